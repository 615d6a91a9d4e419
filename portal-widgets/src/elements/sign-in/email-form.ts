import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ApiProblem } from '../../api/problem.js';
import { t } from '../../i18n/texts.js';
import { ground } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import '../../ui/note-box.js';
import { gateForm } from './gate-form.styles.js';
import { refusal } from './refusal.js';
import type { Gate } from './sign-in.js';

/** Confirms another address. Opening the link does nothing yet: what looks into mails opens links too. */
@customElement('pp-email-form')
export class EmailFormElement extends LitElement {
  static override styles = [ground, gateForm];

  @property({ attribute: false }) gate!: Gate;
  /** The secret of the link. */
  @property() token = '';

  @state() private failure = '';
  @state() private busy = false;
  @state() private end?: 'done' | 'dead';
  @query('h1') private readonly heading!: HTMLElement;

  protected override firstUpdated() {
    this.heading.focus();
  }

  override render() {
    const { newEmail } = t;
    if (this.end === 'done') return this.#ended(newEmail.done);
    if (this.end === 'dead' || !this.token) return this.#ended(newEmail.dead);
    return html`<div class="state">
      <h1 tabindex="-1">${newEmail.title}</h1>
      <p>${newEmail.lead}</p>
      ${this.failure ? html`<pp-note-box kind="bad">${this.failure}</pp-note-box>` : nothing}
      <pp-button variant="primary" size="large" ?busy=${this.busy} @click=${this.#confirm}
        >${this.busy ? newEmail.busy : newEmail.submit}</pp-button
      >
    </div>`;
  }

  #ended({ title, text }: { title: string; text: string }) {
    return html`<div class="state">
      <h1 tabindex="-1">${title}</h1>
      <p>${text}</p>
      <pp-button variant="primary" size="large" href="/portal/">${t.newEmail.toPortal}</pp-button>
    </div>`;
  }

  readonly #confirm = async () => {
    if (this.busy) return;
    this.busy = true;
    this.failure = '';
    try {
      await this.gate.confirmEmail(this.token);
      this.end = 'done';
    } catch (thrown) {
      const problem = ApiProblem.of(thrown);
      if (problem.slug === 'token-expired-or-used') this.end = 'dead';
      else this.failure = refusal(problem);
    } finally {
      this.busy = false;
    }
    await this.updateComplete;
    this.heading.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-email-form': EmailFormElement;
  }
}
