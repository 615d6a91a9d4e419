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
import type { Gate } from './sign-in.js';

/** Orders a link to set another password. What it says afterwards is the same whether anybody has the address. */
@customElement('pp-forgot-form')
export class ForgotFormElement extends LitElement {
  static override styles = [ground, gateForm];

  @property({ attribute: false }) gate!: Gate;
  @property() email = '';

  @state() private sent = '';
  @state() private error = '';
  @state() private failure = '';
  @state() private busy = false;
  @query('h1') private readonly heading!: HTMLElement;
  @query('pp-text-field') private readonly field!: TextFieldElement | null;

  protected override firstUpdated() {
    this.heading.focus();
  }

  override render() {
    const { forgot } = t;
    if (this.sent)
      return html`<div class="state">
        <h1 tabindex="-1">${forgot.sentTitle}</h1>
        <p>${forgot.sent(this.sent)}</p>
        <pp-button variant="primary" size="large" href="/portal/sign-in">${forgot.back}</pp-button>
        <pp-button variant="quiet" size="large" @click=${this.#other}>${forgot.other}</pp-button>
      </div>`;
    return html`<form novalidate @submit=${this.#submit} @input=${this.#typed}>
      <h1 tabindex="-1">${forgot.title}</h1>
      <p>${forgot.lead}</p>
      ${this.failure ? html`<pp-note-box kind="bad">${this.failure}</pp-note-box>` : nothing}
      <pp-text-field
        size="large"
        name="email"
        type="email"
        label=${t.signIn.email}
        autocomplete="username"
        required
        .value=${this.email}
        .error=${this.error}
      ></pp-text-field>
      <pp-button variant="primary" size="large" type="submit" ?busy=${this.busy}
        >${this.busy ? forgot.busy : forgot.submit}</pp-button
      >
      <pp-button variant="quiet" size="large" href="/portal/sign-in">${forgot.back}</pp-button>
    </form>`;
  }

  readonly #typed = () => {
    this.email = this.field?.value ?? '';
    this.error = '';
  };

  readonly #other = () => {
    this.sent = '';
    void this.updateComplete.then(() => this.field?.focus());
  };

  readonly #submit = async (event: Event) => {
    event.preventDefault();
    const email = this.email.trim();
    if (!email) {
      this.error = t.signIn.emailMissing;
      this.field?.focus();
      return;
    }
    if (this.busy) return;
    this.busy = true;
    this.failure = '';
    try {
      await this.gate.askReset(email);
      this.sent = email;
      await this.updateComplete;
      this.heading.focus();
    } catch (thrown) {
      this.failure = refusal(ApiProblem.of(thrown));
    } finally {
      this.busy = false;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-forgot-form': ForgotFormElement;
  }
}
