import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { body } from '../../api/client.js';
import { LiveValue } from '../../api/live-value.js';
import type { LeadRow, Me, Page } from '../../api/model.js';
import { ApiProblem } from '../../api/problem.js';
import type { Connection } from '../../host/host.js';
import { t } from '../../i18n/texts.js';
import { ground, pages } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import { nameOf, saveFile } from '../../ui/save-file.js';
import '../../ui/search-field.js';
import type { SearchFieldElement } from '../../ui/search-field.js';
import '../lead-export/lead-export.js';
import type { Exporting } from '../lead-export/lead-export.js';
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
      .below {
        display: none;
      }
      @media (max-width: 760px) {
        pp-search-field {
          max-width: none;
        }
        .page-head .end {
          display: none;
        }
        .below {
          display: block;
          margin-top: var(--pp-4);
        }
      }
    `,
  ];

  @property({ attribute: false }) connection!: Connection;
  @property({ attribute: false }) me!: Me;

  @query('pp-search-field') private readonly field!: SearchFieldElement;

  @state() private exporting: Exporting = { state: 'ready' };

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
    const exports = this.me.can.includes('EXPORT_LEADS') && (state.value?.items.length ?? 0) > 0;
    return html`<div class="page-head">
        <h1 tabindex="-1">${t.leads.title}</h1>
        ${yours > 0 ? html`<span class="small faint">${t.home.yours(yours)}</span>` : nothing}
        ${exports ? html`<div class="end">${this.#export(sought)}</div>` : nothing}
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
      </pp-lead-list>
      ${exports ? html`<div class="below">${this.#export(sought)}</div>` : nothing}`;
  }

  /** Beside the title, or below the list where there is no room: one of both is seen. */
  #export(sought: string) {
    return html`<pp-lead-export
      .exporting=${this.exporting}
      ?found=${sought !== ''}
      @pp-export=${this.#save}
    ></pp-lead-export>`;
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
    if (this.exporting.state !== 'busy') this.exporting = { state: 'ready' };
    this.#wanted = PAGE;
    remember(detail.text);
    void this.#leads.instead();
  };

  readonly #more = () => {
    this.#wanted += PAGE;
    void this.#leads.refresh();
  };

  /** Taken whole before it is saved, so that a file that breaks off is no file. */
  readonly #save = async () => {
    this.exporting = { state: 'busy' };
    const asked = this.#sought === '' ? {} : { q: this.#sought };
    try {
      const { data, response } = await this.connection.api.POST('/api/v1/leads/export', {
        body: asked,
        parseAs: 'blob',
      });
      const name = nameOf(response, 'leads.csv');
      saveFile(data as unknown as Blob, name);
      this.exporting = { state: 'saved', name };
    } catch (thrown) {
      this.exporting = { state: 'failed', problem: ApiProblem.of(thrown) };
    }
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
