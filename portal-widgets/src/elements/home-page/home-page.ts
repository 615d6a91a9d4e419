import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { body } from '../../api/client.js';
import { LiveValue } from '../../api/live-value.js';
import type { LeadRow, Me, Page } from '../../api/model.js';
import type { Connection } from '../../host/host.js';
import { t } from '../../i18n/texts.js';
import { cards, ground, pages } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import { glyph, glyphs, type Glyph } from '../../ui/glyphs.js';
import '../../ui/note-box.js';
import { Ticker } from '../../ui/ticker.js';
import { whenLive } from '../../ui/when-live.js';
import { changeProse, standing } from '../lead-list/lead-words.js';
import { board, pipeline } from './pipeline.js';

/** How many leads are looked at for the sentence, and how many changes are shown. */
const LOOKED_AT = 50;
const SHOWN = 10;
const STEPS: readonly Glyph[] = ['received', 'won', 'contacted', 'qualified', 'proposal'];

/** What has changed, said in a sentence and then shown; for a reader without leads, how to begin. */
@customElement('pp-home-page')
export class HomePageElement extends LitElement {
  static override styles = [
    ground,
    pages,
    cards,
    glyphs,
    board,
    css`
      .since {
        display: grid;
        gap: var(--pp-2);
        margin-bottom: var(--pp-6);
      }
      .since h1 {
        font-weight: var(--pp-weight-title);
      }
      .feed {
        border-top: 0;
      }
      .feed li {
        position: relative;
        align-items: flex-start;
      }
      .feed li:hover {
        background: color-mix(in oklab, var(--pp-text) 3%, var(--pp-surface));
      }
      .feed .glyph {
        margin-top: 4px;
      }
      .feed p {
        min-width: 0;
        line-height: 1.45;
        overflow-wrap: anywhere;
      }
      .feed a::after {
        content: '';
        position: absolute;
        inset: 0;
      }
      .feed time {
        padding-top: 2px;
        font-size: var(--pp-size-s);
        color: var(--pp-text-3);
        white-space: nowrap;
      }
      .begin {
        display: grid;
        justify-items: start;
        gap: var(--pp-3);
        max-width: 640px;
        padding: var(--pp-5) 0 var(--pp-6);
      }
      .begin p {
        color: var(--pp-text-2);
      }
      .begin pp-button {
        margin-top: var(--pp-2);
      }
      .steps {
        max-width: 640px;
      }
      .steps ol {
        display: grid;
        gap: var(--pp-3);
        padding: 0 var(--pp-4) var(--pp-4);
      }
      .steps li {
        position: relative;
        display: grid;
        grid-template-columns: 18px minmax(0, 1fr);
        gap: 0 12px;
        font-size: var(--pp-size-s);
      }
      .steps li:not(:last-child)::before {
        content: '';
        position: absolute;
        inset-inline-start: 8px;
        top: 24px;
        bottom: calc(-1 * var(--pp-3) + 2px);
        width: 1.5px;
        background: var(--pp-line-strong);
      }
      .steps .glyph {
        width: 17px;
        height: 17px;
        margin-top: 2px;
      }
      .stale {
        display: block;
        margin-bottom: var(--pp-4);
      }
    `,
  ];

  @property({ attribute: false }) connection!: Connection;
  @property({ attribute: false }) me!: Me;

