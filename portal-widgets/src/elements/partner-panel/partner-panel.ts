import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { body } from '../../api/client.js';
import { LiveValue } from '../../api/live-value.js';
import type { AdminPartner, LeadRow, Me, Page } from '../../api/model.js';
import type { Connection } from '../../host/host.js';
import { partnerPanelTexts as p } from '../../i18n/partner-panel.en.js';
import { t } from '../../i18n/texts.js';
import { ground } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import '../../ui/chip-mark.js';
import '../../ui/empty-state.js';
import '../../ui/field-list.js';
import type { Fact } from '../../ui/field-list.js';
import '../../ui/fresh-mark.js';
import * as icons from '../../ui/icons.js';
import '../../ui/note-box.js';
import '../../ui/skeleton-block.js';
import '../../ui/tab-bar.js';
import { Ticker } from '../../ui/ticker.js';
import '../lead-list/lead-list.js';
import { seen, type Approval } from './approval.js';
import { DeskTrouble, type PartnerDesk, type PartnerRecord } from './partner-desk.js';
import { partnerPanelStyles } from './partner-panel.styles.js';
import './sign-in-rules.js';
import './view-dialog.js';
import { standingOf, type Standing } from './standing.js';
import type { ZohoDoor } from './zoho-door.js';
import './zoho-sign-in.js';

/** Why the panel cannot work where it stands. */
export type PanelTrouble = 'missing' | 'malformed' | 'insecure' | 'no-sdk' | 'silent' | 'no-record';

type Account = AdminPartner | null;
type Tab = 'overview' | 'leads' | 'rules';

/** While an account is on its way it is asked for this often, beside the hints, in milliseconds. */
const IMPATIENCE = 1_000;
/** After this long it is left to the hints, in milliseconds. */
const PATIENCE = 60_000;
/** After this long the panel says that it takes longer than usual, in milliseconds. */
const LATE = 20_000;
const ROWS = 50;

const CHIP: Record<Standing, 'neutral' | 'good' | 'warn' | 'bad' | 'info' | 'brand'> = {
  none: 'neutral',
  applied: 'brand',
  waiting: 'info',
  invited: 'info',
  active: 'good',
  suspended: 'warn',
  rejected: 'neutral',
  terminated: 'neutral',
};

/**
 * A partner beside its record in the CRM: where it stands, its people, its leads, and the approval of an applicant. The
 * record's own fields are there at once; what the portal knows joins them.
 */
@customElement('pp-partner-panel')
export class PartnerPanelElement extends LitElement {
  static override styles = [ground, partnerPanelStyles];

  /** The record, with the reader's own rights. */
  @property({ attribute: false }) desk?: PartnerDesk;
  /** The portal; may come later than the record. */
  @property({ attribute: false }) connection?: Connection;
  /** The way in where the CRM cannot show the portal who the reader is. */
  @property({ attribute: false }) door?: ZohoDoor;
  /** Set when there is no record, or no portal to connect to. */
  @property({ attribute: false }) trouble?: PanelTrouble;

  @state() private tab: Tab = 'overview';
  @state() private approval?: Approval;
  @state() private refusal?: DeskTrouble;
  @state() private asking = false;
  /** Whether the reader is about to look at the partner's portal. */
  @state() private looking = false;

  readonly #record: LiveValue<PartnerRecord>;
  readonly #account: LiveValue<Account>;
  readonly #me: LiveValue<Me>;
  readonly #leads: LiveValue<Page<LeadRow>>;
  #polling?: ReturnType<typeof setInterval>;
  #waitingSince?: number;
  #pages = 1;
  /** What the portal said last about the record; null when it did not know it. */
  #followed?: string | null;

