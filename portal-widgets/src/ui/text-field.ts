import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { t } from '../i18n/texts.js';
import { fields, ground } from '../theme/shared.styles.js';
import * as icons from './icons.js';

/**
 * One line or several of text: label above, help below, and a message that takes the place of the help.
 * The value is never cleared by the element.
 *
 * @slot aside - At the end of the label's line, for instance a link.
 * @slot below - Between the field and its message.
 * @fires input - While typing; `value` has the text.
 * @fires change - On leaving with another text.
 */
@customElement('pp-text-field')
export class TextFieldElement extends LitElement {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    ground,
    fields,
    css`
      .top {
        display: flex;
        justify-content: space-between;
        gap: var(--pp-2);
      }
      .secret {
        position: relative;
      }
      .secret .input {
        padding-inline-end: 48px;
      }
      .reveal {
        position: absolute;
        inset-block: 4px;
        inset-inline-end: 4px;
        display: grid;
        place-items: center;
        width: 36px;
        padding: 0;
        border: 0;
        border-radius: var(--pp-radius-s);
        color: var(--pp-text-2);
        background: none;
        cursor: pointer;
      }
      .reveal:hover {
        color: var(--pp-text);
        background: var(--pp-surface-2);
      }
      .reveal[aria-pressed='true'] {
        color: var(--pp-brand);
      }
      :host([size='large']) .input {
        min-height: 44px;
      }
      :host([size='large']) .help,
      :host([size='large']) .msg {
        min-height: 0;
      }
    `,
  ];

  @property() label = '';
  @property({ reflect: true }) name = '';
  @property() type: 'text' | 'email' | 'tel' | 'url' | 'password' = 'text';
  @property() value = '';
  @property() help = '';
  /** What is wrong, as words or a template with a button that repairs it. */
  @property({ attribute: false }) error: unknown = '';
  /** What is right, where that is worth saying. */
  @property() good = '';
  @property({ type: Boolean }) required = false;
  /** Says "optional" beside the label. */
  @property({ type: Boolean }) optional = false;
  @property({ type: Boolean }) disabled = false;
  /** Brings up the digits where the keyboard is on the screen. */
  @property({ type: Boolean }) digits = false;
  /** More than one makes it a text area. */
  @property({ type: Number }) rows = 1;
  @property({ type: Number }) maxlength?: number;
  @property() autocomplete: string = 'off';
  @property() placeholder = '';
  @property({ reflect: true }) size: 'medium' | 'large' = 'medium';

  @state() private shown = false;
  @query('.input') private readonly input!: HTMLInputElement | HTMLTextAreaElement;

  readonly #internals = this.attachInternals();

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('value')) this.#internals.setFormValue(this.value);
  }

  override render() {
    const message = this.#message();
    return html`<div class="field">
      <div class="top">
        <label for="input"
          >${this.label}${this.optional ? html` <span class="faint">${t.optional}</span>` : nothing}</label
        >
        <slot name="aside"></slot>
      </div>
      ${this.rows > 1 ? this.#area() : this.type === 'password' ? this.#secret() : this.#line(this.type)}
      <slot name="below"></slot>
      <div id="message" aria-live="polite">${message}</div>
    </div>`;
  }

  #message() {
    if (this.error) return html`<p class="msg bad">${icons.alert('s')}<span>${this.error}</span></p>`;
    if (this.good) return html`<p class="msg good">${icons.check('s')}<span>${this.good}</span></p>`;
    return this.help ? html`<p class="help">${this.help}</p>` : nothing;
  }

  #line(type: string) {
    return html`<input
      id="input"
      class="input"
      type=${type}
      name=${this.name}
      .value=${live(this.value)}
      autocomplete=${this.autocomplete}
      placeholder=${this.placeholder || nothing}
      maxlength=${ifDefined(this.maxlength)}
      inputmode=${this.digits ? 'numeric' : nothing}
      autocapitalize=${this.type === 'email' || this.type === 'password' ? 'none' : nothing}
      spellcheck=${this.type === 'text' ? nothing : 'false'}
      ?disabled=${this.disabled}
      aria-required=${this.required ? 'true' : nothing}
      aria-invalid=${this.error ? 'true' : nothing}
      aria-describedby="message"
      @input=${this.#typed}
      @change=${this.#left}
      @keydown=${this.#key}
    />`;
  }

  #area() {
    return html`<textarea
      id="input"
      class="input"
      name=${this.name}
      rows=${this.rows}
      .value=${live(this.value)}
      maxlength=${ifDefined(this.maxlength)}
      placeholder=${this.placeholder || nothing}
      ?disabled=${this.disabled}
      aria-required=${this.required ? 'true' : nothing}
      aria-invalid=${this.error ? 'true' : nothing}
      aria-describedby="message"
      @input=${this.#typed}
      @change=${this.#left}
    ></textarea>`;
  }

  #secret() {
    const name = this.shown ? t.signIn.hide : t.signIn.show;
    return html`<div class="secret">
      ${this.#line(this.shown ? 'text' : 'password')}
      <button
        class="reveal"
        type="button"
        aria-label=${name}
        aria-pressed=${this.shown}
        title=${name}
        @click=${() => (this.shown = !this.shown)}
      >
        ${icons.eye()}
      </button>
    </div>`;
  }

  readonly #typed = () => {
    this.value = this.input.value; // the native event goes on to whoever listens
  };

  readonly #left = () => {
    this.value = this.input.value;
    this.dispatchEvent(new Event('change', { bubbles: true }));
  };

  readonly #key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.isComposing) this.#internals.form?.requestSubmit();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-text-field': TextFieldElement;
  }
}
