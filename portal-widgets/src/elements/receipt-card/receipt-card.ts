import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LeadRow, Receipt } from '../../api/model.js';
import { t } from '../../i18n/texts.js';
import { cards, ground } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import '../../ui/copy-button.js';
import { glyph, glyphs } from '../../ui/glyphs.js';
import { lapse } from '../lead-list/lead-words.js';

/**
 * The receipt of a lead: its number at once, then how it gets into the CRM, second by second.
 *
 * @slot actions - More to do.
 */
@customElement('pp-receipt-card')
export class ReceiptCardElement extends LitElement {
  static override styles = [
    ground,
    cards,
    glyphs,
    css`
      .receipt {
        overflow: hidden;
      }
      .no {
        padding: 0 var(--pp-4) var(--pp-3);
        font-size: var(--pp-size-xl);
        font-weight: var(--pp-weight-title);
        letter-spacing: -0.02em;
      }
      header > .small {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      ol {
        display: grid;
        padding: var(--pp-3) var(--pp-4);
        border-top: 1px dashed var(--pp-line-strong);
      }
      li {
        position: relative;
        display: grid;
        grid-template-columns: 18px minmax(0, 1fr) auto;
        gap: 0 10px;
        padding: 5px 0;
        font-size: var(--pp-size-s);
      }
      li:not(:last-child)::before {
        content: '';
        position: absolute;
        inset-inline-start: 8.5px;
        top: 26px;
        bottom: -4px;
        width: 1px;
        background: var(--pp-line-strong);
      }
      .glyph {
        margin: 2px 1px;
      }
      time {
        color: var(--pp-text-3);
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--pp-2) var(--pp-3);
        padding: 0 var(--pp-4) var(--pp-4);
        font-size: var(--pp-size-s);
        color: var(--pp-text-2);
      }
    `,
  ];

  @property({ attribute: false }) receipt?: Receipt;
  /** What is known of the lead by now; it makes the card move. */
  @property({ attribute: false }) lead?: LeadRow;
  @property() organization = '';
  @property() heading = '';
  /** Whose lead it is, beside the heading. */
  @property() company = '';
  /** Address of the lead. */
  @property() href = '';

  override render() {
    if (!this.receipt) return nothing;
    const { number, received_at: received } = this.receipt;
    return html`<section class="card receipt" aria-labelledby="title">
      <header>
        <h2 id="title">${this.heading || t.receipt.title}</h2>
        <span class="small faint end">${this.company}</span>
      </header>
      <p class="no">${number}</p>
      <ol aria-live="polite">
        ${this.#step('won', html`${t.receipt.received}`, t.time.stamp(received))} ${this.#delivery(received)}
        ${this.#answer()}
      </ol>
      <footer>
        ${this.href ? html`<pp-button size="small" href=${this.href}>${t.receipt.openLead}</pp-button>` : nothing}
        <slot name="actions"></slot>
        <pp-copy-button .text=${number} label=${t.receipt.copyNumber}></pp-copy-button>
      </footer>
    </section>`;
  }

  #delivery(received: string) {
    const { receipt } = t;
    const ack = this.lead?.crm_ack_at;
    if (ack)
      return this.#step(
        'won',
        html`<b>${receipt.sent(this.organization)}</b> ${receipt.after(lapse(received, ack))}`,
        t.time.stamp(ack),
      );
    const state = this.lead?.sync.state;
    if (state === 'blocked') return this.#step('returned', receipt.blocked(this.organization));
    if (state === 'retry') return this.#step('received', receipt.retry(this.organization));
    return this.#step('received', html`<span class="soft">${receipt.sending(this.organization)}</span>`);
  }

  #answer() {
    const stage = this.lead?.status.stage ?? 'received';
    const words = t.receipt.answer(this.organization);
    return stage === 'received'
      ? this.#step('received', html`<span class="soft">${words}</span>`, t.receipt.open)
      : this.#step('won', words, t.receipt.answered);
  }

  #step(shape: 'won' | 'received' | 'returned', words: unknown, at = '') {
    return html`<li>${glyph(shape)}<span>${words}</span><time>${at}</time></li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-receipt-card': ReceiptCardElement;
  }
}
