import type { ApiProblem } from '../../api/problem.js';
import { t } from '../../i18n/texts.js';
import { explain } from '../../ui/explain.js';

/** Why the gate stays shut, in the reader's words; `wrong` is what to say when what was entered is not right. */
export function refusal(problem: ApiProblem, wrong: string = t.signIn.wrong): string {
  const { title, text } = explain(problem);
  return (
    {
      'invalid-credentials': wrong,
      'too-many-attempts': t.signIn.tooMany,
      'rate-limited': t.signIn.tooMany,
      'partner-suspended': t.signIn.suspended,
    }[problem.slug] ?? `${title}. ${text}`
  );
}
