import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { body } from '../../api/client.js';
import { LiveValue } from '../../api/live-value.js';
import type { Me, MyEmail, OwnershipOffer, SecondFactor, SessionEntry, SignInEntry } from '../../api/model.js';
import { ApiProblem } from '../../api/problem.js';
import type { Connection } from '../../host/host.js';
import { t } from '../../i18n/texts.js';
import { cards, ground, pages } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import '../../ui/data-table.js';
import type { Column } from '../../ui/data-table.js';
import { explain } from '../../ui/explain.js';
import '../../ui/modal-dialog.js';
import '../../ui/note-box.js';
import { whenLive } from '../../ui/when-live.js';
import '../logo-card/logo-card.js';
import './email-dialog.js';
import './second-step.js';

interface Security {
  sessions: SessionEntry[];
  history: SignInEntry[];
  factor: SecondFactor;
  address: MyEmail;
  offer: OwnershipOffer;
}

/** Who the reader is here, how they come in, where they are signed in, and when they came. */
@customElement('pp-profile-page')
export class ProfilePageElement extends LitElement {
  static override styles = [
    ground,
    cards,
    pages,
    css`
      .card,
      pp-second-step,
      pp-logo-card,
      pp-note-box {
        margin-top: var(--pp-5);
      }
      .card pp-note-box {
        margin: 0 var(--pp-4) var(--pp-4);
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--pp-2);
        margin-top: var(--pp-2);
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--pp-2) var(--pp-4);
        margin: 0;
        padding: var(--pp-4);
        font-size: var(--pp-size-s);
      }
      dt {
        color: var(--pp-text-3);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) connection!: Connection;
  @property({ attribute: false }) me!: Me;
  /** Address of the partner's logo; empty without one. */
  @property() logo = '';

  @state() private asking?: 'email' | 'leave';
  @state() private said = '';
  @state() private failure = '';

  readonly #security = new LiveValue<Security>(this, {
    load: (signal) => this.#read(signal),
    concerns: ({ topic }) => topic === 'team',
  });

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('connection')) this.#security.start(this.connection.live);
  }

  override render() {
    const { profile } = t;
    return html`<div class="page-head"><h1 tabindex="-1">${profile.title}</h1></div>
      <div role="status">${this.said ? html`<pp-note-box kind="good">${this.said}</pp-note-box>` : nothing}</div>
      <div role="alert">${this.failure ? html`<pp-note-box kind="bad">${this.failure}</pp-note-box>` : nothing}</div>
      ${whenLive(this.#security.state, { content: (value) => this.#content(value) })}`;
  }

  #you({ email, waiting, expires_at: until }: MyEmail) {
    const { profile } = t;
    const { person, partner, role } = this.me;
    return html`<section class="card" aria-labelledby="you">
      <header>
        <h2 id="you">${profile.you}</h2>
        <span class="end"
          ><pp-button size="small" @click=${() => (this.asking = 'email')}>${profile.address.change}</pp-button></span
        >
      </header>
      <dl>
        <dt>${profile.name}</dt>
        <dd>${person.name}</dd>
        <dt>${profile.email}</dt>
        <dd>${email}</dd>
        <dt>${profile.company}</dt>
        <dd>${partner?.name ?? ''}</dd>
        <dt>${profile.role}</dt>
        <dd>${t.team.role[role]}</dd>
      </dl>
      ${
        waiting
          ? html`<pp-note-box>
              ${profile.address.waiting(waiting, t.time.when(until ?? ''))}
              <div class="acts">
                <pp-button size="small" @click=${this.#keepAddress}>${profile.address.cancel}</pp-button>
              </div>
            </pp-note-box>`
          : nothing
      }
    </section>`;
  }

  #logo() {
    if (!this.me.can.includes('CHANGE_LOGO')) return nothing;
    return html`<pp-logo-card
      .api=${this.connection.api}
      address=${this.logo}
      partner=${this.me.partner?.name ?? ''}
    ></pp-logo-card>`;
  }

  /** Members and viewers do not see the team; what is offered to them they find here. */
  #offer({ open, mine, from }: OwnershipOffer) {
    if (!open || !mine) return nothing;
    const { api } = this.connection;
    const take = () => this.#do(() => api.POST('/api/v1/ownership-offer/acceptance'), t.team.ownershipTaken);
    const end = () => this.#do(() => api.DELETE('/api/v1/ownership-offer'), t.team.offerEnded);
    return html`<pp-note-box>
      ${t.team.offered(from ?? '')}
      <div class="acts">
        <pp-button size="small" variant="primary" @click=${take}>${t.team.take}</pp-button>
        <pp-button size="small" @click=${end}>${t.team.decline}</pp-button>
      </div>
    </pp-note-box>`;
  }

