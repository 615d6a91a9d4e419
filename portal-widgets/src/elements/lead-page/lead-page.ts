import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { body } from '../../api/client.js';
import { LiveValue } from '../../api/live-value.js';
import type { Entry, Lead, Me, Page } from '../../api/model.js';
import type { Connection } from '../../host/host.js';
import { t } from '../../i18n/texts.js';
import { cards, ground, pages } from '../../theme/shared.styles.js';
import '../../ui/button.js';
import '../../ui/chip-mark.js';
import '../../ui/empty-state.js';
import '../../ui/field-list.js';
import type { Fact } from '../../ui/field-list.js';
import '../../ui/fresh-mark.js';
import { glyph, glyphs } from '../../ui/glyphs.js';
import * as icons from '../../ui/icons.js';
import '../../ui/progress-steps.js';
import { Ticker } from '../../ui/ticker.js';
import { whenLive } from '../../ui/when-live.js';
import { day, freshness, lapse, standing } from '../lead-list/lead-words.js';
import '../lead-edit/lead-edit.js';
import '../lead-timeline/lead-timeline.js';
import { styles } from './lead-page.styles.js';
import { leadSteps } from './lead-steps.js';
import { nextStep } from './next-step.js';

/**
 * One lead: where it is, who is next, what happened. Loads it, and again when it may have changed.
 *
 * @fires pp-page-title - `detail.title`: what the page is about, once that is known.
 */
@customElement('pp-lead-page')
export class LeadPageElement extends LitElement {
  static override styles = [ground, pages, cards, glyphs, styles];

  @property({ attribute: false }) connection!: Connection;
  @property({ attribute: false }) me!: Me;
  @property({ attribute: false }) lead = '';

