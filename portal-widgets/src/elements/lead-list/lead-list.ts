import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { PENDING, type Live } from '../../api/live-value.js';
import type { Entry, LeadRow, Me, Page } from '../../api/model.js';
import { t } from '../../i18n/texts.js';
import { cards, ground } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import '../../ui/chip-mark.js';
import '../../ui/data-table.js';
import type { Column } from '../../ui/data-table.js';
import '../../ui/empty-state.js';
import '../../ui/fresh-mark.js';
import * as icons from '../../ui/icons.js';
import '../../ui/status-mark.js';
import { Ticker } from '../../ui/ticker.js';
import { whenLive } from '../../ui/when-live.js';
import { changeWords, freshness, initials, standing } from './lead-words.js';
import { styles } from './lead-list.styles.js';

/** How long a row that has just changed keeps its tint, in milliseconds. */
const JUST_CHANGED = 6_000;

/**
 * A partner's leads, newest change first. The same element in the portal and inside Zoho CRM.
 *
 * @slot empty - The one action when there are no leads.
 * @fires pp-lead-open - `detail.id`: the reader wants this lead.
 * @fires pp-leads-more - The reader wants more than these.
 * @fires pp-retry - The reader wants it read again.
 */
@customElement('pp-lead-list')
export class LeadListElement extends LitElement {
  static override styles = [ground, cards, styles];

  /** Last known page with its age and problem; never goes back to "pending" once it has a value. */
  @property({ attribute: false }) leads: Live<Page<LeadRow>> = PENDING;
  /** Whose CRM it is, for example "Acme". */
  @property() organization = '';
  /** How fresh the mirror is as a whole. */
  @property({ attribute: false }) crm?: Me['crm'];
  /** Address of one lead; left out, leads are not links. */
  @property({ attribute: false }) link?: (lead: LeadRow) => string;
  /** Why there is nothing; left out, as a partner is told. */
  @property() emptyText = '';
  /** What these were looked for by; left out, they are all there are. */
  @property() sought = '';
  /** Leaves out whose lead it is, where all belong to one. */
  @property({ type: Boolean }) compact = false;

  @state() private changed: ReadonlySet<string> = new Set();
  readonly #known = new Map<string, string>();

  constructor() {
    super();
    new Ticker(this);
  }

  protected override willUpdate(changes: PropertyValues<this>) {
    if (changes.has('sought')) this.#known.clear();
    if (changes.has('leads') && this.leads.value) this.#compare(this.leads.value.items);
  }

  override render() {
    return whenLive(this.leads, {
      waiting: () => html`<div class="card"><pp-skeleton-block rows lines="8"></pp-skeleton-block></div>`,
      problem: (problem) => html`<div class="card"><pp-error-panel .problem=${problem}></pp-error-panel></div>`,
      isEmpty: ({ items }) => items.length === 0,
      empty: () =>
        html`<div class="card">
          <pp-empty-state
            heading=${this.sought ? t.leads.nothing(this.sought) : t.leads.empty}
            text=${this.emptyText || (this.sought ? t.leads.nothingText : t.leads.emptyText)}
          >
            <slot name="empty"></slot>
          </pp-empty-state>
        </div>`,
      content: (page) => this.#table(page),
    });
  }

