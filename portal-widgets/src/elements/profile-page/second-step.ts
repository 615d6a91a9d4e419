import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Api } from '../../api/client.js';
import { body } from '../../api/client.js';
import type { SecondFactor, SecondFactorSetUp } from '../../api/model.js';
import { ApiProblem } from '../../api/problem.js';
import { t } from '../../i18n/texts.js';
import { cards, ground } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import '../../ui/chip-mark.js';
import '../../ui/copy-button.js';
import { explain } from '../../ui/explain.js';
import '../../ui/modal-dialog.js';
import '../../ui/note-box.js';
import '../../ui/text-field.js';
import type { TextFieldElement } from '../../ui/text-field.js';

type Deed = 'setUp' | 'renew' | 'end';

/** The quiet zone a reader needs around a QR code, in modules (ISO/IEC 18004). */
const QUIET = 4;

/**
 * The second step of one's own sign-in: switched on with an app, with codes for who loses it, and off again.
 *
 * @fires pp-second-kept - The recovery codes were seen.
 * @fires pp-second-changed - It is on or off now, or has other codes; `detail.text` says so.
 */
@customElement('pp-second-step')
export class SecondStepElement extends LitElement {
  static override styles = [
    ground,
    cards,
    css`
      .body {
        display: grid;
        gap: var(--pp-3);
        font-size: var(--pp-size-s);
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--pp-2);
      }
      .qr {
        width: 200px;
        max-width: 100%;
        margin: 0 auto;
        border-radius: var(--pp-radius-control);
      }
      .key {
        font-family: ui-monospace, monospace;
        overflow-wrap: anywhere;
        letter-spacing: 0.04em;
      }
      ol.steps {
        display: grid;
        gap: var(--pp-3);
        list-style: decimal;
        padding-inline-start: 1.4em;
      }
      .codes {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(9em, 1fr));
        gap: var(--pp-2) var(--pp-4);
        padding: var(--pp-4);
        border-radius: var(--pp-radius-control);
        background: var(--pp-surface-2);
        font-family: ui-monospace, monospace;
      }
    `,
  ];

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) factor!: SecondFactor;

  @state() private asking?: Deed;
  @state() private setUp?: SecondFactorSetUp;
  @state() private codes?: string[];
  @state() private entered = '';
  @state() private error = '';
  @state() private failure = '';
  @state() private busy = false;

  override render() {
    const { second } = t.profile;
    const { on, demanded, since, recovery_codes_left: left } = this.factor;
    return html`<section class="card" aria-labelledby="second">
      <header>
        <h2 id="second">${second.title}</h2>
        <pp-chip-mark kind=${on ? 'good' : 'neutral'}>${on ? second.on : second.off}</pp-chip-mark>
      </header>
      <div class="body">
        <p class="soft">${on ? second.isOn(t.time.date(since ?? '')) : second.isOff}</p>
        ${on && left <= 3 ? html`<pp-note-box kind="warn">${second.few(left)}</pp-note-box>` : nothing}
        <div class="acts">
          ${
            on
              ? html`<pp-button size="small" @click=${this.#ask('renew')}>${second.renew}</pp-button> ${
                    demanded
                      ? html`<span class="soft">${t.demanded.always}</span>`
                      : html`<pp-button size="small" variant="quiet" @click=${this.#ask('end')}
                          >${second.end}</pp-button
                        >`
                  }`
              : html`<pp-button size="small" @click=${this.#ask('setUp')}>${second.setUp}</pp-button>`
          }
        </div>
      </div>
      ${this.#dialog()}
    </section>`;
  }

  #dialog() {
    if (this.codes) return this.#shown(this.codes);
    if (this.setUp) return this.#confirm(this.setUp);
    if (this.asking) return this.#password(this.asking);
    return nothing;
  }

  #password(deed: Deed) {
    const { second } = t.profile;
    return html`<pp-modal-dialog open heading=${second[deed]} @pp-dialog-close=${this.#over}>
      ${this.#failed()}
      <p class="soft">${second.why[deed]}</p>
      ${this.#field('password', t.signIn.password)}
      <pp-button slot="actions" variant="quiet" @click=${this.#over}>${t.team.cancel}</pp-button>
      <pp-button slot="actions" variant="primary" ?busy=${this.busy} @click=${() => this.#go(deed)}
        >${second.go[deed]}</pp-button
      >
    </pp-modal-dialog>`;
  }

  #confirm({ key, qr }: SecondFactorSetUp) {
    const { second } = t.profile;
    const size = qr.size + 2 * QUIET;
    return html`<pp-modal-dialog open heading=${second.title} @pp-dialog-close=${this.#over}>
      ${this.#failed()}
      <ol class="steps">
        <li>${second.scan}</li>
        <li>${second.enter}</li>
      </ol>
      <svg class="qr" viewBox="${-QUIET} ${-QUIET} ${size} ${size}" role="img" aria-label=${second.picture}>
        ${svg`<rect x=${-QUIET} y=${-QUIET} width=${size} height=${size} fill="#fff"/><path d=${qr.path} fill="#000"/>`}
      </svg>
      <p class="soft">
        ${second.key} <span class="key">${key.replace(/(.{4})(?=.)/g, '$1 ')}</span>
        <pp-copy-button text=${key}></pp-copy-button>
      </p>
      ${this.#field('code', t.second.app.label)}
      <pp-button slot="actions" variant="quiet" @click=${this.#over}>${t.team.cancel}</pp-button>
      <pp-button slot="actions" variant="primary" ?busy=${this.busy} @click=${this.#confirmed}
        >${second.switchOn}</pp-button
      >
    </pp-modal-dialog>`;
  }

  #shown(codes: string[]) {
    const { second } = t.profile;
    return html`<pp-modal-dialog open heading=${second.codes} @pp-dialog-close=${this.#kept}>
      <p class="soft">${second.keep}</p>
      <ul class="codes">
        ${codes.map((code) => html`<li>${code}</li>`)}
      </ul>
      <pp-copy-button slot="actions" text=${codes.join('\n')} label=${second.copyAll}></pp-copy-button>
      <pp-button slot="actions" variant="primary" @click=${this.#kept}>${second.kept}</pp-button>
    </pp-modal-dialog>`;
  }

  #field(name: 'password' | 'code', label: string) {
    return html`<pp-text-field
      name=${name}
      type=${name === 'password' ? 'password' : 'text'}
      label=${label}
      autocomplete=${name === 'password' ? 'current-password' : 'one-time-code'}
      ?digits=${name === 'code'}
      required
      .value=${this.entered}
      .error=${this.error}
      @input=${this.#typed}
      @keydown=${this.#enter}
    ></pp-text-field>`;
  }

  #failed() {
    return this.failure ? html`<pp-note-box kind="bad">${this.failure}</pp-note-box>` : nothing;
  }

  #ask(deed: Deed) {
    return () => {
      this.#over();
      this.asking = deed;
      this.#focusSoon();
    };
  }

  readonly #typed = (event: Event) => {
    this.entered = (event.target as TextFieldElement).value;
    this.error = '';
  };

  readonly #enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (this.setUp) void this.#confirmed();
    else if (this.asking) void this.#go(this.asking);
  };

  readonly #over = () => {
    this.asking = undefined;
    this.setUp = undefined;
    this.#blank();
  };

  readonly #kept = () => {
    this.codes = undefined;
    this.dispatchEvent(new Event('pp-second-kept', { bubbles: true, composed: true }));
  };

  #blank(): void {
    this.entered = '';
    this.error = '';
    this.failure = '';
  }

  #go(deed: Deed): Promise<void> {
    const { api } = this;
    const { second } = t.profile;
    const given = { body: { password: this.entered } };
    return this.#do(t.signIn.passwordMissing, second.wrongPassword, async () => {
      if (deed === 'setUp') {
        const setUp = await body(api.POST('/api/v1/me/second-factor', given));
        this.#over();
        this.setUp = setUp;
        this.#focusSoon();
      } else if (deed === 'renew') {
        const { recovery_codes: codes } = await body(api.POST('/api/v1/me/second-factor/recovery-codes', given));
        this.#done(second.renewed, codes);
      } else {
        await api.POST('/api/v1/me/second-factor/end', given);
        this.#done(second.ended);
      }
    });
  }

  readonly #confirmed = (): Promise<void> => {
    const { second } = t.profile;
    const code = this.entered.trim();
    return this.#do(t.second.app.missing, second.wrongCode, async () => {
      const { recovery_codes: codes } = await body(this.api.PUT('/api/v1/me/second-factor', { body: { code } }));
      this.#done(second.isOnNow, codes);
    });
  };

  #done(text: string, codes?: string[]): void {
    this.#over();
    this.codes = codes;
    this.dispatchEvent(new CustomEvent('pp-second-changed', { detail: { text }, bubbles: true, composed: true }));
  }

  async #do(missing: string, wrong: string, deed: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    if (!this.entered.trim()) {
      this.error = missing;
      this.#focus();
      return;
    }
    this.busy = true;
    this.failure = '';
    try {
      await deed();
    } catch (thrown) {
      const problem = ApiProblem.of(thrown);
      if (problem.slug === 'validation-failed') {
        this.error = wrong;
        this.#focus();
      } else if (problem.slug === 'too-many-attempts') this.failure = t.signIn.tooMany;
      else {
        const { title, text } = explain(problem);
        this.failure = `${title}. ${text}`;
      }
    } finally {
      this.busy = false;
    }
  }

  /** The dialog takes the focus when it opens; a field that is drawn after it comes too late for that. */
  #focusSoon(): void {
    requestAnimationFrame(() => {
      this.#focus();
    });
  }

  #focus(): void {
    this.renderRoot.querySelector<HTMLElement>('pp-text-field')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-second-step': SecondStepElement;
  }
}
