import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ApiProblem } from '../../api/problem.js';
import { t } from '../../i18n/texts.js';
import { ground } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import '../../ui/note-box.js';
import '../../ui/text-field.js';
import type { TextFieldElement } from '../../ui/text-field.js';
import { gateForm } from './gate-form.styles.js';
import { refusal } from './refusal.js';
import type { SecondStep } from './second-form.js';
import type { Gate } from './sign-in.js';

/**
 * Takes the code that was sent to an address.
 *
 * @fires pp-signed-in - `detail.session`: the reader is in.
 * @fires pp-second-step - `detail` goes on with the code of a second step.
 * @fires pp-back - The reader would rather use a password.
 */
@customElement('pp-code-form')
export class CodeFormElement extends LitElement {
  static override styles = [ground, gateForm];

  @property({ attribute: false }) gate!: Gate;
  /** Where the code was sent. */
  @property() email = '';

  @state() private code = '';
  @state() private error = '';
  @state() private failure = '';
  @state() private said = '';
  @state() private busy = false;
  @query('h1') private readonly heading!: HTMLElement;
  @query('pp-text-field') private readonly field!: TextFieldElement;

  protected override firstUpdated() {
    this.heading.focus();
  }

  override render() {
    const { code } = t;
    return html`<form novalidate @submit=${this.#submit} @input=${this.#typed}>
      <h1 tabindex="-1">${code.title}</h1>
      <p>${code.lead(this.email)}</p>
      ${this.failure ? html`<pp-note-box kind="bad">${this.failure}</pp-note-box>` : nothing}
      <div aria-live="polite">${this.said ? html`<pp-note-box>${this.said}</pp-note-box>` : nothing}</div>
      <pp-text-field
        size="large"
        name="code"
        label=${code.label}
        autocomplete="one-time-code"
        digits
        required
        maxlength="20"
        help=${code.help}
        .value=${this.code}
        .error=${this.error}
      ></pp-text-field>
      <pp-button variant="primary" size="large" type="submit" ?busy=${this.busy}
        >${this.busy ? t.signIn.busy : t.signIn.submit}</pp-button
      >
      <pp-button size="large" @click=${this.#again}>${code.again}</pp-button>
      <pp-button variant="quiet" size="large" @click=${this.#back}>${code.back}</pp-button>
    </form>`;
  }

  readonly #typed = () => {
    this.code = this.field.value;
    this.error = '';
  };

  readonly #submit = async (event: Event) => {
    event.preventDefault();
    const digits = this.code.replace(/[\s-]/g, '');
    if (!/^\d{8}$/.test(digits)) {
      this.error = t.code.missing;
      this.field.focus();
      return;
    }
    const way: SecondStep = (totp) => this.gate.signInWithCode(this.email, digits, totp);
    await this.#do(async () => {
      const session = await way();
      this.dispatchEvent(new CustomEvent('pp-signed-in', { detail: { session }, bubbles: true, composed: true }));
    }, way);
  };

  readonly #again = () =>
    this.#do(async () => {
      await this.gate.sendCode(this.email);
      this.code = '';
      this.error = '';
      this.said = t.code.sentAgain;
      this.field.focus();
    });

  readonly #back = () => {
    this.dispatchEvent(new Event('pp-back', { bubbles: true, composed: true }));
  };

  async #do(way: () => Promise<void>, again?: SecondStep): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failure = '';
    this.said = '';
    try {
      await way();
    } catch (thrown) {
      const problem = ApiProblem.of(thrown);
      if (again && problem.slug === 'second-factor-required')
        this.dispatchEvent(new CustomEvent('pp-second-step', { detail: again }));
      else this.failure = refusal(problem, t.code.wrong);
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-code-form': CodeFormElement;
  }
}
