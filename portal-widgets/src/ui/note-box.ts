import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ground } from '../theme/shared.styles.js';
import * as icons from './icons.js';

/**
 * A note that stays until its cause is gone.
 *
 * @slot - One or two sentences.
 * @slot action - What the reader can do about it.
 */
@customElement('pp-note-box')
export class NoteBoxElement extends LitElement {
  static override styles = [
    ground,
    css`
      .note {
        display: flex;
        align-items: flex-start;
        gap: 10px;
        padding: 11px var(--pp-4);
        border-radius: var(--pp-radius-control);
        font-size: var(--pp-size-s);
        background: var(--pp-info-soft);
      }
      .words {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .icon {
        color: var(--pp-info);
      }
      .good {
        background: var(--pp-good-soft);
      }
      .good .icon {
        color: var(--pp-good);
      }
      .warn {
        color: inherit;
        background: var(--pp-warn-soft);
      }
      .warn .icon {
        color: var(--pp-warn);
      }
      .bad {
        background: var(--pp-bad-soft);
      }
      .bad .icon {
        color: var(--pp-bad);
      }
      ::slotted([slot='action']) {
        margin-inline-start: auto;
      }
    `,
  ];

  @property() kind: 'info' | 'good' | 'warn' | 'bad' = 'info';

  override render() {
    const icon = { info: icons.info, good: icons.check, warn: icons.alert, bad: icons.alert }[this.kind];
    return html`<div class="note ${this.kind}" role=${this.kind === 'bad' ? 'alert' : 'status'}>
      ${icon()}
      <span class="words"><slot></slot></span>
      <slot name="action"></slot>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-note-box': NoteBoxElement;
  }
}
