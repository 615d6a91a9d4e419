import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { body } from '../../api/client.js';
import { LiveValue } from '../../api/live-value.js';
import type { LeadRow, Me, Page } from '../../api/model.js';
import type { Connection } from '../../host/host.js';
import { t } from '../../i18n/texts.js';
import { ground, pages } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import '../../ui/search-field.js';
import type { SearchFieldElement } from '../../ui/search-field.js';
import '../lead-list/lead-list.js';

const PAGE = 50;
/** The most the server gives at once. */
const MOST = 200;

/** Leads, and what they were looked for by; empty for all. */
interface Found extends Page<LeadRow> {
  sought: string;
}

/** All leads the reader may see, or those they look for. Loads them, and again when one of them may have changed. */
@customElement('pp-leads-page')
export class LeadsPageElement extends LitElement {
  static override styles = [
    ground,
    pages,
    css`
      pp-search-field {
        max-width: 340px;
        margin-bottom: var(--pp-3);
      }
      @media (max-width: 760px) {
        pp-search-field {
          max-width: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) connection!: Connection;
  @property({ attribute: false }) me!: Me;

  @query('pp-search-field') private readonly field!: SearchFieldElement;

  #wanted = PAGE;
  #sought = soughtHere();
  /** What stands in the field when it comes; from then on it is the reader's. */
  readonly #first = this.#sought;
  readonly #leads = new LiveValue<Found>(this, {
    load: (signal) => this.#read(signal),
    concerns: ({ topic }) => topic === 'lead',
  });

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('connection')) this.#leads.start(this.connection.live);
  }

  override render() {
    const { state } = this.#leads;
    const sought = state.value?.sought ?? '';
    // it leads nowhere until there is something to look for, and stays where somebody does
    // what is looked for goes in a body, and a look for the organisation sends none
    const searches = !this.me.view && (sought !== '' || this.#sought !== '' || (state.value?.items.length ?? 0) > 0);
    const masked = this.me.role === 'PARTNER_VIEWER';
    const yours = state.value?.items.filter(({ next_by: by }) => by === 'you').length ?? 0;
    const create = this.me.can.includes('CREATE_LEAD');
    return html`<div class="page-head">
        <h1 tabindex="-1">${t.leads.title}</h1>
        ${yours > 0 ? html`<span class="small faint">${t.home.yours(yours)}</span>` : nothing}
      </div>
      ${
        searches
          ? html`<pp-search-field
              label=${t.leads.search}
              placeholder=${masked ? t.leads.searchHintMasked : t.leads.searchHint}
              value=${this.#first}
              @pp-search=${this.#search}
            ></pp-search-field>`
          : nothing
      }
      <p class="hidden" role="status">${sought && state.value ? this.#told(state.value) : nothing}</p>
      <pp-lead-list
        .leads=${state}
        sought=${sought}
        emptyText=${sought && masked ? t.leads.nothingTextMasked : nothing}
        organization=${this.me.organization.name}
        .crm=${this.me.crm}
        .link=${(lead: LeadRow) => `/portal/leads/${lead.id}`}
        ?compact=${this.me.membership?.scope === 'own'}
        @pp-leads-more=${this.#more}
        @pp-retry=${() => this.#leads.refresh()}
      >
        ${this.#instead(sought, create)}
      </pp-lead-list>`;
  }

  /** The one thing to do where there is nothing. */
  #instead(sought: string, create: boolean) {
    if (sought) return html`<pp-button slot="empty" @click=${() => this.field.clear()}>${t.leads.all}</pp-button>`;
    return create
      ? html`<pp-button slot="empty" variant="primary" href="/portal/leads/new">${t.leads.first}</pp-button>`
      : nothing;
  }

  /** The same for those who listen. */
  #told({ items, next, sought }: Found): string {
    return items.length === 0 ? t.leads.nothing(sought) : t.leads.found(items.length, next !== null);
  }

  readonly #search = ({ detail }: CustomEvent<{ text: string }>) => {
    this.#sought = detail.text;
    this.#wanted = PAGE;
    remember(detail.text);
    void this.#leads.instead();
  };

  readonly #more = () => {
    this.#wanted += PAGE;
    void this.#leads.refresh();
  };

  /** As many leads as are shown, in as few answers as possible. */
  async #read(signal: AbortSignal): Promise<Found> {
    const sought = this.me.view ? '' : this.#sought;
    let items: LeadRow[] = [];
    let next: string | null = null;
    do {
      const part = { limit: Math.min(MOST, this.#wanted - items.length), ...(next === null ? {} : { cursor: next }) };
      const page: Page<LeadRow> = await this.#page(sought, part, signal);
      items = [...items, ...page.items];
      next = page.next;
    } while (next !== null && items.length < this.#wanted);
    return { items, next, sought };
  }

  /** What is looked for is personal data, so it goes in the body and never in an address. */
  #page(q: string, part: { limit: number; cursor?: string }, signal: AbortSignal): Promise<Page<LeadRow>> {
    const { api } = this.connection;
    return q === ''
      ? body(api.GET('/api/v1/leads', { params: { query: part }, signal }))
      : body(api.POST('/api/v1/leads/search', { body: { q, ...part }, signal }));
  }
}

/** What was looked for when the reader left this page, to whom "back" brings it again; the address never tells. */
function soughtHere(): string {
  const { sought } = (history.state ?? {}) as { sought?: unknown };
  return typeof sought === 'string' ? sought : '';
}

function remember(sought: string): void {
  history.replaceState({ ...(history.state as object | null), sought }, '');
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-leads-page': LeadsPageElement;
  }
}
