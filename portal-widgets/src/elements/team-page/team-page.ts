import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { body } from '../../api/client.js';
import { LiveValue } from '../../api/live-value.js';
import type { Me, Member, OwnershipOffer, RoleSummary } from '../../api/model.js';
import { ApiProblem } from '../../api/problem.js';
import type { Connection } from '../../host/host.js';
import { t } from '../../i18n/texts.js';
import { cards, ground, pages } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import '../../ui/chip-mark.js';
import '../../ui/data-table.js';
import type { Column } from '../../ui/data-table.js';
import { explain } from '../../ui/explain.js';
import * as icons from '../../ui/icons.js';
import '../../ui/menu-button.js';
import '../../ui/modal-dialog.js';
import '../../ui/note-box.js';
import '../../ui/select-field.js';
import type { SelectFieldElement } from '../../ui/select-field.js';
import { whenLive } from '../../ui/when-live.js';
import './invite-dialog.js';
import './role-table.js';
import '../security-log/security-log.js';
import { initials } from '../lead-list/lead-words.js';
import { styles } from './team-page.styles.js';

interface Team {
  members: Member[];
  roles: RoleSummary[];
  offer: OwnershipOffer;
}

type Deed = Member['can'][number];

/** The most the server gives at once; a team is shown whole. */
const MOST = 200;
/** Who looks for the organisation has nothing to take or give. */
const NO_OFFER: OwnershipOffer = { open: false, mine: false };
const EVERY_DEED: readonly Deed[] = ['change', 'disable', 'enable', 'offer_ownership', 'leave'];

/** A partner's people: who is in, who is invited, and who can do what. */
@customElement('pp-team-page')
export class TeamPageElement extends LitElement {
  static override styles = [ground, cards, pages, styles];

  @property({ attribute: false }) connection!: Connection;
  @property({ attribute: false }) me!: Me;

  @state() private saving?: { member?: Member };
  /** What has to be confirmed, and of whom. */
  @state() private asking?: { deed: 'disable' | 'offer_ownership' | 'leave'; member: Member };
  @state() private heir = '';
  @state() private said = '';
  @state() private failure = '';

