import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ground } from '../theme/shared.styles.js';

/**
 * Why there is nothing, and the one thing to do about it.
 *
 * @slot - The action.
 */
@customElement('pp-empty-state')
export class EmptyStateElement extends LitElement {
  static override styles = [
    ground,
    css`
      .empty {
        display: grid;
        justify-items: center;
        gap: var(--pp-2);
        padding: var(--pp-7) var(--pp-5);
        text-align: center;
        color: var(--pp-text-2);
      }
      h1,
      h2 {
        color: var(--pp-text);
        font-size: var(--pp-size-m);
        font-weight: var(--pp-weight-title);
        letter-spacing: -0.006em;
      }
      p {
        max-width: 44ch;
      }
      ::slotted(*) {
        margin-top: var(--pp-2);
      }
    `,
  ];

  @property() heading = '';
  @property() text = '';
  /** It is all there is on the page, so its heading is the page's. */
  @property({ type: Boolean }) alone = false;

  override render() {
    return html`<div class="empty">
      ${this.alone ? html`<h1 tabindex="-1">${this.heading}</h1>` : html`<h2>${this.heading}</h2>`}
      <p>${this.text}</p>
      <slot></slot>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-empty-state': EmptyStateElement;
  }
}
