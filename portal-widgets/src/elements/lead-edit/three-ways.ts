import type { Lead } from '../../api/model.js';
import { FIELDS, type Draft, type Field } from '../lead-entry/lead-rules.js';

/** What a lead has, as the fields of a form show it. */
export function draftOf(lead: Lead): Draft {
  return Object.fromEntries(FIELDS.map((field) => [field, lead[field] ?? ''])) as Draft;
}

/** The fields in which two drafts differ. */
export function changed(from: Draft, to: Draft): Field[] {
  return FIELDS.filter((field) => from[field].trim() !== to[field].trim());
}

/**
 * What becomes of a draft when the lead changed while it was edited: what only they changed is taken over, and the
 * fields both changed to different values are for the reader to decide.
 *
 * @param base what the draft began with
 */
export function merged(base: Draft, mine: Draft, theirs: Draft): { draft: Draft; both: Field[] } {
  const own = changed(base, mine);
  const draft = { ...theirs };
  for (const field of own) draft[field] = mine[field];
  const both = own.filter(
    (field) => changed(base, theirs).includes(field) && mine[field].trim() !== theirs[field].trim(),
  );
  return { draft, both };
}

/** A merge patch: only what differs, null for what was emptied. */
export function patch(from: Draft, to: Draft): Partial<Record<Field, string | null>> {
  return Object.fromEntries(changed(from, to).map((field) => [field, to[field].trim() || null]));
}
