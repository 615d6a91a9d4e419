import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ActivationPreview, Session } from '../../api/model.js';
import { ApiProblem } from '../../api/problem.js';
import { t } from '../../i18n/texts.js';
import { cards, ground } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import '../../ui/error-panel.js';
import { glyph, glyphs } from '../../ui/glyphs.js';
import * as icons from '../../ui/icons.js';
import '../../ui/note-box.js';
import '../../ui/skeleton-block.js';
import '../../ui/text-field.js';
import type { TextFieldElement } from '../../ui/text-field.js';
import './code-form.js';
import './email-form.js';
import './forgot-form.js';
import { gateForm } from './gate-form.styles.js';
import { refusal } from './refusal.js';
import './reset-form.js';
import './second-form.js';
import type { SecondStep } from './second-form.js';
import { strength } from './strength.js';
import { styles } from './sign-in.styles.js';

/** What the gate needs from where it stands. */
export interface Gate {
  signIn(email: string, password: string, totp?: string): Promise<Session>;
  /** Sends a code, if anybody has the address. */
  sendCode(email: string): Promise<void>;
  signInWithCode(email: string, code: string, totp?: string): Promise<Session>;
  /** Sends a link to set another password, if anybody has the address. */
  askReset(email: string): Promise<void>;
  reset(token: string, password: string): Promise<void>;
  preview(token: string): Promise<ActivationPreview>;
  /** Sets the password of somebody new, or takes the one somebody known has. */
  activate(token: string, password: string, name?: string, totp?: string): Promise<Session>;
  /** Confirms another address by the link that was sent there. */
  confirmEmail(token: string): Promise<void>;
  /** Sends a new link in place of an expired one. */
  renew(token: string): Promise<void>;
}

/**
 * The way in: with a password or a code, by the link of an invitation, which sets a password, or by that of a reset.
 *
 * @fires pp-signed-in - `detail.session`: the reader is in.
 */
@customElement('pp-sign-in')
export class SignInElement extends LitElement {
  static override styles = [ground, cards, glyphs, gateForm, styles];

  @property({ attribute: false }) gate!: Gate;
  /** The secret of an invitation link; with it the element sets up access, without it asks for the password. */
  @property({ attribute: false }) invitation?: string;
  /** The secret of a reset link; with it the element takes another password. */
  @property({ attribute: false }) reset?: string;
  /** The secret of a link that confirms another address. */
  @property({ attribute: false }) change?: string;
  /** The reader forgot the password. */
  @property({ type: Boolean }) forgot = false;
  /** Why the reader has to sign in again. */
  @property() notice = '';

