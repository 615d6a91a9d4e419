import { en } from './en.js';

/** Every text the elements say, as functions and words of one language. */
export type Texts = typeof en;

const languages = new Map<string, Texts>([['en', en]]);

/** The first of the reader's languages we speak, else English. */
export function pick(wanted: readonly string[]): Texts {
  const spoken = wanted.map((tag) => languages.get(tag.split('-')[0] ?? '')).find((texts) => texts !== undefined);
  return spoken ?? en;
}

/** The texts of the reader's language. */
export const t: Texts = pick(typeof navigator === 'undefined' ? [] : navigator.languages);
