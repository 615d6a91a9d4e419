import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n/texts.js';
import { fields, ground } from '../theme/shared.styles.js';
import * as icons from './icons.js';

export interface Choice {
  value: string;
  label: string;
}

/**
 * A choice out of a few: the platform's own list under our edge.
 *
 * @fires change - Another choice; `value` has it.
 */
@customElement('pp-select-field')
export class SelectFieldElement extends LitElement {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [ground, fields];

  @property() label = '';
  @property({ reflect: true }) name = '';
  @property() value = '';
  @property({ attribute: false }) choices: readonly Choice[] = [];
  @property() help = '';
  @property({ attribute: false }) error: unknown = '';
  @property({ type: Boolean }) optional = false;
  @property({ type: Boolean }) required = false;
  @property({ type: Boolean }) disabled = false;
  @property() autocomplete: string = 'off';

  readonly #internals = this.attachInternals();

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('value')) this.#internals.setFormValue(this.value);
  }

  override render() {
    return html`<div class="field">
      <label for="input"
        >${this.label}${this.optional ? html` <span class="faint">${t.optional}</span>` : nothing}</label
      >
      <span class="select">
        <select
          id="input"
          class="input"
          name=${this.name}
          autocomplete=${this.autocomplete}
          ?disabled=${this.disabled}
          aria-required=${this.required ? 'true' : nothing}
          aria-invalid=${this.error ? 'true' : nothing}
          aria-describedby="message"
          @change=${this.#chosen}
        >
          ${this.choices.map(
            ({ value, label }) => html`<option value=${value} ?selected=${value === this.value}>${label}</option>`,
          )}
        </select>
        ${icons.down('s')}
      </span>
      <div id="message" aria-live="polite">
        ${
          this.error
            ? html`<p class="msg bad">${icons.alert('s')}<span>${this.error}</span></p>`
            : this.help
              ? html`<p class="help">${this.help}</p>`
              : nothing
        }
      </div>
    </div>`;
  }

  readonly #chosen = (event: Event) => {
    this.value = (event.target as HTMLSelectElement).value;
    this.dispatchEvent(new Event('change', { bubbles: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-select-field': SelectFieldElement;
  }
}