  @state() private preview?: ActivationPreview;
  @state() private problem?: ApiProblem;
  @state() private busy = false;
  @state() private failure = '';
  @state() private errors: { email?: string; password?: string } = {};
  @state() private email = '';
  @state() private password = '';
  /** Where a code was sent, while it is waited for. */
  @state() private codeSent?: string;
  /** How to go on with the code of a second step, while it is waited for. */
  @state() private second?: SecondStep;
  /** What somebody new wants to be called, once they changed it. */
  @state() private name?: string;
  @state() private renewed = false;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('invitation') && this.invitation !== undefined) void this.#open(this.invitation);
  }

  override render() {
    const organization = this.preview?.organization.name;
    return html`<div class="gate">
      <main>
        <p class="brand">
          <span class="mark">${icons.logo(22)}</span>
          <span>${organization ? html`${organization}<small>${t.portal}</small>` : t.portal}</span>
        </p>
        ${this.#form()}
        <footer>${organization ? t.signIn.by(organization) : nothing}</footer>
      </main>
      <aside class="side" aria-label=${t.example.label}>${this.#example(organization)}</aside>
    </div>`;
  }

  #form() {
    const { gate } = this;
    if (this.second)
      return html`<pp-second-form .step=${this.second} @pp-back=${this.#withoutSecond}></pp-second-form>`;
    if (this.change !== undefined) return html`<pp-email-form .gate=${gate} token=${this.change}></pp-email-form>`;
    if (this.invitation !== undefined) return this.#invitation();
    if (this.reset !== undefined) return html`<pp-reset-form .gate=${gate} token=${this.reset}></pp-reset-form>`;
    if (this.forgot) return html`<pp-forgot-form .gate=${gate} email=${this.email}></pp-forgot-form>`;
    if (this.codeSent !== undefined)
      return html`<pp-code-form
        .gate=${gate}
        email=${this.codeSent}
        @pp-back=${this.#withPassword}
        @pp-second-step=${this.#toSecond}
      ></pp-code-form>`;
    return this.#signIn();
  }

  #signIn() {
    const { signIn } = t;
    return html`<form novalidate @submit=${this.#submitSignIn} @input=${this.#typed}>
      <h1 tabindex="-1">${signIn.title}</h1>
      <p>${signIn.lead}</p>
      ${this.notice ? html`<pp-note-box>${this.notice}</pp-note-box>` : nothing} ${this.#failed()}
      <pp-text-field
        size="large"
        name="email"
        type="email"
        label=${signIn.email}
        autocomplete="username"
        required
        .value=${this.email}
        .error=${this.errors.email}
      ></pp-text-field>
      <pp-text-field
        size="large"
        name="password"
        type="password"
        label=${signIn.password}
        autocomplete="current-password"
        required
        .value=${this.password}
        .error=${this.errors.password}
        ><a slot="aside" class="link" href="/portal/forgot">${signIn.forgot}</a></pp-text-field
      >
      <pp-button variant="primary" size="large" type="submit" ?busy=${this.busy}
        >${this.busy ? signIn.busy : signIn.submit}</pp-button
      >
      <span class="or">${signIn.or}</span>
      <pp-button size="large" @click=${this.#sendCode}>${icons.mail()} ${signIn.code}</pp-button>
    </form>`;
  }

  #invitation() {
    const { activate } = t;
    if (this.problem) {
      if (this.problem.slug === 'token-expired-or-used')
        return this.#dead(activate.unknown.title, activate.unknown.text);
      return html`<div class="state">
        <pp-error-panel .problem=${this.problem} @pp-retry=${() => this.#open(this.invitation ?? '')}></pp-error-panel>
      </div>`;
    }
    if (!this.preview)
      return html`<div class="state"><pp-skeleton-block aria-label=${activate.opening}></pp-skeleton-block></div>`;
    const { state, expires_at: end, organization } = this.preview;
    if (state === 'used') return this.#dead(activate.used.title, activate.used.text);
    if (state === 'expired')
      return this.renewed
        ? this.#dead(activate.renewed.title, activate.renewed.text(this.preview.email))
        : this.#expired(activate.expired(t.time.date(end)), activate.expiredText(organization.name));
    return this.preview.known ? this.#join(this.preview) : this.#activate(this.preview);
  }

  #expired(title: string, text: string) {
    return html`<div class="state">
      <h1 tabindex="-1">${title}</h1>
      <p>${text}</p>
      ${this.#failed()}
      <pp-button variant="primary" size="large" ?busy=${this.busy} @click=${this.#renew}>${t.activate.renew}</pp-button>
      <pp-button variant="quiet" size="large" href="/portal/sign-in">${t.activate.toSignIn}</pp-button>
    </div>`;
  }

  /** For somebody who is known: their password stays what it is. */
  #join({ email, partner, organization, role }: ActivationPreview) {
    const { activate, signIn } = t;
    return html`<form novalidate @submit=${this.#submitJoin} @input=${this.#typed}>
      <h1 tabindex="-1">${activate.joinTitle(partner.name, organization.name)}</h1>
      <p>${activate.known(email)} ${activate.role[role] ?? ''}</p>
      ${this.#failed()}
      <pp-text-field
        size="large"
        name="password"
        type="password"
        label=${signIn.password}
        autocomplete="current-password"
        required
        .value=${this.password}
        .error=${this.errors.password}
        ><a slot="aside" class="link" href="/portal/forgot">${signIn.forgot}</a></pp-text-field
      >
      <pp-button variant="primary" size="large" type="submit" ?busy=${this.busy}
        >${this.busy ? signIn.busy : activate.join}</pp-button
      >
    </form>`;
  }

  #activate({ name, email, partner, organization, role, expires_at: end }: ActivationPreview) {
    const { activate } = t;
    const { level, missing, length } = strength(this.password, [email, name, partner.name, organization.name]);
    const error =
      this.errors.password ??
      (level === 1 ? activate.tooShort(missing) : level === 2 ? activate.weak(length) : undefined);
    return html`<form novalidate @submit=${this.#submitActivation} @input=${this.#typed}>
      <h1 tabindex="-1">${activate.title(organization.name, partner.name)}</h1>
      <p>${activate.lead(name)}</p>
      ${this.#failed()}
      <pp-text-field
        size="large"
        name="username"
        type="email"
        label=${activate.email}
        autocomplete="username"
        disabled
        .value=${email}
        help=${activate.role[role] ?? ''}
      ></pp-text-field>
      <pp-text-field
        size="large"
        name="name"
        label=${activate.name}
        autocomplete="name"
        maxlength="120"
        .value=${this.name ?? name}
      ></pp-text-field>
      <pp-text-field
        size="large"
        name="password"
        type="password"
        label=${activate.password}
        autocomplete="new-password"
        required
        .value=${this.password}
        .error=${this.errors.password}
        help=${level === 0 ? activate.hint : level < 3 ? (error ?? '') : ''}
        good=${level === 3 ? activate.fair(length) : level === 4 ? activate.good(length) : ''}
      >
        <span slot="below" class="power level-${level}" aria-hidden="true"><i></i><i></i><i></i><i></i></span>
      </pp-text-field>
      <pp-button variant="primary" size="large" type="submit" ?busy=${this.busy}
        >${this.busy ? activate.busy : activate.submit}</pp-button
      >
      <p class="small faint">${activate.validUntil(t.time.date(end))}</p>
    </form>`;
  }

  #dead(title: string, text: string) {
    return html`<div class="state">
      <h1 tabindex="-1">${title}</h1>
      <p>${text}</p>
      <pp-button variant="primary" size="large" href="/portal/sign-in">${t.activate.toSignIn}</pp-button>
    </div>`;
  }

  #failed() {
    return this.failure ? html`<pp-note-box kind="bad">${this.failure}</pp-note-box>` : nothing;
  }

  #example(organization: string | undefined) {
    return html`<div class="card">
      <p><b>${t.example.title}</b><span class="small faint">${t.example.mark}</span></p>
      <ol>
        ${t.example.steps(organization).map(
          ({ glyph: shape, title, text, at }) =>
            html`<li>
              ${glyph(shape)}<span><b>${title}</b><br /><span class="faint">${text}</span></span
              ><span class="at">${at}</span>
            </li>`,
        )}
      </ol>
    </div>`;
  }

  async #open(token: string): Promise<void> {
    this.problem = undefined;
    try {
      this.preview = await this.gate.preview(token);
    } catch (thrown) {
      this.problem = ApiProblem.of(thrown);
    }
  }

  readonly #typed = (event: Event) => {
    const field = event.target as TextFieldElement;
    if (field.name === 'email') this.email = field.value;
    if (field.name === 'name') this.name = field.value;
    if (field.name === 'password') this.password = field.value;
    this.errors = { ...this.errors, [field.name]: undefined };
  };

  readonly #submitSignIn = async (event: Event) => {
    event.preventDefault();
    this.errors = {
      email: this.email.trim() ? undefined : t.signIn.emailMissing,
      password: this.password ? undefined : t.signIn.passwordMissing,
    };
    if (this.errors.email ?? this.errors.password) {
      this.#focus(this.errors.email ? 'email' : 'password');
      return;
    }
    await this.#enter((totp) => this.gate.signIn(this.email.trim(), this.password, totp));
  };

  readonly #submitActivation = async (event: Event) => {
    event.preventDefault();
    const { level, missing } = strength(this.password);
    if (level < 2) {
      this.errors = { password: level === 0 ? t.activate.hint : t.activate.tooShort(missing) };
      this.#focus('password');
      return;
    }
    const name = (this.name ?? '').trim() || this.preview?.name;
    await this.#enter(() => this.gate.activate(this.invitation ?? '', this.password, name));
  };

  readonly #submitJoin = async (event: Event) => {
    event.preventDefault();
    if (!this.password) {
      this.errors = { password: t.signIn.passwordMissing };
      this.#focus('password');
      return;
    }
    await this.#enter((totp) => this.gate.activate(this.invitation ?? '', this.password, undefined, totp));
  };

  readonly #renew = async () => {
    if (this.busy) return;
    this.busy = true;
    this.failure = '';
    try {
      await this.gate.renew(this.invitation ?? '');
      this.renewed = true;
    } catch (thrown) {
      this.#refused(ApiProblem.of(thrown));
    } finally {
      this.busy = false;
    }
  };

  readonly #toSecond = ({ detail }: CustomEvent<SecondStep>) => {
    this.second = detail;
  };

  readonly #withoutSecond = async () => {
    this.second = undefined;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  };

  readonly #withPassword = async () => {
    this.codeSent = undefined;
    await this.updateComplete;
    this.#focus('password');
  };

  readonly #sendCode = async () => {
    const email = this.email.trim();
    if (!email) {
      this.errors = { email: t.signIn.emailMissing };
      this.#focus('email');
      return;
    }
    if (this.busy) return;
    this.failure = '';
    this.errors = {};
    try {
      await this.gate.sendCode(email);
      this.codeSent = email;
    } catch (thrown) {
      this.failure = refusal(ApiProblem.of(thrown));
    }
  };

  async #enter(way: SecondStep): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failure = '';
    try {
      const session = await way();
      this.dispatchEvent(new CustomEvent('pp-signed-in', { detail: { session }, bubbles: true, composed: true }));
    } catch (thrown) {
      const problem = ApiProblem.of(thrown);
      if (problem.slug === 'second-factor-required') this.second = way;
      else this.#refused(problem);
    } finally {
      this.busy = false;
    }
  }

  #refused(problem: ApiProblem): void {
    if (problem.slug === 'weak-password') {
      this.errors = { password: t.activate.refused };
      this.#focus('password');
    } else if (problem.slug === 'token-expired-or-used') {
      void this.#open(this.invitation ?? '');
    } else {
      this.failure = refusal(problem);
    }
  }

  #focus(name: string): void {
    this.renderRoot.querySelector<HTMLElement>(`pp-text-field[name=${name}]`)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-sign-in': SignInElement;
  }
}
