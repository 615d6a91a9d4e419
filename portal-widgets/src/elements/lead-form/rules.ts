import { leadFormTexts as t } from '../../i18n/lead-form.en.js';
import type { FormField } from './form-api.js';

/** What is wrong with an answer, in words for the visitor; empty when nothing is. */
export function faultOf(field: FormField, answer: string): string {
  const text = answer.trim();
  if (!text) return field.required ? t.missing(field.name) : '';
  if (text.length > field.max_length) return t.tooLong(field.max_length, text.length);
  if (field.type === 'email') return emailFault(text);
  if (field.type === 'tel') return phoneFault(text);
  return '';
}

function emailFault(text: string): string {
  if (/,/.test(text)) return t.email.comma;
  if (/\s/.test(text)) return t.email.space;
  const [local, domain, ...more] = text.split('@');
  if (!local || domain === undefined || more.length > 0) return t.email.at;
  if (!/^[^.]+(\.[^.]+)+$/.test(domain)) return t.email.ending;
  return '';
}

/** Only what is certainly no telephone number; the portal knows the numbering plans. */
function phoneFault(text: string): string {
  const digits = text.replace(/\D/g, '').length;
  return digits < 5 || !/^[+\d\s()./-]+(\s*(x|ext\.?)\s*\d+)?$/i.test(text) ? t.phone : '';
}
