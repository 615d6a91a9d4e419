import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ground } from '../theme/shared.styles.js';
import { glyph, glyphs, type Glyph } from './glyphs.js';

export interface Step {
  title: string;
  /** When it was reached, or when it is usually reached. */
  note?: string;
  state: 'done' | 'now' | 'open';
  /** The glyph of the step one is at. */
  glyph?: Glyph;
}

/** A way in steps: what is done, where it stands, what is still to come. In a narrow place only the glyphs stay. */
@customElement('pp-progress-steps')
export class ProgressStepsElement extends LitElement {
  static override styles = [
    ground,
    glyphs,
    css`
      :host {
        container-type: inline-size;
      }
      ol {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: minmax(0, 1fr);
      }
      li {
        position: relative;
        display: grid;
        gap: 5px;
        align-content: start;
        font-size: var(--pp-size-s);
        color: var(--pp-text-3);
      }
      li::before {
        content: '';
        position: absolute;
        top: 7px;
        inset-inline: 22px 6px;
        height: 2px;
        border-radius: 1px;
        background: var(--pp-line);
      }
      li:last-child::before {
        display: none;
      }
      .done::before {
        background: var(--pp-brand);
      }
      .done,
      .now {
        color: var(--pp-text);
      }
      b {
        padding-inline-end: var(--pp-2);
        font-weight: 500;
        overflow-wrap: anywhere;
      }
      .now b {
        font-weight: var(--pp-weight-title);
      }
      small {
        padding-inline-end: var(--pp-2);
        font-size: var(--pp-size-xs);
        color: var(--pp-text-3);
      }
      .glyph {
        border-radius: 50%;
        background: var(--pp-surface);
      }
      .open .glyph {
        color: var(--pp-line-control);
      }
      .done .glyph {
        color: var(--pp-brand);
      }
      @container (max-width: 640px) {
        ol {
          gap: 4px;
        }
        b,
        small {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
          white-space: nowrap;
        }
        li::before {
          inset-inline: 20px 2px;
        }
      }
    `,
  ];

  @property({ attribute: false }) steps: readonly Step[] = [];

  override render() {
    return html`<ol>
      ${this.steps.map(
        ({ title, note, state, glyph: shape }) =>
          html`<li class=${state} aria-current=${state === 'now' ? 'step' : nothing}>
            ${glyph(state === 'done' ? 'won' : state === 'now' ? shape : 'received')}<b>${title}</b>${
              note ? html`<small>${note}</small>` : nothing
            }
          </li>`,
      )}
    </ol>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-progress-steps': ProgressStepsElement;
  }
}
