import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ApiProblem } from '../api/problem.js';
import { t } from '../i18n/texts.js';
import { ground } from '../theme/shared.styles.js';
import './button.js';
import './copy-button.js';
import { explain } from './explain.js';

/**
 * What happened, what is safe, what to do, and a reference to quote.
 *
 * @fires pp-retry - The reader wants it tried again.
 */
@customElement('pp-error-panel')
export class ErrorPanelElement extends LitElement {
  static override styles = [
    ground,
    css`
      .fault {
        display: grid;
        gap: var(--pp-3);
        padding: var(--pp-5);
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--pp-3);
      }
    `,
  ];

  @property({ attribute: false }) problem?: ApiProblem;
  /** Words that know more about the situation than the problem does. */
  @property() heading = '';
  @property() text = '';

  override render() {
    const { title, text } = explain(this.problem);
    const reference = this.problem?.reference;
    return html`<div class="fault" role="alert">
      <h2>${this.heading || title}</h2>
      <p class="soft small">${this.text || text}</p>
      <div class="acts">
        <pp-button
          size="small"
          @click=${() => this.dispatchEvent(new Event('pp-retry', { bubbles: true, composed: true }))}
          >${t.tryAgain}</pp-button
        >
      </div>
      ${
        reference
          ? html`<p class="tiny faint">
              ${t.reference} ${reference} <pp-copy-button .text=${reference}></pp-copy-button>
            </p>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-error-panel': ErrorPanelElement;
  }
}
