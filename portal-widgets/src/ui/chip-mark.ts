import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ground } from '../theme/shared.styles.js';

/**
 * A small tinted mark for an exception or an owner; not for every value.
 *
 * @slot - Its words, with an icon before them where colour carries a meaning.
 */
@customElement('pp-chip-mark')
export class ChipMarkElement extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 5px;
        min-height: 24px;
        padding: 0 8px;
        border-radius: var(--pp-radius-s);
        color: var(--pp-text-2);
        background: var(--pp-surface-2);
        font-size: var(--pp-size-xs);
        font-weight: var(--pp-weight-strong);
        white-space: nowrap;
        vertical-align: middle;
      }
      :host([kind='brand']) {
        color: var(--pp-brand);
        background: var(--pp-brand-soft);
      }
      :host([kind='good']) {
        color: var(--pp-good);
        background: var(--pp-good-soft);
      }
      :host([kind='warn']) {
        color: var(--pp-warn);
        background: var(--pp-warn-soft);
      }
      :host([kind='bad']) {
        color: var(--pp-bad);
        background: var(--pp-bad-soft);
      }
      :host([kind='info']) {
        color: var(--pp-info);
        background: var(--pp-info-soft);
      }
      ::slotted(svg) {
        width: 14px;
        height: 14px;
        margin-inline-start: -2px;
        stroke-width: 1.75;
      }
    `,
  ];

  @property({ reflect: true }) kind: 'neutral' | 'brand' | 'good' | 'warn' | 'bad' | 'info' = 'neutral';

  override render() {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-chip-mark': ChipMarkElement;
  }
}