  readonly #team = new LiveValue<Team>(this, {
    load: (signal) => this.#read(signal),
    concerns: ({ topic }) => topic === 'team',
  });

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('connection')) this.#team.start(this.connection.live);
  }

  override render() {
    const { team } = t;
    return html`<div class="page-head">
        <h1 tabindex="-1">${team.title}</h1>
        ${this.#team.state.value ? html`<span class="count small faint">${size(this.#team.state.value.members)}</span>` : nothing}
        <div class="end">
          ${
            this.me.can.includes('INVITE_MEMBER')
              ? html`<pp-button variant="primary" @click=${() => (this.saving = {})}
                  >${icons.userplus()} ${team.invite}</pp-button
                >`
              : nothing
          }
        </div>
      </div>
      <div role="status">${this.said ? html`<pp-note-box kind="good">${this.said}</pp-note-box>` : nothing}</div>
      <div role="alert">${this.failure ? html`<pp-note-box kind="bad">${this.failure}</pp-note-box>` : nothing}</div>
      ${whenLive(this.#team.state, { content: (value) => this.#content(value) })}`;
  }

  #content({ members, roles, offer }: Team) {
    const { team } = t;
    const waiting = members.filter(invited);
    const here = members.filter((member) => !waiting.includes(member));
    return html`${this.#offer(offer)}
      <section class="card" aria-label=${team.members}>
        <pp-data-table
          .columns=${this.#columns}
          .rows=${here}
          .rowKey=${({ id }: Member) => id}
          label=${team.members}
        ></pp-data-table>
        ${members.length === 1 && this.me.can.includes('INVITE_MEMBER') ? html`<p class="alone small soft">${team.alone}</p>` : nothing}
      </section>
      ${
        waiting.length > 0
          ? html`<section class="card" aria-labelledby="invited">
              <header><h2 id="invited">${team.invited}</h2></header>
              <pp-data-table
                .columns=${this.#waiting}
                .rows=${waiting}
                .rowKey=${({ id }: Member) => id}
                label=${team.invited}
              ></pp-data-table>
            </section>`
          : nothing
      }
      <section class="card" aria-labelledby="who">
        <header><h2 id="who">${team.who}</h2></header>
        <pp-role-table .roles=${roles}></pp-role-table>
      </section>
      ${
        this.me.can.includes('SEE_SECURITY_LOG')
          ? html`<pp-security-log .connection=${this.connection} .me=${this.me}></pp-security-log>`
          : nothing
      }
      ${
        this.saving
          ? html`<pp-invite-dialog
              .api=${this.connection.api}
              .roles=${roles}
              .member=${this.saving.member}
              @pp-member-saved=${this.#saved}
              @pp-dialog-close=${() => (this.saving = undefined)}
            ></pp-invite-dialog>`
          : nothing
      }
      ${this.asking ? this.#question(this.asking, here) : nothing}`;
  }

  #offer({ open, mine, from, to }: OwnershipOffer) {
    if (!open) return nothing;
    const end = () => this.#do(() => this.connection.api.DELETE('/api/v1/ownership-offer'), t.team.offerEnded);
    const take = () =>
      this.#do(() => this.connection.api.POST('/api/v1/ownership-offer/acceptance'), t.team.ownershipTaken);
    return html`<pp-note-box>
      ${mine ? t.team.offered(from ?? '') : t.team.offering(to ?? '')}
      <div class="acts">
        ${mine ? html`<pp-button size="small" variant="primary" @click=${take}>${t.team.take}</pp-button>` : nothing}
        <pp-button size="small" @click=${end}>${mine ? t.team.decline : t.team.takeBack}</pp-button>
      </div>
    </pp-note-box>`;
  }

  readonly #columns: Column<Member>[] = [
    { key: 'name', head: t.team.member, stacked: 'name', cell: (member) => person(member) },
    { key: 'role', head: t.team.roleOf, stacked: 'left', cell: ({ role }) => t.team.role[role] },
    { key: 'sees', head: t.team.sees, stacked: 'none', roomy: true, cell: ({ scope }) => t.team.scope[scope] },
    { key: 'leads', head: t.team.openLeads, end: true, stacked: 'none', cell: ({ open_leads: n }) => t.count(n) },
    {
      key: 'seen',
      head: t.team.lastHere,
      stacked: 'right',
      cell: ({ state, last_active_at: at }) =>
        state === 'disabled'
          ? html`<pp-chip-mark kind="warn">${t.team.disabled}</pp-chip-mark>`
          : at
            ? t.time.when(at)
            : t.team.never,
    },
    { key: 'acts', head: t.team.actions, end: true, stacked: 'state', cell: (member) => this.#menu(member) },
  ];

  readonly #waiting: Column<Member>[] = [
    { key: 'name', head: t.team.member, stacked: 'line', cell: (member) => guest(member) },
    {
      key: 'until',
      head: t.team.validUntil,
      stacked: 'line',
      cell: ({ state, expires_at: at }) =>
        state === 'expired'
          ? html`<pp-chip-mark kind="warn">${icons.alert('s')} ${t.team.expired(date(at))}</pp-chip-mark>`
          : html`<pp-chip-mark>${icons.clock('s')} ${t.team.expiresOn(date(at))}</pp-chip-mark>`,
    },
    {
      key: 'acts',
      head: t.team.actions,
      end: true,
      stacked: 'line',
      cell: (member) =>
        member.can.includes('resend')
          ? html`<span class="acts">
              <pp-button size="small" @click=${() => this.#resend(member)}>${t.team.again}</pp-button>
              <pp-button size="small" variant="quiet" @click=${() => this.#revoke(member)}>${t.team.revoke}</pp-button>
            </span>`
          : nothing,
    },
  ];

  #menu(member: Member) {
    const items = EVERY_DEED.filter((deed) => member.can.includes(deed)).map((id) => ({ id, label: t.team.deed[id] }));
    if (items.length === 0) return nothing;
    return html`<pp-menu-button
      label=${t.team.actionsFor(member.name)}
      .items=${items}
      @pp-menu-choose=${({ detail }: CustomEvent<{ id: Deed }>) => {
        this.#chosen(detail.id, member);
      }}
      >${icons.more()}</pp-menu-button
    >`;
  }

  #chosen(deed: Deed, member: Member): void {
    this.heir = '';
    if (deed === 'change') this.saving = { member };
    else if (deed === 'enable') void this.#enable(member);
    else if (deed === 'disable' || deed === 'offer_ownership' || deed === 'leave') this.asking = { deed, member };
  }

  #question({ deed, member }: NonNullable<typeof this.asking>, here: Member[]) {
    const { team } = t;
    const leads = member.open_leads;
    const heirs = here.filter(
      ({ id, state, role }) => id !== member.id && state === 'active' && role !== 'PARTNER_VIEWER',
    );
    const needed = deed === 'disable' && leads > 0;
    return html`<pp-modal-dialog
      open
      heading=${team.question[deed](member.name)}
      @pp-dialog-close=${() => (this.asking = undefined)}
    >
      <p>${team.consequence[deed](member.name, leads)}</p>
      ${
        needed
          ? html`<pp-select-field
              name="heir"
              label=${team.heir(leads)}
              required
              .value=${this.heir}
              .choices=${[
                { value: '', label: team.choose },
                ...heirs.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              @change=${(event: Event) => (this.heir = (event.target as SelectFieldElement).value)}
            ></pp-select-field>`
          : nothing
      }
      <pp-button slot="actions" variant="quiet" @click=${() => (this.asking = undefined)}>${team.cancel}</pp-button>
      <pp-button
        slot="actions"
        variant="primary"
        ?disabled=${needed && !this.heir}
        @click=${() => this.#confirmed(deed, member)}
        >${team.confirm[deed]}</pp-button
      >
    </pp-modal-dialog>`;
  }

  async #confirmed(deed: 'disable' | 'offer_ownership' | 'leave', { id, name }: Member): Promise<void> {
    const { api } = this.connection;
    const { heir } = this;
    this.asking = undefined;
    if (deed === 'disable') {
      const params = { path: { id } };
      const given = heir ? { leads_to: heir } : {};
      await this.#do(() => api.POST('/api/v1/members/{id}/disable', { params, body: given }), t.team.disabledNow(name));
    } else if (deed === 'offer_ownership')
      await this.#do(() => api.PUT('/api/v1/ownership-offer', { body: { member: id } }), t.team.offering(name));
    else await this.#do(() => api.DELETE('/api/v1/members/me'), t.team.left);
  }

  #enable({ id, name }: Member) {
    const { api } = this.connection;
    return this.#do(() => api.POST('/api/v1/members/{id}/enable', { params: { path: { id } } }), t.team.enabled(name));
  }

  #resend({ id, email }: Member) {
    const { api } = this.connection;
    const params = { path: { id } };
    return this.#do(() => api.POST('/api/v1/members/{id}/invitation', { params }), t.team.sent(email));
  }

  #revoke({ id, email }: Member) {
    const { api } = this.connection;
    const params = { path: { id } };
    return this.#do(() => api.DELETE('/api/v1/members/{id}/invitation', { params }), t.team.revoked(email));
  }

  async #do(deed: () => Promise<unknown>, said: string): Promise<void> {
    this.said = '';
    this.failure = '';
    try {
      await deed();
      this.said = said;
    } catch (thrown) {
      const problem = ApiProblem.of(thrown);
      const { title, text } = explain(problem);
      this.failure = t.team.refused[problem.slug] ?? `${title}. ${text}`;
    }
    await this.#team.refresh();
  }

  readonly #saved = ({ detail }: CustomEvent<{ text: string }>) => {
    this.saving = undefined;
    this.failure = '';
    this.said = detail.text;
    void this.#team.refresh();
  };

  async #read(signal: AbortSignal): Promise<Team> {
    const { api } = this.connection;
    const query = { limit: MOST };
    const [members, roles, offer] = await Promise.all([
      body(api.GET('/api/v1/members', { params: { query }, signal })),
      body(api.GET('/api/v1/members/roles', { signal })),
      this.me.view ? NO_OFFER : body(api.GET('/api/v1/ownership-offer', { signal })),
    ]);
    return { members: members.items, roles: roles.items, offer };
  }
}

function person({ name, email, you }: Member) {
  return html`<span class="person"
    ><span class="avatar" aria-hidden="true">${initials(name)}</span
    ><span
      ><b>${name}</b> ${you ? html`<span class="faint">(${t.team.you})</span>` : nothing}<br /><span class="faint"
        >${email}</span
      ></span
    ></span
  >`;
}

/** Whoever has not come in yet: the address says more than what they were called. */
function guest({ email, role, invited_at: at }: Member) {
  return html`<span class="person"
    ><span class="avatar" aria-hidden="true">${icons.mail('s')}</span
    ><span><b>${email}</b><br /><span class="faint">${t.team.invitedAs(t.team.role[role], date(at))}</span></span></span
  >`;
}

const date = (at: string | null | undefined): string => (at ? t.time.date(at) : '');

const invited = ({ state }: Member): boolean => state === 'invited' || state === 'expired';

function size(members: Member[]): string {
  const waiting = members.filter(invited).length;
  return t.team.size(members.length - waiting, waiting);
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-team-page': TeamPageElement;
  }
}