  #table({ items, next }: Page<LeadRow>) {
    return html`<div class="card">
      <pp-data-table
        label=${t.leads.label}
        .columns=${this.#columns()}
        .rows=${items}
        .rowKey=${(lead: LeadRow) => lead.id}
        .changed=${this.changed}
        @click=${this.#open}
      ></pp-data-table>
      <div class="foot">
        <span
          >${this.sought ? t.leads.found(items.length, next !== null) : t.leads.count(items.length, next !== null)},
          ${t.leads.newestFirst}</span
        >
        ${next === null ? nothing : html`<pp-button size="small" @click=${this.#more}>${t.leads.more}</pp-button>`}
      </div>
    </div>`;
  }

  #columns(): Column<LeadRow>[] {
    const { columns } = t.leads;
    const all: Column<LeadRow>[] = [
      { key: 'lead', head: columns.lead, stacked: 'name', cell: this.#who },
      { key: 'status', head: columns.status, stacked: 'state', cell: this.#status },
      { key: 'change', head: columns.change, stacked: 'line', cell: this.#change },
      { key: 'next', head: columns.next, stacked: 'left', cell: this.#next },
      { key: 'owner', head: columns.owner, stacked: 'none', roomy: true, cell: this.#owner },
      { key: 'fresh', head: columns.fresh, stacked: 'right', cell: this.#fresh },
    ];
    return this.compact ? all.filter(({ key }) => key !== 'owner') : all;
  }

  readonly #who = (lead: LeadRow) => {
    const company = html`<b>${lead.company}</b>`;
    return html`<span class="who"
      >${this.link ? html`<a class="cover" href=${this.link(lead)} data-lead=${lead.id}>${company}</a>` : company}<span
        class="faint"
        >${lead.name}</span
      ></span
    >`;
  };

  readonly #status = (lead: LeadRow) => {
    const { word, stage, since } = standing(lead, this.organization);
    return html`<pp-status-mark stage=${stage} word=${word} since=${since}></pp-status-mark>`;
  };

  readonly #change = (lead: LeadRow) => {
    const change = lead.last_change;
    if (!change) return nothing;
    const by = change.by.side === 'system' || change.kind === 'submitted' ? null : change.by.name;
    return html`<span class="change"
      ><span>${moved(change) ?? changeWords(change, lead, this.organization)}</span
      ><span class="faint then"
        ><time datetime=${change.at} title=${t.time.exact(change.at)}>${t.time.when(change.at)}</time>${
          by ? `, ${by}` : nothing
        }</span
      ></span
    >`;
  };

  readonly #next = ({ next_by: by, crm_ack_at: inCrm, status }: LeadRow) => {
    if (!by) return nothing;
    const yours = by === 'you';
    return html`<span class="nowrap"
      ><pp-chip-mark kind=${yours ? 'brand' : 'neutral'}>${yours ? t.you : this.organization}</pp-chip-mark> ${
        !yours && inCrm && (status.stage ?? 'received') === 'received'
          ? html`<span class="soft">${t.leads.firstAnswer}</span>`
          : nothing
      }</span
    >`;
  };

  readonly #owner = ({ owner }: LeadRow) =>
    owner?.name
      ? html`<span class="owner"
          ><span class="avatar" aria-hidden="true">${initials(owner.name)}</span>${owner.name}</span
        >`
      : nothing;

  readonly #fresh = (lead: LeadRow) => {
    const { problem, at = 0 } = this.leads;
    const { state, words } = problem
      ? { state: 'late', words: t.fresh.asOf(t.time.second(at)) }
      : freshness(lead, this.crm);
    return html`<pp-fresh-mark quiet class=${words === t.fresh.live ? 'calm' : ''} state=${state}
      >${words}</pp-fresh-mark
    >`;
  };

  readonly #more = () => {
    this.#say('pp-leads-more');
  };

  readonly #open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const link = event.composedPath().find((node) => node instanceof HTMLElement && node.dataset.lead !== undefined);
    if (!(link instanceof HTMLElement)) return;
    event.preventDefault();
    this.#say('pp-lead-open', { id: link.dataset.lead });
  };

  /** Rows whose change is newer than what was shown before get the tint for a while. */
  #compare(items: readonly LeadRow[]): void {
    const first = this.#known.size === 0;
    const fresh = items.filter(({ id, changed_at }) => this.#known.get(id) !== changed_at).map(({ id }) => id);
    for (const { id, changed_at } of items) this.#known.set(id, changed_at);
    if (first || fresh.length === 0) return;
    this.changed = new Set([...this.changed, ...fresh]);
    setTimeout(() => {
      this.changed = new Set([...this.changed].filter((id) => !fresh.includes(id)));
    }, JUST_CHANGED);
  }

  #say(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** A change of status, drawn: from, an arrow, to. */
function moved({ kind, from, to }: Entry) {
  if (kind !== 'status' || !from) return undefined;
  return html`${from} ${icons.arrow('s')}<span class="hidden">${t.change.to}</span> ${to}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-lead-list': LeadListElement;
  }
}
