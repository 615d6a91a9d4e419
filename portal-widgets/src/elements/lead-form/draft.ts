/** What a visitor has typed but not sent, and the name under which it will be sent. */
export interface Draft {
  answers: Record<string, string>;
  /** The Idempotency-Key: made once per filled form and kept over retries and reloads. */
  key: string;
}

/** A form without answers, with a key nobody has used. */
export function emptyDraft(): Draft {
  return { answers: {}, key: freshKey() };
}

/** A key nobody has used. `crypto.randomUUID` is missing on http pages, random bytes are not. */
export function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Reads a draft of this tab; a page that forbids storage simply has none. */
export function readDraft(name: string): Draft {
  try {
    const draft = JSON.parse(sessionStorage.getItem(name) ?? '') as Draft;
    if (typeof draft.key === 'string' && typeof draft.answers === 'object') return draft;
  } catch {
    // no storage, or nothing of ours in it
  }
  return emptyDraft();
}

/** Keeps a draft for this tab, or forgets it. */
export function keepDraft(name: string, draft: Draft | null): void {
  try {
    if (draft) sessionStorage.setItem(name, JSON.stringify(draft));
    else sessionStorage.removeItem(name);
  } catch {
    // no storage: the text stays on the page as long as the page does
  }
}