  #leaving() {
    const { profile } = t;
    return html`<section class="card" aria-labelledby="leaving">
      <header>
        <h2 id="leaving">${profile.leaving}</h2>
        <span class="end"
          ><pp-button size="small" variant="quiet" @click=${() => (this.asking = 'leave')}
            >${profile.leave}</pp-button
          ></span
        >
      </header>
      <div class="body small soft">${profile.leaveText(this.me.partner?.name ?? '')}</div>
    </section>`;
  }

  #question() {
    const over = () => (this.asking = undefined);
    const leave = () => {
      this.asking = undefined;
      return this.#do(() => this.connection.api.DELETE('/api/v1/members/me'), t.team.left);
    };
    if (this.asking === 'email')
      return html`<pp-email-dialog
        .api=${this.connection.api}
        @pp-email-asked=${this.#told}
        @pp-dialog-close=${over}
      ></pp-email-dialog>`;
    if (this.asking === 'leave')
      return html`<pp-modal-dialog open heading=${t.team.question.leave()} @pp-dialog-close=${over}>
        <p>${t.profile.leaveText(this.me.partner?.name ?? '')} ${t.team.consequence.leave('', 0)}</p>
        <pp-button slot="actions" variant="quiet" @click=${over}>${t.team.cancel}</pp-button>
        <pp-button slot="actions" variant="primary" @click=${leave}>${t.team.confirm.leave}</pp-button>
      </pp-modal-dialog>`;
    return nothing;
  }

  #content({ sessions, history, factor, address, offer }: Security) {
    const { profile } = t;
    return html`${this.#offer(offer)} ${this.#you(address)} ${this.#logo()}
      <pp-second-step .api=${this.connection.api} .factor=${factor} @pp-second-changed=${this.#told}></pp-second-step>
      <section class="card" aria-labelledby="sessions">
        <header><h2 id="sessions">${profile.sessions}</h2></header>
        <pp-data-table
          label=${profile.sessions}
          .columns=${this.#sessions}
          .rows=${sessions}
          .rowKey=${({ id }: SessionEntry) => id}
        ></pp-data-table>
      </section>
      <section class="card" aria-labelledby="history">
        <header><h2 id="history">${profile.history}</h2></header>
        <pp-data-table
          dense
          label=${profile.history}
          .columns=${HISTORY}
          .rows=${history}
          .rowKey=${({ id }: SignInEntry) => id}
        ></pp-data-table>
        ${history.length === 0 ? html`<div class="body small soft">${profile.noSignIns}</div>` : nothing}
      </section>
      ${this.#leaving()} ${this.#question()}`;
  }

  readonly #sessions: Column<SessionEntry>[] = [
    {
      key: 'what',
      head: t.profile.what,
      stacked: 'name',
      cell: ({ agent }) => html`<b>${agent ?? t.profile.unknown}</b>`,
    },
    { key: 'where', head: t.profile.where, stacked: 'left', cell: ({ network }) => network ?? t.profile.unknown },
    { key: 'used', head: t.profile.used, stacked: 'right', cell: ({ used_at: at }) => t.time.when(at) },
    { key: 'since', head: t.profile.since, stacked: 'none', cell: ({ created_at: at }) => t.time.when(at) },
    {
      key: 'end',
      head: t.team.actions,
      end: true,
      stacked: 'state',
      cell: ({ id, agent, current }) =>
        current
          ? html`<span class="faint">${t.profile.here}</span>`
          : html`<pp-button
              size="small"
              label=${t.profile.endOf(agent ?? t.profile.unknown)}
              @click=${() => this.#end(id)}
              >${t.profile.end}</pp-button
            >`,
    },
  ];

  #end(id: string): Promise<void> {
    const { api } = this.connection;
    return this.#do(() => api.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id } } }), t.profile.endedNow);
  }

  readonly #keepAddress = (): Promise<void> =>
    this.#do(() => this.connection.api.DELETE('/api/v1/me/email'), t.profile.address.cancelled);

  readonly #told = ({ detail }: CustomEvent<{ text: string }>) => {
    this.asking = undefined;
    this.failure = '';
    this.said = detail.text;
    void this.#security.refresh();
  };

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
    await this.#security.refresh();
  }

  async #read(signal: AbortSignal): Promise<Security> {
    const { api } = this.connection;
    const params = { query: { limit: 50 } };
    const [sessions, history, factor, address, offer] = await Promise.all([
      body(api.GET('/api/v1/me/sessions', { params, signal })),
      body(api.GET('/api/v1/me/sign-ins', { params, signal })),
      body(api.GET('/api/v1/me/second-factor', { signal })),
      body(api.GET('/api/v1/me/email', { signal })),
      body(api.GET('/api/v1/ownership-offer', { signal })),
    ]);
    return { sessions: sessions.items, history: history.items, factor, address, offer };
  }
}

const HISTORY: Column<SignInEntry>[] = [
  { key: 'at', head: t.profile.at, stacked: 'name', cell: ({ at }) => t.time.when(at) },
  { key: 'what', head: t.profile.what, stacked: 'left', cell: ({ agent }) => agent ?? t.profile.unknown },
  { key: 'where', head: t.profile.where, stacked: 'right', cell: ({ network }) => network ?? t.profile.unknown },
  { key: 'how', head: t.profile.how, stacked: 'state', cell: ({ via }) => t.profile.via[via ?? ''] ?? '' },
];

declare global {
  interface HTMLElementTagNameMap {
    'pp-profile-page': ProfilePageElement;
  }
}
