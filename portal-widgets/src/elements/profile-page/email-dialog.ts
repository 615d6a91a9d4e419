import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Api } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { t } from '../../i18n/texts.js';
import { ground } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import { explain } from '../../ui/explain.js';
import '../../ui/modal-dialog.js';
import '../../ui/note-box.js';
import '../../ui/text-field.js';
import type { TextFieldElement } from '../../ui/text-field.js';

/**
 * Asks for another address and the password.
 *
 * @fires pp-email-asked - The mail is on its way; `detail.text` says so.
 * @fires pp-dialog-close - It was closed.
 */
@customElement('pp-email-dialog')
export class EmailDialogElement extends LitElement {
  static override styles = [ground];

  @property({ attribute: false }) api!: Api;

  @state() private email = '';
  @state() private password = '';
  @state() private errors: { email?: string; password?: string } = {};
  @state() private failure = '';
  @state() private busy = false;

  /** The dialog takes the focus when it opens; a field that is drawn after it comes too late for that. */
  protected override firstUpdated() {
    requestAnimationFrame(() => {
      this.#focus('email');
    });
  }

  override render() {
    const { address } = t.profile;
    return html`<pp-modal-dialog open heading=${address.change}>
      ${this.failure ? html`<pp-note-box kind="bad">${this.failure}</pp-note-box>` : nothing}
      <p class="soft small">${address.how}</p>
      <pp-text-field
        name="email"
        type="email"
        label=${address.fresh}
        autocomplete="email"
        required
        .value=${this.email}
        .error=${this.errors.email}
        @input=${this.#typed}
        @keydown=${this.#enter}
      ></pp-text-field>
      <pp-text-field
        name="password"
        type="password"
        label=${t.signIn.password}
        autocomplete="current-password"
        required
        .value=${this.password}
        .error=${this.errors.password}
        @input=${this.#typed}
        @keydown=${this.#enter}
      ></pp-text-field>
      <pp-button slot="actions" variant="quiet" @click=${this.#close}>${t.team.cancel}</pp-button>
      <pp-button slot="actions" variant="primary" ?busy=${this.busy} @click=${this.#save}>${address.send}</pp-button>
    </pp-modal-dialog>`;
  }

  readonly #typed = (event: Event) => {
    const field = event.target as TextFieldElement;
    if (field.name === 'email') this.email = field.value;
    else this.password = field.value;
    this.errors = { ...this.errors, [field.name]: undefined };
  };

  readonly #enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void this.#save();
  };

  readonly #close = () => {
    this.dispatchEvent(new Event('pp-dialog-close', { bubbles: true, composed: true }));
  };

  readonly #save = async () => {
    if (this.busy) return;
    const { address } = t.profile;
    const email = this.email.trim();
    this.errors = {
      email: /^\S+@\S+$/.test(email) ? undefined : t.signIn.emailMissing,
      password: this.password ? undefined : t.signIn.passwordMissing,
    };
    if (this.errors.email ?? this.errors.password) {
      this.#focus();
      return;
    }
    this.busy = true;
    this.failure = '';
    try {
      await this.api.POST('/api/v1/me/email', { body: { email, password: this.password } });
      const text = address.asked(email);
      this.dispatchEvent(new CustomEvent('pp-email-asked', { detail: { text }, bubbles: true, composed: true }));
    } catch (thrown) {
      this.#refused(ApiProblem.of(thrown));
    } finally {
      this.busy = false;
    }
  };

  #refused(problem: ApiProblem): void {
    const { address, second } = t.profile;
    const fault = problem.problem?.errors?.[0];
    if (fault?.pointer === '/password') this.errors = { password: second.wrongPassword };
    else if (fault?.pointer === '/email')
      this.errors = { email: fault.code === 'same' ? address.same : t.signIn.emailMissing };
    else if (problem.slug === 'too-many-attempts' || problem.slug === 'rate-limited') this.failure = t.signIn.tooMany;
    else {
      const { title, text } = explain(problem);
      this.failure = `${title}. ${text}`;
    }
    this.#focus();
  }

  #focus(name = this.errors.email ? 'email' : 'password'): void {
    this.renderRoot.querySelector<HTMLElement>(`pp-text-field[name=${name}]`)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-email-dialog': EmailDialogElement;
  }
}
