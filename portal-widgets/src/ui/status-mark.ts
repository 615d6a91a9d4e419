import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n/texts.js';
import { ground } from '../theme/shared.styles.js';
import { glyph, glyphs, type Glyph } from './glyphs.js';
import { Ticker } from './ticker.js';

/** Where something stands: a glyph that fills, the word for it, and for how long. */
@customElement('pp-status-mark')
export class StatusMarkElement extends LitElement {
  static override styles = [
    ground,
    glyphs,
    css`
      :host {
        display: inline-flex;
        max-width: 100%;
        vertical-align: middle;
      }
      .status {
        display: inline-flex;
        align-items: center;
        gap: 7px;
        font-weight: 500;
        white-space: nowrap;
      }
      .age {
        color: var(--pp-text-3);
        font-size: var(--pp-size-s);
        font-weight: 400;
      }
      .word {
        flex: 0 1 auto;
        min-width: 0;
        max-width: 22ch;
        white-space: normal;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property() stage: Glyph | null = null;
  /** The CRM's own word, shown as it is. */
  @property() word = '';
  /** When it became so, ISO-8601; left out, no age is shown. */
  @property() since?: string;

  constructor() {
    super();
    new Ticker(this);
  }

  override render() {
    return html`<span class="status">
      ${glyph(this.stage)}<span class="word">${this.word}</span>
      ${
        this.since
          ? html`<time class="age" datetime=${this.since} title=${t.time.exact(this.since)}
              >${t.time.age(this.since)}</time
            >`
          : nothing
      }
    </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-status-mark': StatusMarkElement;
  }
}
