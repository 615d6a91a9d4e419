import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/texts.js';
import { ground } from '../theme/shared.styles.js';
import './button.js';
import * as icons from './icons.js';

export interface Toast {
  text: string;
  /** One thing to do about it, for example "Open" or "Undo". */
  action?: { label: string; run: () => void };
}

interface Shown extends Toast {
  key: number;
}

/** Milliseconds a confirmation stays; with something to press, longer. */
const STAY = 5_000;
const STAY_WITH_ACTION = 10_000;

/** Confirmations at the edge of the page. They never carry an error. */
@customElement('pp-toast-stack')
export class ToastStackElement extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        position: fixed;
        z-index: 40;
        inset-block-end: var(--pp-5);
        inset-inline: 0;
        pointer-events: none;
      }
      ul {
        display: grid;
        justify-items: center;
        gap: var(--pp-2);
        padding: 0 var(--pp-3);
      }
      li {
        display: inline-flex;
        align-items: center;
        gap: var(--pp-3);
        padding: 8px 8px 8px var(--pp-4);
        border: 1px solid var(--pp-line);
        border-radius: var(--pp-radius);
        background: var(--pp-surface);
        box-shadow: var(--pp-shadow-2);
        font-size: var(--pp-size-s);
        pointer-events: auto;
        animation: rise var(--pp-slow) var(--pp-ease);
      }
      li > .icon {
        color: var(--pp-good);
      }
      @keyframes rise {
        from {
          opacity: 0;
          translate: 0 8px;
        }
      }
      @media (max-width: 960px) {
        :host {
          inset-block-end: 88px;
        }
      }
    `,
  ];

  @state() private toasts: readonly Shown[] = [];
  #next = 0;

  /** Shows a confirmation for some seconds. */
  show(toast: Toast): void {
    const key = this.#next++;
    this.toasts = [...this.toasts, { ...toast, key }].slice(-3);
    setTimeout(
      () => {
        this.#drop(key);
      },
      toast.action ? STAY_WITH_ACTION : STAY,
    );
  }

  override render() {
    return html`<div role="status">
      <ul>
        ${repeat(
          this.toasts,
          ({ key }) => key,
          ({ key, text, action }) =>
            html`<li>
              ${icons.check('s')}<span>${text}</span>
              ${
                action
                  ? html`<pp-button
                      variant="quiet"
                      size="small"
                      @click=${() => {
                        this.#drop(key);
                        action.run();
                      }}
                      >${action.label}</pp-button
                    >`
                  : nothing
              }
              <pp-button
                variant="quiet"
                size="small"
                square
                label=${t.dismiss}
                @click=${() => {
                  this.#drop(key);
                }}
                >${icons.x('s')}</pp-button
              >
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #drop(key: number): void {
    this.toasts = this.toasts.filter((toast) => toast.key !== key);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-toast-stack': ToastStackElement;
  }
}
