/** The least number of characters the portal takes. */
export const SHORTEST = 12;

export interface Strength {
  /** 0 nothing yet, 1 too short, 2 easy to guess, 3 fair, 4 good. */
  level: 0 | 1 | 2 | 3 | 4;
  /** Characters that are missing up to the shortest length. */
  missing: number;
  length: number;
}

/**
 * A hint while choosing a password; the server decides. Length counts, repetition and the reader's own name do not.
 *
 * @param known words a stranger could guess, such as the e-mail address and the company
 */
export function strength(password: string, known: readonly string[] = []): Strength {
  const { length } = password;
  if (length === 0) return { level: 0, missing: SHORTEST, length };
  if (length < SHORTEST) return { level: 1, missing: SHORTEST - length, length };
  const rest = known
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length > 3)
    .reduce((left, word) => left.replaceAll(word, ''), password.toLowerCase());
  const worth = new Set(rest).size + steps(rest);
  if (worth < 12) return { level: 2, missing: 0, length };
  return { level: worth < 20 || length < 16 ? 3 : 4, missing: 0, length };
}

/** How often the next character is neither the same nor the following one: "aaaa" and "1234" are worth nothing. */
function steps(text: string): number {
  let count = 0;
  for (let at = 1; at < text.length; at++) {
    const step = text.charCodeAt(at) - text.charCodeAt(at - 1);
    if (Math.abs(step) > 1) count++;
  }
  return count;
}
