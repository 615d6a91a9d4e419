import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ground } from '../theme/shared.styles.js';

export interface Tab {
  id: string;
  label: string;
  /** A number beside the words, already written for the reader. */
  count?: string;
}

/**
 * Tabs of a panel. Arrow keys move, Home and End go to the ends; only the chosen one is in the Tab order.
 *
 * @fires pp-tab-choose - `detail.id`: the reader wants this tab.
 */
@customElement('pp-tab-bar')
export class TabBarElement extends LitElement {
  static override styles = [
    ground,
    css`
      .tabs {
        display: flex;
        padding: 0 7px;
        overflow: auto hidden;
        border-bottom: 1px solid var(--pp-line);
        scrollbar-width: none;
      }
      button {
        position: relative;
        display: inline-flex;
        align-items: center;
        gap: 7px;
        min-height: 38px;
        padding: 0 9px;
        border: 0;
        color: var(--pp-text-2);
        background: none;
        font: var(--pp-weight-strong) var(--pp-size-m) / 1.2 var(--pp-font);
        white-space: nowrap;
        cursor: pointer;
      }
      button:hover,
      button[aria-selected='true'] {
        color: var(--pp-text);
      }
      button[aria-selected='true']::after {
        content: '';
        position: absolute;
        inset: auto 9px 0;
        height: 2px;
        border-radius: 2px 2px 0 0;
        background: var(--pp-brand);
      }
      button:focus-visible {
        outline-offset: -3px;
      }
      .count {
        padding: 0 6px;
        border-radius: var(--pp-radius-pill);
        background: var(--pp-surface-2);
        font-size: var(--pp-size-s);
        line-height: 20px;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) tabs: readonly Tab[] = [];
  @property() chosen = '';
  @property() label = '';

  override render() {
    return html`<div class="tabs" role="tablist" aria-label=${this.label || nothing} @keydown=${this.#move}>
      ${this.tabs.map(
        ({ id, label, count }) =>
          html`<button
            type="button"
            role="tab"
            data-tab=${id}
            aria-selected=${id === this.chosen ? 'true' : 'false'}
            tabindex=${id === this.chosen ? '0' : '-1'}
            @click=${() => {
              this.#choose(id);
            }}
          >
            ${label}${count === undefined ? nothing : html`<span class="count">${count}</span>`}
          </button>`,
      )}
    </div>`;
  }

  readonly #move = (event: KeyboardEvent) => {
    const at = this.tabs.findIndex(({ id }) => id === this.chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = this.tabs.at(to % this.tabs.length);
    if (!next) return;
    this.#choose(next.id);
    this.renderRoot.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };

  #choose(id: string): void {
    if (id === this.chosen) return;
    this.dispatchEvent(new CustomEvent('pp-tab-choose', { detail: { id }, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-tab-bar': TabBarElement;
  }
}