  readonly #concerns = ({ topic, id }: { topic: string; id: string }) => topic === 'lead' && id === this.lead;
  readonly #lead = new LiveValue<Lead>(this, {
    load: (signal) =>
      body(this.connection.api.GET('/api/v1/leads/{id}', { params: { path: { id: this.lead } }, signal })),
    concerns: this.#concerns,
    changed: ({ value }) => {
      if (value) this.#say('pp-page-title', { title: value.company });
    },
  });
  readonly #timeline = new LiveValue<Page<Entry>>(this, {
    load: (signal) =>
      body(
        this.connection.api.GET('/api/v1/leads/{id}/timeline', {
          params: { path: { id: this.lead }, query: { limit: 100 } },
          signal,
        }),
      ),
    concerns: this.#concerns,
  });

  constructor() {
    super();
    new Ticker(this);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('lead') && changed.get('lead')) {
      this.#lead.reset();
      this.#timeline.reset();
    }
    if (changed.has('connection')) {
      this.#lead.start(this.connection.live);
      this.#timeline.start(this.connection.live);
    }
  }

  override render() {
    return html`<nav class="crumb" aria-label=${t.lead.crumb}>
        <a href="/portal/leads">${t.leads.title}</a>${icons.right('s')}<span>${this.#lead.state.value?.number}</span>
      </nav>
      <div @pp-retry=${this.#retry}>
        ${whenLive(this.#lead.state, {
          content: (lead, at) => this.#content(lead, at),
          waiting: () => html`<div class="card"><pp-skeleton-block lines="6"></pp-skeleton-block></div>`,
          problem: (problem) =>
            html`<div class="card">
              ${
                problem.slug === 'not-found'
                  ? html`<pp-empty-state alone heading=${t.lead.notFound.title} text=${t.lead.notFound.text}
                      ><pp-button href="/portal/leads">${t.lead.notFound.action}</pp-button></pp-empty-state
                    >`
                  : html`<pp-error-panel .problem=${problem}></pp-error-panel>`
              }
            </div>`,
        })}
      </div>`;
  }

  #content(lead: Lead, at: number) {
    return html`<div class="head">
        <h1 tabindex="-1">${lead.company}</h1>
        <p>${lead.name} <span class="faint">· ${lead.number}</span></p>
      </div>
      ${this.#now(lead)}
      <div class="cols">
        <div class="stack">${this.#story(lead, at)}</div>
        <aside class="stack">${lead.deal ? this.#deal(lead.deal) : nothing}${this.#details(lead)}</aside>
      </div>`;
  }

  #now(lead: Lead) {
    const organization = this.me.organization.name;
    const { word, stage } = standing(lead, organization);
    const steps = leadSteps(lead, organization, this.#timeline.state.value?.items);
    const at = steps.findIndex(({ state }) => state === 'now') + 1;
    return html`<section class="card now" aria-labelledby="now">
      <h2 class="hidden" id="now">${t.lead.where}</h2>
      <p class="here">
        ${glyph(stage)} <b>${word}</b>
        <span class="age">${t.stepOf(at, steps.length, t.time.when(lead.status.since))}</span>
      </p>
      <pp-progress-steps class="path" .steps=${steps}></pp-progress-steps>
      <div class="explain">
        ${this.#next(lead)}
        <div>
          <h3>${t.lead.means(word)}</h3>
          ${this.#meaning(lead)} ${t.lead.words(organization)}
        </div>
        <div>
          <h3>${t.lead.receipt}</h3>
          <b>${lead.number}</b>,
          ${t.lead.received(t.time.stamp(lead.submitted_at))}${
            lead.crm_ack_at ? `, ${t.lead.delivered(organization, lapse(lead.submitted_at, lead.crm_ack_at))}` : nothing
          }.
        </div>
      </div>
    </section>`;
  }

  #next(lead: Lead) {
    const organization = this.me.organization.name;
    const { next } = t.lead;
    const stuck = lead.sync.state === 'blocked';
    const yours = lead.next_by === 'you';
    const heading = yours ? next.you : lead.next_by == null ? next.nobody : next.organization(organization);
    return html`<div class=${stuck ? 'stuck' : yours ? 'yours' : ''}>
      <h3>${heading}</h3>
      ${nextStep(lead, organization)}${stuck && lead.sync.cause ? html`<br />${t.lead.cause(lead.sync.cause)}` : nothing}
    </div>`;
  }

  #meaning(lead: Lead): string {
    const organization = this.me.organization.name;
    const { meaning } = t.lead;
    const { stage, value } = lead.status;
    if (stage == null && value != null) return meaning.other(organization);
    if (stage === 'won') return meaning.won;
    return meaning[stage ?? 'received'](organization);
  }

  #story(lead: Lead, at: number) {
    const { state, words } = freshness(lead, this.me.crm);
    const problem = this.#lead.state.problem !== undefined;
    return html`<section class="card" aria-labelledby="story">
      <header>
        <h2 id="story">${t.lead.timeline}</h2>
        ${
          problem
            ? html`<pp-fresh-mark class="hide" state="gone">${t.fresh.asOf(t.time.second(at))}</pp-fresh-mark>`
            : html`<pp-fresh-mark class="hide" state=${state}
                >${state === 'live' && lead.sync.state === 'clean' ? t.fresh.checked(t.time.second(at)) : words}</pp-fresh-mark
              >`
        }
      </header>
      ${whenLive(
        { ...this.#timeline.state, problem: this.#timeline.state.value ? undefined : this.#timeline.state.problem },
        {
          content: ({ items }) =>
            html`<pp-lead-timeline
              .entries=${items}
              organization=${this.me.organization.name}
              submittedAt=${lead.submitted_at}
              reader=${this.me.view ? '' : this.me.person.name}
            ></pp-lead-timeline>`,
        },
      )}
    </section>`;
  }

  #deal({ stage, outcome, amount, currency, probability, closing_date: closing }: NonNullable<Lead['deal']>) {
    const { deal } = t;
    const facts: (Fact | null)[] = [
      { term: deal.stage, value: stage },
      { term: deal.amount, value: amount == null ? deal.noAmount : t.money(amount, currency) },
      outcome === 'open' && probability != null ? { term: deal.probability, value: deal.percent(probability) } : null,
      closing ? { term: deal.closing_date, value: day(closing) } : null,
    ];
    return html`<section class="card" aria-labelledby="deal">
      <header>
        <h2 id="deal">${deal.title}</h2>
        <pp-chip-mark class="end" kind=${outcome === 'won' ? 'good' : ''}>${deal.outcome[outcome]}</pp-chip-mark>
      </header>
      <div class="body">
        <pp-field-list .facts=${facts.filter((fact) => fact !== null)}></pp-field-list>
      </div>
    </section>`;
  }

  #details(lead: Lead) {
    const { details, contact, email, phone, country, need, source, ownerField, owned, noOwner, origin } = t.lead;
    const owner = lead.owner;
    const facts: (Fact | null)[] = [
      { term: contact, value: lead.name },
      lead.email ? { term: email, value: breakable(lead.email) } : null,
      lead.phone ? { term: phone, value: lead.phone } : null,
      lead.country ? { term: country, value: lead.country } : null,
      lead.need ? { term: need, value: lead.need } : null,
      { term: source, value: origin[lead.channel] },
      {
        term: ownerField,
        value: owner ? (owner.name === this.me.person.name ? owned(owner.name) : owner.name) : noOwner,
      },
    ];
    return html`<section class="card" aria-labelledby="details">
      <header>
        <h2 id="details">${details}</h2>
        ${
          lead.editable
            ? html`<pp-button class="push" size="small" @click=${this.#edit}
                >${icons.pen('s')} ${t.edit.open}</pp-button
              >`
            : nothing
        }
      </header>
      <div class="body">
        <pp-field-list .facts=${facts.filter((fact) => fact !== null)}></pp-field-list>
      </div>
      ${
        lead.editable
          ? html`<pp-lead-edit
              .connection=${this.connection}
              .me=${this.me}
              .lead=${lead.id}
              @pp-lead-saved=${this.#retry}
            ></pp-lead-edit>`
          : nothing
      }
    </section>`;
  }

  readonly #edit = () => {
    void this.renderRoot.querySelector('pp-lead-edit')?.ask();
  };

  readonly #retry = () => {
    void this.#lead.refresh();
    void this.#timeline.refresh();
  };

  #say(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** An address may break after its @, before it breaks anywhere. */
function breakable(email: string) {
  const [user, domain] = email.split('@');
  return html`${user}@<wbr />${domain}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-lead-page': LeadPageElement;
  }
}
