import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ground } from '../theme/shared.styles.js';

/**
 * How fresh a mirrored record is. Quiet when fine, exact when not; the words say it, the dot repeats it.
 *
 * @slot - The words.
 */
@customElement('pp-fresh-mark')
export class FreshMarkElement extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        color: var(--pp-text-3);
        font-size: var(--pp-size-xs);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
        vertical-align: middle;
      }
      :host::before {
        content: '';
        flex: none;
        width: 7px;
        height: 7px;
        border: 1.5px solid var(--pp-good);
        border-radius: 50%;
        background: var(--pp-good);
      }
      :host([quiet][state='live'])::before {
        width: 5px;
        height: 5px;
        opacity: 0.6;
      }
      :host([state='late']) {
        color: var(--pp-warn);
      }
      :host([state='late'])::before {
        border-color: var(--pp-warn);
        background: linear-gradient(90deg, var(--pp-warn) 50%, transparent 50%);
      }
      :host([state='gone']) {
        color: var(--pp-bad);
      }
      :host([state='gone'])::before {
        border-color: var(--pp-bad);
        background: none;
      }
    `,
  ];

  @property({ reflect: true }) state: 'live' | 'late' | 'gone' = 'live';
  /** A smaller dot, for lists. */
  @property({ type: Boolean, reflect: true }) quiet = false;

  override render() {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-fresh-mark': FreshMarkElement;
  }
}
