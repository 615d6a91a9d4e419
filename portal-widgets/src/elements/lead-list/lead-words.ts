import type { Entry, LeadRow, Me } from '../../api/model.js';
import type { Glyph } from '../../ui/glyphs.js';
import { t } from '../../i18n/texts.js';

/** What a status mark shows for a lead: the CRM's word, or ours as long as the CRM has said nothing. */
export function standing(lead: LeadRow, organization: string): { word: string; stage: Glyph; since: string } {
  const { value, stage, since } = lead.status;
  if (lead.lifecycle === 'crm_deleted') return { word: t.deleted(organization), stage: 'lost', since };
  return { word: value ?? t.stage[stage ?? 'received'], stage: stage ?? 'received', since };
}

/** The last thing that happened to a lead, in a few words. */
export function changeWords(change: Entry, lead: LeadRow, organization: string): string {
  switch (change.kind) {
    case 'submitted':
      return change.by.side === 'visitor' ? t.change.form : t.change.submitted(change.by.name);
    case 'imported':
      return t.change.imported(organization);
    case 'in_crm':
      return t.change.inCrm(organization, lapse(lead.submitted_at, change.at));
    case 'status':
      return t.change.status(change.from, change.to ?? '');
    case 'field':
      return t.change.field(fieldName(change.field), change.by.name ?? organization);
    case 'conflict':
      return t.change.conflict(fieldName(change.field));
    case 'not_in_crm':
      return t.change.notInCrm(fieldName(change.field), organization);
    case 'blocked':
      return t.change.blocked(organization);
    case 'converted':
      return t.change.converted(organization);
    case 'note':
      return t.change.note(change.by.name ?? organization);
    case 'deal':
      return t.change.deal(dealField(change.field), dealValue(change.field, change.to));
    case 'crm_deleted':
      return t.change.deleted(organization);
    case 'crm_restored':
      return t.change.restored(organization);
    case 'merged':
      return t.change.merged(organization);
  }
}

/** The same as the rest of a sentence that begins with the company: "moved from Contacted to Qualified". */
export function changeProse(change: Entry, lead: LeadRow, organization: string): string {
  switch (change.kind) {
    case 'submitted':
      return change.by.side === 'visitor' ? t.news.form : t.news.submitted(change.by.name);
    case 'imported':
      return t.news.imported(organization);
    case 'in_crm':
      return t.news.inCrm(organization, lapse(lead.submitted_at, change.at));
    case 'status':
      return t.news.status(change.from, change.to ?? '');
    case 'field':
      return t.news.field(
        fieldName(change.field),
        change.by.side === 'organization' ? organization : (change.by.name ?? ''),
      );
    case 'conflict':
      return t.news.conflict(fieldName(change.field));
    case 'not_in_crm':
      return t.news.notInCrm(fieldName(change.field), organization);
    case 'blocked':
      return t.news.blocked(organization);
    case 'converted':
      return t.news.converted(organization);
    case 'note':
      return t.news.note(change.by.name ?? organization);
    case 'deal':
      return t.news.deal(dealField(change.field), dealValue(change.field, change.to));
    case 'crm_deleted':
      return t.news.deleted(organization);
    case 'crm_restored':
      return t.news.restored(organization);
    case 'merged':
      return t.news.merged(organization);
  }
}

/** The name of a field as a reader knows it. */
export function fieldName(field: string | null | undefined): string {
  return (field && t.field[field]) ?? field ?? '';
}

/** What a field of a deal is called. */
export function dealField(field: string | null | undefined): string {
  return field === 'amount' || field === 'closing_date' ? t.deal[field] : t.deal.stage;
}

/** A value of a deal as a reader writes it: the stage in the CRM's word, an amount, a day. */
export function dealValue(field: string | null | undefined, value: string | null | undefined): string | null {
  if (value == null) return null;
  if (field === 'closing_date') return day(value);
  if (field !== 'amount') return value;
  const [amount = '', currency] = value.split(' ');
  return t.money(amount, currency);
}

/** A day of the calendar, the same in every zone. */
export function day(date: string): string {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  return t.time.date(new Date(year, month - 1, dayOfMonth).getTime());
}

/** The measured time from one instant to a later one. */
export function lapse(from: string, to: string): string {
  return t.time.lapse(Math.max(0, new Date(to).getTime() - new Date(from).getTime()));
}

/** How far a lead is on its way into the CRM, as a mark of freshness. */
export function freshness(
  { sync, submitted_at: submitted, crm_ack_at: ack }: LeadRow,
  crm: Me['crm'] | undefined,
): { state: 'live' | 'late' | 'gone'; words: string } {
  if (sync.state === 'blocked') return { state: 'gone', words: t.fresh.notSent };
  if (sync.state === 'retry')
    return { state: 'late', words: ack ? t.fresh.delayed : t.fresh.waiting(t.time.age(submitted)) };
  if (sync.state !== 'clean') return { state: 'live', words: t.fresh.sending };
  if (crm && crm.state !== 'live')
    return { state: 'late', words: crm.as_of ? t.fresh.asOf(t.time.when(crm.as_of)) : t.fresh.notSent };
  return { state: 'live', words: t.fresh.live };
}

/** Up to two letters for a round picture. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  return [parts[0], parts.length > 1 ? parts.at(-1) : ''].map((part) => part?.charAt(0).toUpperCase() ?? '').join('');
}
