import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { ApiProblem } from '../../api/problem.js';
import { t } from '../../i18n/texts.js';
import { ground } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import { explain } from '../../ui/explain.js';
import * as icons from '../../ui/icons.js';

/** How an export stands: nobody asked, it is being made, this file was saved, or it failed. */
export type Exporting =
  { state: 'ready' | 'busy' } | { state: 'saved'; name: string } | { state: 'failed'; problem: ApiProblem };

/**
 * Takes what a list shows away as a file, and says how that went.
 *
 * @fires pp-export - The reader wants the file.
 */
@customElement('pp-lead-export')
export class LeadExportElement extends LitElement {
  static override styles = [
    ground,
    css`
      .export {
        display: flex;
        flex-wrap: wrap-reverse;
        align-items: center;
        justify-content: flex-end;
        gap: var(--pp-2) var(--pp-3);
      }
      .failed {
        color: var(--pp-bad);
      }
    `,
  ];

  @property({ attribute: false }) exporting: Exporting = { state: 'ready' };
  /** Only what was looked for leaves. */
  @property({ type: Boolean }) found = false;

  override render() {
    const words = t.leads.export;
    const busy = this.exporting.state === 'busy';
    return html`<div class="export">
      <span class="small soft" role="status"
        >${this.exporting.state === 'saved' ? words.saved(this.exporting.name) : nothing}</span
      >
      ${
        this.exporting.state === 'failed'
          ? html`<span class="small failed" role="alert">${told(this.exporting.problem)}</span>`
          : nothing
      }
      <pp-button
        ?busy=${busy}
        label=${ifDefined(busy ? undefined : this.found ? words.found : words.all)}
        @click=${this.#wanted}
        >${icons.download()}${busy ? words.busy : words.ready}</pp-button
      >
    </div>`;
  }

  readonly #wanted = () => {
    if (this.exporting.state === 'busy') return;
    this.dispatchEvent(new Event('pp-export', { bubbles: true, composed: true }));
  };
}

/** A file that broke off is thrown away whole, so the reader has nothing of it. */
function told(problem: ApiProblem): string {
  if (problem.slug === 'rate-limited') return t.leads.export.often;
  return problem.kind === 'unreachable' ? t.leads.export.broken : explain(problem).title;
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-lead-export': LeadExportElement;
  }
}
