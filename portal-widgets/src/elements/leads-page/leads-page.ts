import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { body } from '../../api/client.js';
import { LiveValue } from '../../api/live-value.js';
import type { LeadRow, Me, Page } from '../../api/model.js';
import type { Connection } from '../../host/host.js';
import { t } from '../../i18n/texts.js';
import { ground, pages } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import '../lead-list/lead-list.js';

const PAGE = 50;
/** The most the server gives at once. */
const MOST = 200;

/** All leads the reader may see. Loads them, and again when one of them may have changed. */
@customElement('pp-leads-page')
export class LeadsPageElement extends LitElement {
  static override styles = [ground, pages];

  @property({ attribute: false }) connection!: Connection;
  @property({ attribute: false }) me!: Me;

  #wanted = PAGE;
  readonly #leads = new LiveValue<Page<LeadRow>>(this, {
    load: (signal) => this.#read(signal),
    concerns: ({ topic }) => topic === 'lead',
  });

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('connection')) this.#leads.start(this.connection.live);
  }

  override render() {
    const { state } = this.#leads;
    const yours = state.value?.items.filter(({ next_by: by }) => by === 'you').length ?? 0;
    const create = this.me.can.includes('CREATE_LEAD');
    return html`<div class="page-head">
        <h1 tabindex="-1">${t.leads.title}</h1>
        ${yours > 0 ? html`<span class="small faint">${t.home.yours(yours)}</span>` : nothing}
      </div>
      <pp-lead-list
        .leads=${state}
        organization=${this.me.organization.name}
        .crm=${this.me.crm}
        .link=${(lead: LeadRow) => `/portal/leads/${lead.id}`}
        ?compact=${this.me.membership?.scope === 'own'}
        @pp-leads-more=${this.#more}
        @pp-retry=${() => this.#leads.refresh()}
      >
        ${
          create
            ? html`<pp-button slot="empty" variant="primary" href="/portal/leads/new">${t.leads.first}</pp-button>`
            : nothing
        }
      </pp-lead-list>`;
  }

  readonly #more = () => {
    this.#wanted += PAGE;
    void this.#leads.refresh();
  };

  /** As many leads as are shown, in as few answers as possible. */
  async #read(signal: AbortSignal): Promise<Page<LeadRow>> {
    let items: LeadRow[] = [];
    let next: string | null = null;
    do {
      const query = { limit: Math.min(MOST, this.#wanted - items.length), ...(next === null ? {} : { cursor: next }) };
      const page: Page<LeadRow> = await body(this.connection.api.GET('/api/v1/leads', { params: { query }, signal }));
      items = [...items, ...page.items];
      next = page.next;
    } while (next !== null && items.length < this.#wanted);
    return { items, next };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-leads-page': LeadsPageElement;
  }
}
