import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Entry } from '../../api/model.js';
import { t } from '../../i18n/texts.js';
import { ground } from '../../theme/shared.styles.js';
import { glyph, glyphs } from '../../ui/glyphs.js';
import * as icons from '../../ui/icons.js';
import { Ticker } from '../../ui/ticker.js';
import { dealField, dealValue, fieldName, lapse } from '../lead-list/lead-words.js';
import { styles } from './lead-timeline.styles.js';

type Line = { key: string; chapter: string } | { key: string; entry: Entry };

/** What happened to a lead, newest first, in chapters by day. */
@customElement('pp-lead-timeline')
export class LeadTimelineElement extends LitElement {
  static override styles = [ground, glyphs, styles];

  @property({ attribute: false }) entries: readonly Entry[] = [];
  /** Whose CRM it is, for example "Acme". */
  @property() organization = '';
  /** When the lead was submitted, ISO-8601: what later times are measured from. */
  @property() submittedAt = '';
  /** The reader's name: what they did themselves is said to them as "You". */
  @property() reader = '';

  #known: ReadonlySet<string> = new Set();
  #fresh: ReadonlySet<string> = new Set();

  constructor() {
    super();
    new Ticker(this);
  }

  protected override willUpdate(changes: PropertyValues<this>) {
    if (!changes.has('entries')) return;
    const ids = this.entries.map(({ id }) => id);
    this.#fresh = new Set(this.#known.size > 0 ? ids.filter((id) => !this.#known.has(id)) : []);
    this.#known = new Set(ids);
  }

  override render() {
    if (this.entries.length === 0) return html`<p class="none soft small">${t.timeline.empty}</p>`;
    return html`<ol class="line" aria-label=${t.timeline.label}>
      ${repeat(
        this.#lines(),
        ({ key }) => key,
        (line) => ('chapter' in line ? html`<li class="day"><h3>${line.chapter}</h3></li>` : this.#entry(line.entry)),
      )}
    </ol>`;
  }

  #entry(entry: Entry) {
    return html`<li class=${this.#fresh.has(entry.id) ? 'new' : ''}>
      <span class="at">${this.#mark(entry)}</span>
      <div class="said">
        <p>${this.#said(entry)}</p>
        ${this.#aside(entry)}
      </div>
      <time datetime=${entry.at} title=${t.time.exact(entry.at)}>${t.time.when(entry.at)}</time>
    </li>`;
  }

  #said(entry: Entry) {
    const { timeline } = t;
    const value = (text: Entry['to']) => (text ? html`<b class="num">${text}</b>` : html`<i>${timeline.nothing}</i>`);
    switch (entry.kind) {
      case 'submitted':
        return entry.by.side === 'visitor' ? timeline.form : timeline.submitted(this.#actor(entry));
      case 'imported':
        return timeline.imported(this.organization);
      case 'in_crm':
        return html`${timeline.inCrm(this.organization)}<b class="num"
            >${timeline.inCrmLater(lapse(this.submittedAt || entry.at, entry.at))}</b
          >`;
      case 'status':
        return html`${entry.from ? timeline.statusFrom(entry.from) : timeline.statusTo}<b>${entry.to}</b>`;
      case 'field':
        return html`${timeline.fieldChanged(fieldName(entry.field), this.#within(entry))}${value(entry.from)}
          <span aria-hidden="true">→</span><span class="hidden">${timeline.becomes}</span> ${value(entry.to)}`;
      case 'conflict': {
        const theirs = entry.by.side === 'organization';
        const name = theirs ? this.#actor(entry) : this.organization;
        return html`${timeline.conflict(name, fieldName(entry.field), t.time.clock(entry.at))}${
          theirs ? timeline.theirsKept : timeline.yoursKept
        }${value(entry.to)}${theirs ? timeline.yoursWas : timeline.theirsWas}${value(entry.from)}.`;
      }
      case 'not_in_crm':
        return html`${timeline.notInCrm(fieldName(entry.field))}${value(entry.to)}${timeline.tooLate(this.organization)}`;
      case 'blocked':
        return timeline.blocked(this.organization);
      case 'converted':
        return timeline.converted(this.organization);
      case 'deal':
        return this.#deal(entry);
      case 'note':
        return html`${timeline.note(this.#actor(entry))}<span class="note">${entry.to}</span>`;
      case 'crm_deleted':
        return timeline.deleted(this.organization);
      case 'crm_restored':
        return timeline.restored(this.organization);
      case 'merged':
        return timeline.merged(this.organization);
    }
  }

  #deal({ field, from, to }: Entry) {
    const { timeline } = t;
    const name = dealField(field);
    const [before, after] = [dealValue(field, from), dealValue(field, to)];
    if (after == null) return field === 'stage' ? timeline.dealGone(this.organization) : timeline.dealCleared(name);
    return html`${before == null ? timeline.dealTo(name) : timeline.dealFrom(name, before)}<b class="num">${after}</b>`;
  }

  /** Who it was and how long the news took, where that is another side's doing. */
  #aside({ kind, by, at, known_at: known, to }: Entry) {
    if (kind === 'blocked' && to) return html`<span class="small faint">${t.lead.cause(to)}</span>`;
    if (by.side !== 'organization' || kind === 'in_crm' || kind === 'imported') return nothing;
    const late = new Date(known).getTime() - new Date(at).getTime();
    const words = [t.timeline.by(by.name, this.organization), late >= 0 ? t.timeline.hereAfter(lapse(at, known)) : ''];
    return html`<span class="small faint">${words.filter(Boolean).join(', ')}</span>`;
  }

  #mark({ kind, stage }: Entry) {
    switch (kind) {
      case 'status':
        return glyph(stage);
      case 'field':
        return icons.pen('s');
      case 'conflict':
      case 'not_in_crm':
        return icons.alert('s');
      case 'blocked':
        return icons.alert('s');
      case 'converted':
        return icons.deal('s');
      case 'note':
        return icons.pen('s');
      case 'deal':
        return stage ? glyph(stage) : icons.deal('s');
      case 'crm_deleted':
        return icons.x('s');
      case 'imported':
      case 'crm_restored':
      case 'merged':
      case 'in_crm':
        return icons.cloud('s');
      case 'submitted':
        return icons.check('s');
    }
  }

  #actor({ by }: Entry): string {
    if (by.side === 'organization') return by.name ?? this.organization;
    if (by.name && by.name === this.reader) return t.you;
    return by.name ?? t.timeline.someone;
  }

  /** The same inside a sentence. */
  #within(entry: Entry): string {
    const actor = this.#actor(entry);
    return actor === t.you ? t.timeline.you : actor;
  }

  #lines(): Line[] {
    let last = '';
    return this.entries.flatMap((entry): Line[] => {
      const chapter = t.time.chapter(entry.at);
      const line = { key: entry.id, entry };
      if (chapter === last) return [line];
      last = chapter;
      return [{ key: `chapter ${chapter}`, chapter }, line];
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pp-lead-timeline': LeadTimelineElement;
  }
}