  constructor() {
    super();
    new Ticker(this);
    const ofPartners = ({ topic }: { topic: string }) => topic === 'partner';
    this.#record = new LiveValue(this, {
      load: () => (this.desk ? this.desk.read() : Promise.reject(new DeskTrouble('no-record'))),
      concerns: () => false, // never started: each reading costs the organisation an API credit
    });
    this.#account = new LiveValue<Account>(this, {
      load: async (signal) => (await this.#readAccount(signal)).items[0] ?? null,
      concerns: (hint) => ofPartners(hint) || hint.topic === 'lead', // its figures count leads
      changed: ({ value }) => {
        if (this.approval) this.approval = seen(this.approval, value);
        this.#follow(value);
      },
    });
    this.#me = new LiveValue(this, {
      load: (signal) => body(this.#portal.api.GET('/api/v1/me', { signal })),
      concerns: ({ topic }) => topic === 'crm',
    });
    this.#leads = new LiveValue(this, {
      load: (signal) => this.#readLeads(signal),
      concerns: ({ topic }) => topic === 'lead',
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#poll(false);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('desk') && this.desk) void this.#record.refresh();
    if (changed.has('connection') && this.connection) {
      this.#account.start(this.connection.live);
      this.#me.start(this.connection.live);
    }
    if (this.tab === 'leads' && this.connection && this.#account.state.value) this.#leads.start(this.connection.live);
  }

  protected override updated() {
    const standing = this.#standing;
    const pending =
      (standing === 'waiting' && !this.#elsewhere) ||
      (this.approval !== undefined && this.approval.invitation === undefined);
    if (!pending) this.#waitingSince = undefined;
    else this.#waitingSince ??= Date.now();
    const soon = this.#waitingSince !== undefined && Date.now() - this.#waitingSince < PATIENCE;
    this.#poll(soon && this.connection !== undefined);
  }

  override render() {
    const { trouble } = this;
    if (trouble && trouble in p.trouble) return this.#fault(p.trouble[trouble as keyof typeof p.trouble]);
    const { value: record, problem } = this.#record.state;
    if (record) return this.#panel(record);
    if (problem && this.desk) return this.#fault(p.trouble.record, () => void this.#record.refresh());
    return html`<pp-skeleton-block lines="6" aria-label=${p.loading}></pp-skeleton-block>`;
  }

  get #portal(): Connection {
    if (!this.connection) throw new Error('There is no portal to ask yet.');
    return this.connection;
  }

  get #standing(): Standing | undefined {
    const record = this.#record.state.value;
    return record && standingOf(record, this.#account.state.value);
  }

  /** Whether somebody else looks after the partner: the portal then shows a manager nothing of it. */
  get #elsewhere(): boolean {
    const { value: me } = this.#me.state;
    const record = this.#record.state.value;
    if (me?.role !== 'CRM_MANAGER' || this.#account.state.value !== null || !record) return false;
    return me.person.id !== `crmuser:${record.owner?.id ?? ''}`;
  }

  /** Reads the record again when the portal has learned something about it. */
  #follow(account: Account | undefined): void {
    if (account === undefined) return;
    const known = account && [account.state, account.crm_status, account.provisioned_at, account.owner?.state].join();
    if (this.#followed !== undefined && this.#followed !== known) void this.#record.refresh();
    this.#followed = known;
  }

  #readAccount(signal: AbortSignal): Promise<Page<AdminPartner>> {
    const query = { crm_id: this.desk?.recordId ?? '', limit: 1 };
    return body(this.#portal.api.GET('/api/v1/admin/partners', { params: { query }, signal }));
  }

  /** As many pages as are shown, so that reading again never makes the list shorter. */
  async #readLeads(signal: AbortSignal): Promise<Page<LeadRow>> {
    const partner = this.#account.state.value?.id ?? '';
    const all: Page<LeadRow> = { items: [], next: null };
    for (let page = 0; page < this.#pages && (page === 0 || all.next !== null); page++) {
      const query = { partner, limit: ROWS, cursor: all.next ?? undefined };
      const { items, next } = await body(this.#portal.api.GET('/api/v1/admin/leads', { params: { query }, signal }));
      all.items.push(...items);
      all.next = next ?? null;
    }
    return all;
  }

  #panel(record: PartnerRecord): TemplateResult {
    const account = this.#account.state.value;
    const standing = standingOf(record, account);
    const given = account?.provisioned_at ? account : undefined;
    return html`<header class="who">
        <h1>${record.name}</h1>
        ${
          this.#elsewhere
            ? record.status && html`<pp-chip-mark>${record.status}</pp-chip-mark>`
            : html`<pp-chip-mark kind=${CHIP[standing]}
                >${standing === 'active' ? html`<span class="dot"></span>` : nothing}${record.status === 'Under Review' && standing === 'applied' ? p.underReview : p.chip[standing]}</pp-chip-mark
              >`
        }
        ${record.tier ? html`<pp-chip-mark>${record.tier}</pp-chip-mark>` : nothing}
        ${given?.provisioned_at ? html`<span class="small faint wide">${p.since(given.provisioned_at)}</span>` : nothing}
        <span class="end">${this.#fresh()}${given ? this.#look(standing) : nothing}</span>
      </header>
      ${
        given && this.looking
          ? html`<pp-view-dialog
              .api=${this.#portal.api}
              partner=${given.id}
              name=${given.name}
              @pp-dialog-close=${() => (this.looking = false)}
            ></pp-view-dialog>`
          : nothing
      }
      ${given ? this.#tabs(given) : html`<div class="rule"></div>`} ${this.#note()}
      ${
        given && this.tab === 'leads'
          ? html`<section role="tabpanel" aria-label=${p.leads}>${this.#leadList(given)}</section>`
          : given && this.tab === 'rules' && this.#me.state.value
            ? html`<section role="tabpanel" aria-label=${p.rules.tab}>
                <pp-sign-in-rules .connection=${this.#portal} .me=${this.#me.state.value}></pp-sign-in-rules>
              </section>`
            : given
              ? html`<section role="tabpanel" aria-label=${p.overview}>
                  ${this.#overview(record, given, standing)}
                </section>`
              : html`<section aria-label=${p.overview}>${this.#before(record, standing)}</section>`
      }`;
  }

  /** Absent where it would be refused: for who may not, and while the portal is shut. */
  #look(standing: Standing): unknown {
    const open = standing === 'active' || standing === 'invited';
    if (!open || !this.#me.state.value?.can.includes('VIEW_AS_PARTNER')) return nothing;
    return html`<pp-button size="small" @click=${() => (this.looking = true)}
      >${icons.eye('s')} ${p.view.button}</pp-button
    >`;
  }

  #tabs(account: AdminPartner): TemplateResult {
    const tabs = [
      { id: 'overview', label: p.overview },
      { id: 'leads', label: p.leads, count: p.leadsOf(account.lead_count) },
      ...(this.#me.state.value?.can.includes('SEE_SETTINGS') ? [{ id: 'rules', label: p.rules.tab }] : []),
    ];
    return html`<pp-tab-bar
      .tabs=${tabs}
      chosen=${this.tab}
      label=${p.tabs}
      @pp-tab-choose=${(event: CustomEvent<{ id: Tab }>) => {
        this.tab = event.detail.id;
      }}
    ></pp-tab-bar>`;
  }

  #fresh(): unknown {
    const crm = this.#me.state.value?.crm;
    if (!crm || this.#account.state.problem) return nothing;
    if (crm.state === 'live') return html`<pp-fresh-mark>${t.fresh.live}</pp-fresh-mark>`;
    const age = crm.as_of ? t.since(Date.now() - new Date(crm.as_of).getTime()) : '';
    return crm.state === 'late'
      ? html`<pp-fresh-mark state="late">${age ? t.fresh.behind(age) : t.fresh.disconnectedNow}</pp-fresh-mark>`
      : html`<pp-fresh-mark state="gone">${t.fresh.disconnectedNow}</pp-fresh-mark>`;
  }

  /** What stands between the reader and the portal, above what is known all the same. */
  #note(): unknown {
    const { trouble } = this;
    if (trouble === 'missing' || trouble === 'malformed' || trouble === 'insecure')
      return html`<div class="note">
        <pp-note-box kind="warn"><b>${p.setUp.title}.</b> ${p.setUp[trouble]} ${p.setUp.where}</pp-note-box>
      </div>`;
    const problem = this.#me.state.problem ?? this.#account.state.problem;
    if (!problem) return nothing;
    // the CRM may have refused because it lost its module, which the portal finds out when somebody begins
    if (this.door && (problem.slug === 'crm-cannot-witness' || problem.slug === 'witness-refused'))
      return html`<div class="note">
        <pp-zoho-sign-in
          .door=${this.door}
          .why=${problem.slug === 'witness-refused' ? p.zoho.refusedByCrm : p.zoho.why}
          @pp-signed-in=${this.#signedIn}
        ></pp-zoho-sign-in>
      </div>`;
    const refused = problem.status === 401 || problem.slug === 'witness-refused';
    const words = refused
      ? p.portal.unknownReader
      : problem.status === 403
        ? p.portal.notAllowed
        : p.portal.unreachable;
    return html`<div class="note"><pp-note-box kind="warn">${words}</pp-note-box></div>`;
  }

  /** Nobody of the company can sign in yet: who they are, and what can be done. */
  #before(record: PartnerRecord, standing: Standing): TemplateResult {
    return html`<div class="over">
      <div>${this.#act(record, standing)}</div>
      <div>
        <div>
          <h3>${standing === 'applied' || standing === 'waiting' ? p.facts.applicant : p.facts.record}</h3>
          ${this.#recordFacts(record)}
        </div>
      </div>
    </div>`;
  }

  #act(record: PartnerRecord, standing: Standing): TemplateResult {
    if (this.#elsewhere)
      return html`<div class="act">
        <h2>${p.elsewhere.title(record.owner?.name)}</h2>
        <p class="soft">${p.elsewhere.about}</p>
      </div>`;
    const headline = standing === 'invited' || standing === 'active' ? p.headline.waiting : p.headline[standing];
    const about = standing === 'invited' || standing === 'active' ? '' : p.about[standing];
    if (standing === 'waiting' || this.approval) return this.#onItsWay(record);
    return html`<div class="act">
      <h2>${typeof headline === 'function' ? headline(record.name) : headline}</h2>
      <p class="soft">${about}</p>
      ${record.rejection && standing === 'rejected' ? html`<p>${p.about.reason(record.rejection)}</p>` : nothing}
      ${standing === 'applied' ? this.#approve(record) : nothing} ${this.#refused()}
    </div>`;
  }

  #approve(record: PartnerRecord): unknown {
    const { value: me, problem } = this.#me.state;
    if (!me) return problem || this.trouble ? html`<p class="small">${p.byHand}</p>` : nothing;
    if (me.role === 'CRM_VIEWER') return html`<p class="small">${p.readOnly}</p>`;
    return html`<pp-button variant="primary" .busy=${this.asking} ?disabled=${!record.email} @click=${this.#press}
        >${this.asking ? p.approving : p.approve}</pp-button
      >
      <p class="small faint">
        ${
          record.email
            ? html`${record.contact ? `${p.invites(record.contact, record.email)} ` : nothing}${p.follows}`
            : p.noEmail
        }
      </p>`;
  }

  #refused(): unknown {
    const { refusal } = this;
    if (!refusal) return nothing;
    if (refusal.code === 'silent') return html`<pp-note-box kind="warn">${p.refused.silent}</pp-note-box>`;
    const why = /PERMISSION|AUTHORIZ/.test(refusal.code)
      ? p.refused.permission
      : refusal.message
        ? p.refused.said(refusal.message)
        : '';
    return html`<pp-note-box kind="bad"><b>${p.refused.title}</b> ${why}</pp-note-box>`;
  }

  /** The way from the approval to the invitation, step by step, as far as it has been seen. */
  #onItsWay(record: PartnerRecord): TemplateResult {
    const account = this.#account.state.value;
    const { approval } = this;
    const set = approval ? approval.set !== undefined : true;
    const made = Boolean(account?.provisioned_at);
    const mailed = Boolean(account?.owner?.mailed_at);
    const signedIn = Boolean(account?.owner?.activated_at);
    const plus = (at: number | undefined) =>
      approval && at !== undefined ? p.progress.plus(at - approval.pressed) : '';
    const email = account?.owner?.email ?? record.email;
    const steps = [
      { words: p.progress.set, done: set, when: approval?.set ? t.time.second(approval.set) : '' },
      { words: p.progress.account, done: made, when: plus(approval?.account) },
      {
        words: email ? p.progress.invitationTo(email) : p.progress.invitation,
        done: mailed,
        when: plus(approval?.invitation),
      },
    ];
    const current = steps.findIndex(({ done }) => !done);
    const late = !mailed && this.#waitingSince !== undefined && Date.now() - this.#waitingSince > LATE;
    return html`<div>
      <h3>${approval ? p.progress.byYou(t.time.second(approval.pressed)) : p.headline.waiting}</h3>
      <div class="way" role="status">
        <ul class="progress" aria-label=${p.progress.title}>
          ${steps.map(({ words, done, when }, at) => step(words, done, at === current, when))}
          ${mailed && account?.owner ? step(p.progress.signIn(account.owner.name), signedIn, !signedIn, '') : nothing}
        </ul>
      </div>
      ${
        approval?.invitation !== undefined
          ? html`<p class="small faint">${p.progress.gave(approval.invitation - approval.pressed)}</p>`
          : nothing
      }
      ${record.error ? html`<pp-note-box kind="bad">${p.about.portalSays(record.error)}</pp-note-box>` : nothing}
      ${late && !record.error ? html`<p class="small soft">${p.about.late}</p>` : nothing}
    </div>`;
  }

  #overview(record: PartnerRecord, account: AdminPartner, standing: Standing): TemplateResult {
    const paused = standing === 'suspended' || standing === 'terminated' || standing === 'rejected';
    return html`${this.#figures(account, standing)}
      <div class="over">
        <div>
          ${
            paused
              ? html`<div class="act">
                  <h2>${p.headline[standing]}</h2>
                  <p class="soft">${p.about[standing]} ${standing === 'suspended' ? p.about.suspendedBack : nothing}</p>
                </div>`
              : nothing
          }
          ${this.approval || standing === 'waiting' ? this.#onItsWay(record) : nothing}
          <div>
            <h3>${p.facts.account}</h3>
            <pp-field-list .facts=${accountFacts(account)}></pp-field-list>
          </div>
        </div>
        <div>
          ${
            account.owner
              ? html`<div>
                  <h3>${p.facts.people}</h3>
                  <pp-field-list .facts=${ownerFacts(account.owner)}></pp-field-list>
                </div>`
              : nothing
          }
          <div>
            <h3>${p.facts.record}</h3>
            ${this.#recordFacts(record)}
          </div>
        </div>
      </div>`;
  }

  #figures(account: AdminPartner, standing: Standing): TemplateResult {
    const { owner, form } = account;
    const access =
      standing === 'active'
        ? { value: p.figure.active, note: owner?.activated_at ? p.figure.since(owner.activated_at) : '' }
        : standing === 'invited' || standing === 'waiting'
          ? { value: p.figure.invited, note: owner?.mailed_at ? p.figure.mailed(owner.mailed_at) : p.figure.mailWaits }
          : { value: p.figure.paused, note: p.figure.since(account.state_since) };
    const lapse =
      account.provisioned_at && account.crm_approved_at
        ? between(account.crm_approved_at, account.provisioned_at)
        : null;
    const figures = [
      {
        name: p.figure.leads,
        value: p.leadsOf(account.lead_count),
        note: account.last_lead_at ? p.figure.lastLead(account.last_lead_at) : p.figure.noLead,
      },
      { name: p.figure.access, ...access },
      {
        name: p.figure.form,
        value: form ? (form.state === 'open' ? p.figure.open : p.figure.closed) : p.figure.noForm,
        note: form ? formNote(form.state, access.value === p.figure.paused) : '',
      },
      {
        name: p.figure.given,
        value: account.provisioned_at ? t.time.date(account.provisioned_at) : '–',
        note: lapse === null ? '' : p.figure.after(lapse),
      },
    ];
    return html`<dl class="figures">
      ${figures.map(
        ({ name, value, note }) =>
          html`<div>
            <dt>${name}</dt>
            <dd class="value">${value}</dd>
            <dd>${note}</dd>
          </div>`,
      )}
    </dl>`;
  }

  #recordFacts(record: PartnerRecord): TemplateResult {
    const facts = present([
      [p.facts.contact, record.contact],
      [p.facts.email, record.email],
      [p.facts.phone, record.phone],
      [p.facts.website, record.website],
      [p.facts.country, record.country],
      [p.facts.tier, record.tier],
      [p.facts.crmOwner, record.owner?.name],
    ]);
    return facts.length > 0
      ? html`<pp-field-list .facts=${facts}></pp-field-list>`
      : html`<p class="small faint">${p.facts.none}</p>`;
  }

  #leadList(account: AdminPartner): TemplateResult {
    const me = this.#me.state.value;
    return html`<pp-lead-list
      compact
      .leads=${this.#leads.state}
      organization=${me?.organization.name ?? ''}
      .crm=${me?.crm}
      emptyText=${t.leads.emptyTextElsewhere(account.name)}
      @pp-leads-more=${() => {
        this.#pages += 1;
        void this.#leads.refresh();
      }}
      @pp-retry=${() => void this.#leads.refresh()}
    ></pp-lead-list>`;
  }

  #fault({ title, text }: { title: string; text: string }, again?: () => void): TemplateResult {
    return html`<div class="fault" role="alert">
      <h1>${title}</h1>
      <p class="soft">${text}</p>
      ${again ? html`<pp-button size="small" @click=${again}>${t.tryAgain}</pp-button>` : nothing}
    </div>`;
  }

  readonly #signedIn = () => {
    void this.#me.refresh();
    void this.#account.refresh();
  };

  readonly #press = async () => {
    if (!this.desk || this.asking) return;
    this.asking = true;
    this.refusal = undefined;
    const pressed = Date.now();
    try {
      await this.desk.approve();
      this.approval = seen({ pressed, set: Date.now() }, this.#account.state.value);
    } catch (thrown) {
      this.refusal = thrown instanceof DeskTrouble ? thrown : new DeskTrouble('refused');
    }
    this.asking = false;
    void this.#record.refresh();
    void this.#account.refresh();
  };

  #poll(on: boolean): void {
    if (on === (this.#polling !== undefined)) return;
    clearInterval(this.#polling);
    this.#polling = on ? setInterval(() => void this.#account.refresh(), IMPATIENCE) : undefined;
  }
}

function step(words: string, done: boolean, current: boolean, when: string): TemplateResult {
  const mark = done ? icons.check('s') : html`<span class=${current ? 'ring busy' : 'ring'} aria-hidden="true"></span>`;
  return html`<li class=${done ? 'done' : 'open'}>
    ${mark}<span>${words}<span class="hidden">, ${done ? p.progress.done : p.progress.pending}</span></span
    ><span class="when">${when}</span>
  </li>`;
}

function formNote(state: string, paused: boolean): string {
  if (state === 'open') return p.figure.formOpen;
  return paused ? p.figure.formPaused : p.figure.formClosed;
}

function accountFacts(account: AdminPartner): Fact[] {
  const at = (instant: string | null | undefined) =>
    instant ? html`<time datetime=${instant} title=${t.time.exact(instant)}>${t.time.when(instant)}</time>` : undefined;
  return present([
    [p.facts.approved, at(account.crm_approved_at)],
    [p.facts.created, at(account.provisioned_at)],
    [p.facts.mailed, at(account.owner?.mailed_at) ?? p.facts.notYet],
    [p.facts.signedIn, at(account.owner?.activated_at) ?? p.facts.notYet],
    [p.facts.formKey, account.form?.key],
  ]);
}

function ownerFacts(owner: NonNullable<AdminPartner['owner']>): Fact[] {
  const { name, email, activated_at, invited_at } = owner;
  const since = activated_at ? p.facts.ownerActive(activated_at) : invited_at ? p.facts.ownerInvited(invited_at) : '';
  return present([
    [p.facts.owner, since ? `${name}, ${since}` : name],
    [p.facts.email, email],
  ]);
}

function present(facts: [string, unknown][]): Fact[] {
  return facts
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([term, value]) => ({ term, value }));
}

function between(from: string, to: string): number {
  return Math.max(0, new Date(to).getTime() - new Date(from).getTime());
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-partner-panel': PartnerPanelElement;
  }
}
