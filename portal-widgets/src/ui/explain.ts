import type { ApiProblem } from '../api/problem.js';
import { t } from '../i18n/texts.js';

/** A problem in the reader's words: what happened, and what is safe or to be done. */
export function explain(problem: ApiProblem | undefined): { title: string; text: string } {
  if (!problem) return t.problem.unknown;
  if (problem.kind === 'offline') return t.problem.offline;
  if (problem.kind === 'unreachable') return t.problem.unreachable;
  return t.problem.bySlug[problem.slug] ?? t.problem.unknown;
}
