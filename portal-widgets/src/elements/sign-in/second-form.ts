import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Session } from '../../api/model.js';
import { ApiProblem } from '../../api/problem.js';
import { t } from '../../i18n/texts.js';
import { ground } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import '../../ui/note-box.js';
import '../../ui/text-field.js';
import type { TextFieldElement } from '../../ui/text-field.js';
import { gateForm } from './gate-form.styles.js';
import { refusal } from './refusal.js';

/** The first step once more, now with the code of the second. */
export type SecondStep = (totp?: string) => Promise<Session>;

/**
 * Takes the code of an app, or a recovery code.
 *
 * @fires pp-signed-in - `detail.session`: the reader is in.
 * @fires pp-back - The reader wants to begin anew.
 */
@customElement('pp-second-form')
export class SecondFormElement extends LitElement {
  static override styles = [ground, gateForm];

  @property({ attribute: false }) step!: SecondStep;

  @state() private code = '';
  @state() private recovery = false;
  @state() private error = '';
  @state() private failure = '';
  @state() private busy = false;
  @query('h1') private readonly heading!: HTMLElement;
  @query('pp-text-field') private readonly field!: TextFieldElement;

  protected override firstUpdated() {
    this.heading.focus();
  }

  override render() {
    const { second } = t;
    const words = this.recovery ? second.recovery : second.app;
    return html`<form novalidate @submit=${this.#submit} @input=${this.#typed}>
      <h1 tabindex="-1">${second.title}</h1>
      <p>${words.lead}</p>
      ${this.failure ? html`<pp-note-box kind="bad">${this.failure}</pp-note-box>` : nothing}
      <pp-text-field
        size="large"
        name="totp"
        label=${words.label}
        autocomplete=${this.recovery ? 'off' : 'one-time-code'}
        ?digits=${!this.recovery}
        required
        maxlength="20"
        help=${words.help}
        .value=${this.code}
        .error=${this.error}
      ></pp-text-field>
      <pp-button variant="primary" size="large" type="submit" ?busy=${this.busy}
        >${this.busy ? t.signIn.busy : t.signIn.submit}</pp-button
      >
      <pp-button size="large" @click=${this.#other}>${words.other}</pp-button>
      <pp-button variant="quiet" size="large" @click=${this.#back}>${second.back}</pp-button>
    </form>`;
  }

  readonly #typed = () => {
    this.code = this.field.value;
    this.error = '';
  };

  readonly #other = () => {
    this.recovery = !this.recovery;
    this.code = '';
    this.error = '';
    this.failure = '';
    void this.updateComplete.then(() => {
      this.field.focus();
    });
  };

  readonly #back = () => {
    this.dispatchEvent(new Event('pp-back', { bubbles: true, composed: true }));
  };

  readonly #submit = async (event: Event) => {
    event.preventDefault();
    const code = this.code.trim();
    const right = this.recovery ? /^[a-z0-9]{5}[\s-]?[a-z0-9]{5}$/i : /^\d{3}\s?\d{3}$/;
    if (!right.test(code)) {
      this.error = this.recovery ? t.second.recovery.missing : t.second.app.missing;
      this.field.focus();
      return;
    }
    if (this.busy) return;
    this.busy = true;
    this.failure = '';
    try {
      const session = await this.step(code);
      this.dispatchEvent(new CustomEvent('pp-signed-in', { detail: { session }, bubbles: true, composed: true }));
    } catch (thrown) {
      this.failure = refusal(ApiProblem.of(thrown), this.recovery ? t.second.recovery.wrong : t.second.app.wrong);
    } finally {
      this.busy = false;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-second-form': SecondFormElement;
  }
}
