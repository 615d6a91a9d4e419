import type { Hint, Live } from '../api/live.js';
import type { Connection } from '../host/host.js';

/** What was asked: the parameters and the body of a call. */
export interface Asked {
  params?: { path?: Record<string, string>; query?: Record<string, unknown>; header?: Record<string, string> };
  body?: unknown;
}

type Answers = Record<string, (asked: Asked) => unknown>;

/** A portal in the test's hands: it answers by method and path, and hints when told to. */
export function fakeConnection(answers: Answers) {
  const listeners = new Set<(hint: Hint) => void>();
  const asked: { what: string; with: Asked }[] = [];
  const call = (method: string) => async (path: string, init: Asked) => {
    const what = `${method} ${path}`;
    asked.push({ what, with: init });
    const answer = answers[what];
    if (!answer) throw new Error(`Nobody expected ${what}`);
    return { data: await answer(init), response: new Response(null, { headers: { ETag: '"1"' } }) };
  };
  const live = {
    open: true,
    hear: (listener: (hint: Hint) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watch: () => () => undefined,
  };
  return {
    connection: {
      api: { GET: call('GET'), POST: call('POST'), PUT: call('PUT'), PATCH: call('PATCH'), DELETE: call('DELETE') },
      live: live as unknown as Live,
    } as unknown as Connection,
    answers,
    asked,
    /** Says that something may have changed. */
    hint(topic: Hint['topic'], id = ''): void {
      for (const listener of [...listeners]) listener({ topic, id });
    },
  };
}
