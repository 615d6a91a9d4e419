import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { body } from '../../api/client.js';
import { LiveValue } from '../../api/live-value.js';
import type { Me, SessionEntry, SignInEntry } from '../../api/model.js';
import { ApiProblem } from '../../api/problem.js';
import type { Connection } from '../../host/host.js';
import { t } from '../../i18n/texts.js';
import { cards, ground, pages } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import '../../ui/data-table.js';
import type { Column } from '../../ui/data-table.js';
import { explain } from '../../ui/explain.js';
import '../../ui/note-box.js';
import { whenLive } from '../../ui/when-live.js';

interface Security {
  sessions: SessionEntry[];
  history: SignInEntry[];
}

/** Who the reader is here, where they are signed in, and when they came. */
@customElement('pp-profile-page')
export class ProfilePageElement extends LitElement {
  static override styles = [
    ground,
    cards,
    pages,
    css`
      .card {
        margin-top: var(--pp-5);
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

  @state() private said = '';
  @state() private failure = '';

  readonly #security = new LiveValue<Security>(this, { load: (signal) => this.#read(signal), concerns: () => false });

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('connection')) this.#security.start(this.connection.live);
  }

  override render() {
    const { profile } = t;
    const { person, partner, role } = this.me;
    return html`<div class="page-head"><h1 tabindex="-1">${profile.title}</h1></div>
      <div role="status">${this.said ? html`<pp-note-box kind="good">${this.said}</pp-note-box>` : nothing}</div>
      <div role="alert">${this.failure ? html`<pp-note-box kind="bad">${this.failure}</pp-note-box>` : nothing}</div>
      <section class="card" aria-labelledby="you">
        <header><h2 id="you">${profile.you}</h2></header>
        <dl>
          <dt>${profile.name}</dt>
          <dd>${person.name}</dd>
          <dt>${profile.email}</dt>
          <dd>${person.email}</dd>
          <dt>${profile.company}</dt>
          <dd>${partner?.name ?? ''}</dd>
          <dt>${profile.role}</dt>
          <dd>${t.team.role[role]}</dd>
        </dl>
      </section>
      ${whenLive(this.#security.state, { content: (value) => this.#content(value) })}`;
  }

  #content({ sessions, history }: Security) {
    const { profile } = t;
    return html`<section class="card" aria-labelledby="sessions">
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
      </section>`;
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

  async #end(id: string): Promise<void> {
    this.said = '';
    this.failure = '';
    try {
      await this.connection.api.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id } } });
      this.said = t.profile.endedNow;
    } catch (thrown) {
      const { title, text } = explain(ApiProblem.of(thrown));
      this.failure = `${title}. ${text}`;
    }
    await this.#security.refresh();
  }

  async #read(signal: AbortSignal): Promise<Security> {
    const { api } = this.connection;
    const params = { query: { limit: 50 } };
    const [sessions, history] = await Promise.all([
      body(api.GET('/api/v1/me/sessions', { params, signal })),
      body(api.GET('/api/v1/me/sign-ins', { params, signal })),
    ]);
    return { sessions: sessions.items, history: history.items };
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