  readonly #leads = new LiveValue<Page<LeadRow>>(this, {
    load: (signal) =>
      body(this.connection.api.GET('/api/v1/leads', { params: { query: { limit: LOOKED_AT } }, signal })),
    concerns: ({ topic }) => topic === 'lead',
  });

  constructor() {
    super();
    new Ticker(this);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('connection')) this.#leads.start(this.connection.live);
  }

  override render() {
    return html`${this.#demanded()}
      <div @pp-retry=${() => this.#leads.refresh()}>
        ${whenLive(this.#leads.state, {
          isEmpty: ({ items }) => items.length === 0,
          empty: () => this.#begin(),
          content: (page) => this.#news(page),
          problem: (problem) => html`<div class="card"><pp-error-panel .problem=${problem}></pp-error-panel></div>`,
        })}
      </div>`;
  }

  /** There is time left to set up what will be asked for. */
  #demanded() {
    const { second_step: demand, organization } = this.me;
    if (!demand) return nothing;
    return html`<pp-note-box class="stale" kind="warn">
      ${t.demanded.soon(organization.name, t.time.date(demand.by))}
      <pp-button slot="action" size="small" href="/portal/profile">${t.demanded.setUp}</pp-button>
    </pp-note-box>`;
  }

  #begin() {
    const organization = this.me.organization.name;
    return html`<div class="begin">
        <h1 class="lead-in" tabindex="-1">${t.home.first.title}</h1>
        <p>${t.home.first.text(organization)}</p>
        ${
          this.me.can.includes('CREATE_LEAD')
            ? html`<pp-button variant="primary" href="/portal/leads/new">${t.home.first.action}</pp-button>`
            : nothing
        }
      </div>
      <section class="card steps" aria-labelledby="steps">
        <header><h2 id="steps">${t.home.first.stepsTitle}</h2></header>
        <ol>
          ${t.home.steps(organization).map(
            ({ title, text }, at) =>
              html`<li>
                ${glyph(STEPS[at])}<span><b>${title}</b><br /><span class="faint">${text}</span></span>
              </li>`,
          )}
        </ol>
      </section>`;
  }

  #news({ items, next }: Page<LeadRow>) {
    const now = Date.now();
    const moved = items.filter((lead) => hasMoved(lead, now)).length;
    const yours = items.filter(({ next_by: by }) => by === 'you').length;
    const sentence = moved > 0 ? t.home.moved(moved) : t.home.quiet;
    return html`<div class="since">
        <p class="small faint">
          <time datetime=${new Date(now).toISOString()}>${t.time.fullDay(now)}, ${t.time.clock(now)}</time>
        </p>
        <h1 class="lead-in" tabindex="-1">${sentence} ${yours > 0 ? t.home.yours(yours) : nothing}</h1>
      </div>
      <div class="stack">
        ${next == null ? pipeline(items) : nothing}
        <section class="card" aria-labelledby="newest">
          <header>
            <h2 id="newest">${t.home.newest}</h2>
            <span class="small faint">${t.home.newestFirst}</span>
            ${next == null ? nothing : html`<a class="link small end" href="/portal/leads">${t.home.all}</a>`}
          </header>
          <ul class="rows feed">
            ${repeat(
              items.slice(0, SHOWN),
              ({ id }) => id,
              (lead) => this.#change(lead),
            )}
          </ul>
        </section>
      </div>`;
  }

  #change(lead: LeadRow) {
    const organization = this.me.organization.name;
    const change = lead.last_change;
    const by = change?.by.side === 'organization' && change.by.name ? `${change.by.name}, ${organization}` : lead.name;
    const at = change?.at ?? lead.changed_at;
    return html`<li>
      ${glyph(standing(lead, organization).stage)}
      <p>
        <a href="/portal/leads/${lead.id}"><b>${lead.company}</b></a>
        ${change ? changeProse(change, lead, organization) : nothing}<br /><span class="small faint">${by}</span>
      </p>
      <time class="push" datetime=${at} title=${t.time.exact(at)}>${t.time.when(at)}</time>
    </li>`;
  }
}

/** Whether something other than its submission has happened to a lead since yesterday, midnight. */
function hasMoved({ last_change: change }: LeadRow, now: number): boolean {
  if (!change || change.kind === 'submitted' || change.kind === 'imported') return false;
  const today = new Date(now);
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  return new Date(change.at) >= yesterday;
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-home-page': HomePageElement;
  }
}
