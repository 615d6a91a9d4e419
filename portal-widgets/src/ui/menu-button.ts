import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { ground } from '../theme/shared.styles.js';
import type { Icon } from './icons.js';

export interface MenuItem {
  id: string;
  label: string;
  icon?: Icon;
}

/**
 * A button that opens a short list of things to do. Arrow keys move, Escape closes, focus comes back to the button.
 *
 * @slot - What stands on the button.
 * @csspart opener - The button.
 * @fires pp-menu-choose - `detail.id`: the chosen item.
 */
@customElement('pp-menu-button')
export class MenuButtonElement extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    ground,
    css`
      .opener {
        display: flex;
        align-items: center;
        gap: 10px;
        width: 100%;
        min-height: 44px;
        margin: 0;
        padding: var(--pp-2);
        border: 0;
        border-radius: var(--pp-radius-s);
        color: inherit;
        background: none;
        font: inherit;
        line-height: 1.3;
        text-align: start;
        cursor: pointer;
      }
      .opener:hover {
        background: var(--pp-surface-2);
      }
      .menu {
        inset: auto;
        position: fixed;
        min-width: 200px;
        margin: 0;
        padding: 6px;
        border: 1px solid var(--pp-line);
        border-radius: var(--pp-radius);
        color: inherit;
        background: var(--pp-surface);
        box-shadow: var(--pp-shadow-2);
      }
      .item {
        display: flex;
        align-items: center;
        gap: 10px;
        width: 100%;
        min-height: var(--pp-control);
        padding: 0 10px;
        border: 0;
        border-radius: var(--pp-radius-s);
        color: inherit;
        background: none;
        font: inherit;
        font-size: var(--pp-size-s);
        text-align: start;
        cursor: pointer;
      }
      .item:hover,
      .item:focus-visible {
        background: var(--pp-surface-2);
      }
      .item .icon {
        color: var(--pp-text-3);
      }
    `,
  ];

  /** Its name where the slot holds no words, or too many. */
  @property() label = '';
  /** The name of the menu, where the button is named by its words. */
  @property({ attribute: 'menu-label' }) menuLabel = '';
  @property({ attribute: false }) items: readonly MenuItem[] = [];

  @query('.opener') private readonly opener!: HTMLButtonElement;
  @query('.menu') private readonly menu!: HTMLElement;

  override render() {
    return html`<button
        class="opener"
        part="opener"
        type="button"
        aria-haspopup="menu"
        aria-expanded="false"
        aria-label=${this.label || nothing}
        @click=${() => {
          this.menu.togglePopover();
        }}
      >
        <slot></slot>
      </button>
      <div
        class="menu"
        role="menu"
        aria-label=${this.menuLabel || this.label || nothing}
        popover="auto"
        @toggle=${this.#toggled}
        @keydown=${this.#move}
      >
        ${this.items.map(
          ({ id, label, icon }) =>
            html`<button
              class="item"
              role="menuitem"
              type="button"
              tabindex="-1"
              @click=${() => {
                this.#choose(id);
              }}
            >
              ${icon?.()}${label}
            </button>`,
        )}
      </div>`;
  }

  readonly #toggled = (event: Event) => {
    const open = (event as ToggleEvent).newState === 'open';
    this.opener.setAttribute('aria-expanded', String(open));
    if (!open) return;
    const button = this.opener.getBoundingClientRect();
    const { offsetHeight, offsetWidth } = this.menu;
    const above = button.bottom + offsetHeight + 8 > innerHeight;
    const x = Math.min(button.left, innerWidth - offsetWidth - 8);
    this.menu.style.top = `${above ? button.top - offsetHeight - 4 : button.bottom + 4}px`;
    this.menu.style.left = `${Math.max(8, x)}px`;
    this.#buttons[0]?.focus();
  };

  readonly #move = (event: KeyboardEvent) => {
    const items = this.#buttons;
    const at = items.indexOf(this.shadowRoot?.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === 'Tab') this.menu.hidePopover();
    if (to === undefined) return;
    event.preventDefault();
    items.at(to % items.length)?.focus();
  };

  get #buttons(): HTMLButtonElement[] {
    return [...this.menu.querySelectorAll<HTMLButtonElement>('.item')];
  }

  #choose(id: string): void {
    this.menu.hidePopover();
    this.opener.focus();
    this.dispatchEvent(new CustomEvent('pp-menu-choose', { detail: { id }, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-menu-button': MenuButtonElement;
  }
}
