import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { t } from '../i18n/texts.js';
import { ground } from '../theme/shared.styles.js';
import './button.js';
import * as icons from './icons.js';

/**
 * Something that must be decided now. The platform traps the focus and gives it back; Escape closes.
 *
 * @slot - What it is about.
 * @slot actions - Buttons, the way out first.
 * @fires pp-dialog-close - It was closed, by whatever means.
 */
@customElement('pp-modal-dialog')
export class ModalDialogElement extends LitElement {
  static override styles = [
    ground,
    css`
      dialog {
        width: min(520px, calc(100vw - 24px));
        padding: 0;
        border: 1px solid var(--pp-line);
        border-radius: var(--pp-radius-l);
        color: inherit;
        background: var(--pp-surface);
        box-shadow: var(--pp-shadow-2);
      }
      dialog::backdrop {
        background: var(--pp-scrim);
      }
      header,
      footer {
        display: flex;
        align-items: center;
        gap: var(--pp-2);
        padding: var(--pp-4) var(--pp-5);
      }
      header {
        padding-bottom: var(--pp-2);
      }
      footer {
        flex-wrap: wrap;
        justify-content: flex-end;
        position: sticky;
        bottom: 0;
        border-top: 1px solid var(--pp-line);
        background: var(--pp-surface);
      }
      .body {
        display: grid;
        gap: var(--pp-4);
        padding: 0 var(--pp-5) var(--pp-5);
      }
    `,
  ];

  @property() heading = '';
  @property({ type: Boolean, reflect: true }) open = false;

  @query('dialog') private readonly dialog!: HTMLDialogElement;

  protected override updated(changed: PropertyValues<this>) {
    if (!changed.has('open') || this.open === this.dialog.open) return;
    if (this.open) this.dialog.showModal();
    else this.dialog.close();
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @close=${this.#closed}>
      <header>
        <h2 id="heading">${this.heading}</h2>
        <pp-button
          class="push"
          variant="quiet"
          size="small"
          square
          label=${t.close}
          @click=${() => {
            this.dialog.close();
          }}
          >${icons.x()}</pp-button
        >
      </header>
      <div class="body"><slot></slot></div>
      <footer><slot name="actions"></slot></footer>
    </dialog>`;
  }

  readonly #closed = () => {
    this.open = false;
    this.dispatchEvent(new Event('pp-dialog-close', { bubbles: true, composed: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-modal-dialog': ModalDialogElement;
  }
}
