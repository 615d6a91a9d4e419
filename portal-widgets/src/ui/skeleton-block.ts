import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n/texts.js';
import { ground } from '../theme/shared.styles.js';

/** Grey lines where text will be. They show after 150 ms, and after 4 s a sentence joins them. */
@customElement('pp-skeleton-block')
export class SkeletonBlockElement extends LitElement {
  static override styles = [
    ground,
    css`
      .lines {
        display: grid;
        gap: var(--pp-3);
        padding: var(--pp-5) var(--pp-4);
        animation: appear 0s linear 150ms both;
      }
      .line {
        height: 12px;
        border-radius: 4px;
        background: color-mix(in oklab, var(--pp-text) 9%, var(--pp-surface));
        animation: breathe 1.6s ease-in-out infinite;
      }
      .rows {
        gap: 0;
        padding: 0;
      }
      .row {
        display: grid;
        grid-template-columns: 2fr 1fr 2fr 1fr;
        gap: var(--pp-5);
        align-items: center;
        height: 56px;
        padding: 0 var(--pp-4);
        border-top: 1px solid var(--pp-line);
      }
      .row:first-child {
        border-top: 0;
      }
      .line:nth-child(3n + 1) {
        width: 60%;
      }
      .line:nth-child(3n) {
        width: 80%;
      }
      p {
        padding: var(--pp-2) var(--pp-4) var(--pp-3);
        animation: appear 0s linear 4s both;
      }
      @keyframes appear {
        from {
          visibility: hidden;
        }
        to {
          visibility: visible;
        }
      }
      @keyframes breathe {
        50% {
          opacity: 0.55;
        }
      }
      @media (max-width: 760px) {
        .row {
          grid-template-columns: 2fr 1fr;
        }
        .row .line:nth-child(n + 3) {
          display: none;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .line {
          animation: none;
        }
      }
    `,
  ];

  /** How many lines, or rows of a table. */
  @property({ type: Number }) lines = 3;
  /** Shaped like the rows of a table. */
  @property({ type: Boolean }) rows = false;

  override render() {
    const line = html`<span class="line"></span>`;
    const count = Array.from({ length: this.lines });
    return html`<div class=${this.rows ? 'lines rows' : 'lines'} role="img" aria-label=${t.loading}>
        ${count.map(() => (this.rows ? html`<span class="row">${line}${line}${line}${line}</span>` : line))}
      </div>
      <p class="small faint">${t.stillLoading}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-skeleton-block': SkeletonBlockElement;
  }
}
