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
import { strength } from './strength.js';

/** Takes another password for whoever opened the link of a reset mail. */
@customElement('pp-reset-form')
export class ResetFormElement extends LitElement {
  static override styles = [ground, gateForm];

  @property({ attribute: false }) gate!: Gate;
  /** The secret of the link. */
  @property() token = '';

  @state() private password = '';
  @state() private error?: string;
  @state() private failure = '';
  @state() private busy = false;
  @state() private end?: 'done' | 'dead';
  @query('h1') private readonly heading!: HTMLElement;
  @query('pp-text-field') private readonly field!: TextFieldElement;

  protected override firstUpdated() {
    this.heading.focus();
  }

  override render() {
    if (this.end === 'done') return this.#ended(t.reset.done, '/portal/sign-in', t.activate.toSignIn);
    if (this.end === 'dead' || !this.token) return this.#ended(t.reset.dead, '/portal/forgot', t.reset.another);
    const { level, missing, length } = strength(this.password);
    const { activate, reset } = t;
    const hint = level === 1 ? activate.tooShort(missing) : level === 2 ? activate.weak(length) : '';
    return html`<form novalidate @submit=${this.#submit} @input=${this.#typed}>
      <h1 tabindex="-1">${reset.title}</h1>
      <p>${reset.lead}</p>
      ${this.failure ? html`<pp-note-box kind="bad">${this.failure}</pp-note-box>` : nothing}
      <pp-text-field
        size="large"
        name="password"
        type="password"
        label=${reset.password}
        autocomplete="new-password"
        required
        .value=${this.password}
        .error=${this.error}
        help=${level === 0 ? activate.hint : hint}
        good=${level === 3 ? activate.fair(length) : level === 4 ? activate.good(length) : ''}
      >
        <span slot="below" class="power level-${level}" aria-hidden="true"><i></i><i></i><i></i><i></i></span>
      </pp-text-field>
      <pp-button variant="primary" size="large" type="submit" ?busy=${this.busy}
        >${this.busy ? reset.busy : reset.submit}</pp-button
      >
    </form>`;
  }

  #ended({ title, text }: { title: string; text: string }, href: string, action: string) {
    return html`<div class="state">
      <h1 tabindex="-1">${title}</h1>
      <p>${text}</p>
      <pp-button variant="primary" size="large" href=${href}>${action}</pp-button>
    </div>`;
  }

  readonly #typed = () => {
    this.password = this.field.value;
    this.error = undefined;
  };

  readonly #submit = async (event: Event) => {
    event.preventDefault();
    const { level, missing } = strength(this.password);
    if (level < 2) {
      this.error = level === 0 ? t.activate.hint : t.activate.tooShort(missing);
      this.field.focus();
      return;
    }
    if (this.busy) return;
    this.busy = true;
    this.failure = '';
    try {
      await this.gate.reset(this.token, this.password);
      await this.#finish('done');
    } catch (thrown) {
      await this.#refused(ApiProblem.of(thrown));
    } finally {
      this.busy = false;
    }
  };

  async #refused(problem: ApiProblem): Promise<void> {
    if (problem.slug === 'weak-password') {
      this.error = t.activate.refused;
      this.field.focus();
    } else if (problem.slug === 'token-expired-or-used') await this.#finish('dead');
    else this.failure = refusal(problem);
  }

  async #finish(end: 'done' | 'dead'): Promise<void> {
    this.end = end;
    await this.updateComplete;
    this.heading.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-reset-form': ResetFormElement;
  }
}
