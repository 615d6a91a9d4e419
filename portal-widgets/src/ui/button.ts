import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { ground } from '../theme/shared.styles.js';

/**
 * A button, or a link that looks like one. Its words are a verb and an object; with nothing but an icon it needs `label`.
 *
 * @slot - Icon and words.
 */
@customElement('pp-button')
export class ButtonElement extends LitElement {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    ground,
    css`
      :host {
        display: inline-flex;
        vertical-align: middle;
      }
      .btn {
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: 6px;
        width: 100%;
        min-height: var(--pp-control);
        margin: 0;
        padding: 0 14px;
        border: 1px solid var(--pp-line-strong);
        border-radius: var(--pp-radius-control);
        color: var(--pp-text);
        background: var(--pp-surface);
        font: var(--pp-weight-strong) var(--pp-size-s) / 1.2 var(--pp-font);
        white-space: nowrap;
        cursor: pointer;
        transition:
          background var(--pp-fast),
          border-color var(--pp-fast),
          color var(--pp-fast);
      }
      .btn:hover {
        border-color: var(--pp-line-control);
        background: var(--pp-surface-2);
        text-decoration: none;
      }
      .btn:focus-visible {
        border-radius: var(--pp-radius-control);
      }
      .primary {
        border-color: transparent;
        color: var(--pp-on-brand);
        background: var(--pp-brand);
      }
      .primary:hover {
        border-color: transparent;
        background: var(--pp-brand-hover);
      }
      .quiet {
        border-color: transparent;
        background: none;
        color: var(--pp-text-2);
      }
      .quiet:hover {
        border-color: transparent;
        color: var(--pp-text);
        background: var(--pp-surface-2);
      }
      .danger {
        color: var(--pp-bad);
      }
      .danger:hover {
        border-color: var(--pp-bad);
        background: var(--pp-bad-soft);
      }
      .small {
        min-height: var(--pp-control-s);
        padding: 0 10px;
        border-radius: var(--pp-radius-s);
      }
      .large {
        min-height: 44px;
        font-size: var(--pp-size-m);
      }
      .square {
        width: var(--pp-control);
        padding: 0;
      }
      .square.small {
        width: var(--pp-control-s);
      }
      .btn:disabled {
        border-color: var(--pp-line);
        color: var(--pp-text-3);
        background: var(--pp-surface-2);
        cursor: not-allowed;
      }
      .btn[aria-busy='true'] {
        cursor: progress;
      }
      ::slotted(svg) {
        /* wins over the page's own size of icons */
        width: 18px !important;
        height: 18px !important;
        margin-inline-start: -3px;
      }
      .square ::slotted(svg) {
        margin: 0;
      }
      kbd {
        display: inline-grid;
        place-items: center;
        min-width: 20px;
        height: 20px;
        margin-inline-end: -5px;
        padding: 0 5px;
        border: 1px solid color-mix(in oklab, currentColor 40%, transparent);
        border-radius: 5px;
        font: var(--pp-weight-strong) var(--pp-size-xs) / 1 var(--pp-font);
      }
      @media (pointer: coarse) {
        kbd {
          display: none;
        }
      }
    `,
  ];

  /** `primary` at most once per view. */
  @property() variant: 'default' | 'primary' | 'quiet' | 'danger' = 'default';
  @property() size: 'small' | 'medium' | 'large' = 'medium';
  /** As wide as high, for an icon alone. */
  @property({ type: Boolean }) square = false;
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Something is on its way; a second press does nothing. */
  @property({ type: Boolean }) busy = false;
  @property() type: 'button' | 'submit' = 'button';
  /** Makes it a link. */
  @property() href?: string;
  /** Its name where there are no words in it. */
  @property() label?: string;
  /** The key that does the same, shown on it. */
  @property() key?: string;

  readonly #internals = this.attachInternals();

  override render() {
    const { variant, size, square } = this;
    const look = ['btn', variant, size, square ? 'square' : ''].join(' ');
    const inside = html`<slot></slot>${this.key ? html`<kbd aria-hidden="true">${this.key}</kbd>` : nothing}`;
    return this.href !== undefined
      ? html`<a class=${look} href=${this.href} aria-label=${ifDefined(this.label)}>${inside}</a>`
      : html`<button
          class=${look}
          type="button"
          ?disabled=${this.disabled}
          aria-busy=${this.busy ? 'true' : nothing}
          aria-label=${ifDefined(this.label)}
          @click=${this.#press}
        >
          ${inside}
        </button>`;
  }

  readonly #press = (event: Event) => {
    if (this.busy) event.stopImmediatePropagation();
    else if (this.type === 'submit') this.#internals.form?.requestSubmit();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-button': ButtonElement;
  }
}
