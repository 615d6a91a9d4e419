import type { NewLead } from '../../api/model.js';
import { t } from '../../i18n/texts.js';

/** What a new lead is made of, in the order it is asked for. */
export const FIELDS = ['company', 'country', 'first_name', 'last_name', 'email', 'phone', 'need'] as const;
export type Field = (typeof FIELDS)[number];
export type Draft = Record<Field, string>;

/** The most characters the portal takes. */
export const LONGEST: Record<Field, number> = {
  company: 200,
  country: 100,
  first_name: 40,
  last_name: 80,
  email: 100,
  phone: 30,
  need: 2000,
};

export const REQUIRED: readonly Field[] = ['company', 'last_name'];

export const EMPTY: Draft = { company: '', country: '', first_name: '', last_name: '', email: '', phone: '', need: '' };

/** What is wrong with a field, in words, and the value that would be right where we can tell. */
export interface Fault {
  text: string;
  repair?: string;
}

/** What is wrong with one field, or nothing. The server decides; this only saves a round trip. */
export function fault(field: Field, value: string): Fault | undefined {
  const text = value.trim();
  if (text === '') return REQUIRED.includes(field) ? { text: t.entry.missing(t.field[field] ?? field) } : undefined;
  if (text.length > LONGEST[field]) return { text: t.entry.tooLong(LONGEST[field]) };
  if (field === 'email') return emailFault(text);
  if (field === 'phone' && !/^\+?[\d\s()./-]*\d[\d\s()./-]*$/.test(text)) return { text: t.entry.phoneWrong };
  return undefined;
}

function emailFault(text: string): Fault | undefined {
  const right = /^[^\s@,]+@[^\s@,]+\.[^\s@,.]+$/;
  if (right.test(text)) return undefined;
  const repair = text.replaceAll(',', '.').replace(/\s+/g, '');
  if (text.includes(',') && right.test(repair)) return { text: t.entry.emailComma, repair };
  return { text: t.entry.emailWrong };
}

/** The draft as the API takes it: trimmed, and without what was left empty. */
export function newLead(draft: Draft): NewLead {
  const filled = FIELDS.map((field) => [field, draft[field].trim()]).filter(([, value]) => value !== '');
  const lead: unknown = Object.fromEntries(filled);
  return lead as NewLead;
}
