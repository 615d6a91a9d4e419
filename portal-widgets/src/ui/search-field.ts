import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { t } from '../i18n/texts.js';
import { fields, ground } from '../theme/shared.styles.js';
import * as icons from './icons.js';

/** After so long without a key what is typed is meant, in milliseconds. */
const PAUSE = 250;

/**
 * A field to look for something: it says what is wanted once the reader pauses, and at once on Enter. The key `/` leads
 * to it from anywhere on the page, Escape and its button empty it.
 *
 * @fires pp-search - `detail.text`: what is looked for now, without space around it; empty for everything.
 */
@customElement('pp-search-field')
export class SearchFieldElement extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    ground,
    fields,
    css`
      .search {
        position: relative;
        display: block;
      }
      .search > .icon {
        position: absolute;
        inset-block: 0;
        inset-inline-start: 10px;
        margin-block: auto;
        color: var(--pp-text-3);
        pointer-events: none;
      }
      .input {
        min-height: 36px;
        padding-inline: 36px 40px;
      }
      .input::-webkit-search-cancel-button {
        display: none;
      }
      kbd,
      .clear {
        position: absolute;
        inset-block: 0;
        inset-inline-end: 4px;
        margin-block: auto;
      }
      kbd {
        display: grid;
        place-items: center;
        width: 20px;
        height: 20px;
        inset-inline-end: 8px;
        border: 1px solid var(--pp-line-strong);
        border-radius: var(--pp-radius-s);
        font: inherit;
        font-size: var(--pp-size-xs);
        color: var(--pp-text-3);
        pointer-events: none;
      }
      .input:focus ~ kbd {
        display: none;
      }
      .clear {
        display: grid;
        place-items: center;
        width: 28px;
        height: 28px;
        padding: 0;
        border: 0;
        border-radius: var(--pp-radius-s);
        color: var(--pp-text-2);
        background: none;
        cursor: pointer;
      }
      .clear:hover {
        color: var(--pp-text);
        background: var(--pp-surface-2);
      }
      @media (pointer: coarse) {
        .input {
          min-height: 44px;
        }
        .clear {
          width: 40px;
          height: 40px;
        }
        kbd {
          display: none;
        }
      }
    `,
  ];

  /** What it is for; heard, not seen. */
  @property() label = '';
  @property() placeholder = '';
  /** What stands in it; what it comes with is looked for already. */
  @property() value = '';
  @property({ type: Number }) maxlength = 100;

  @query('input') private readonly input!: HTMLInputElement;
  #said = '';
  #waiting?: ReturnType<typeof setTimeout>;

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#shortcut);
    this.#said = this.value.trim();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#shortcut);
    clearTimeout(this.#waiting);
  }

  override render() {
    return html`<div class="search" role="search">
      ${icons.search()}
      <input
        class="input"
        type="search"
        aria-label=${this.label}
        aria-keyshortcuts="/"
        placeholder=${this.placeholder}
        maxlength=${this.maxlength}
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        enterkeyhint="search"
        .value=${live(this.value)}
        @input=${this.#typed}
        @keydown=${this.#key}
      />
      ${
        this.value === ''
          ? html`<kbd aria-hidden="true">/</kbd>`
          : html`<button
              class="clear"
              type="button"
              aria-label=${t.search.clear}
              title=${t.search.clear}
              @click=${this.clear}
            >
              ${icons.x('s')}
            </button>`
      }
    </div>`;
  }

  /** Empties it, says so, and leaves the reader in it. */
  readonly clear = () => {
    this.value = '';
    this.#say();
    this.input.focus();
  };

  readonly #typed = () => {
    this.value = this.input.value;
    clearTimeout(this.#waiting);
    if (this.value.trim() === '') this.#say();
    else this.#waiting = setTimeout(() => this.#say(), PAUSE);
  };

  readonly #key = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Enter') this.#say();
    if (event.key === 'Escape' && this.value !== '') {
      event.preventDefault();
      event.stopPropagation();
      this.clear();
    }
  };

  /** Not while a word is written elsewhere, and not while a dialog is open. */
  readonly #shortcut = (event: KeyboardEvent) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const path = event.composedPath();
    const [target] = path;
    if (target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')) return;
    if (path.some((node) => node instanceof HTMLDialogElement)) return;
    event.preventDefault();
    this.input.focus();
    this.input.select();
  };

  #say(): void {
    clearTimeout(this.#waiting);
    const text = this.value.trim();
    if (text === this.#said) return;
    this.#said = text;
    this.dispatchEvent(new CustomEvent('pp-search', { detail: { text }, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-search-field': SearchFieldElement;
  }
}
