import { ApiProblem, problemOf, reach } from '@partner-portal/widgets/api/problem.js';
import type { Host } from '@partner-portal/widgets/host/host.js';

interface Minted {
  token: string;
  /** When it should be renewed, in milliseconds since 1970. */
  until: number;
}

/** Who witnesses that the reader is signed in to the CRM. */
export interface Witness {
  reader(): Promise<{ organization: string; user: string }>;
  /** Writes the word into a record of the CRM and gives the record's id. */
  witness(nonce: string): Promise<string>;
}

type Message = { ask: true } | Minted;

/** A token this close to its end is renewed before it is used, in milliseconds. */
const MARGIN = 60_000;
/** How long the other frames of this browser have to hand over a token, in milliseconds. */
const NEIGHBOURS = 120;

/**
 * A portal session for a CRM user, without cookie and without password: the portal gives a one-time word, the reader's
 * own CRM session writes it into a record, and the portal reads there who wrote it. The token lives in memory; frames of
 * one user in one browser hand it to each other, because each sign-in costs API credits.
 */
export class CrmSession implements Host {
  #minted?: Minted;
  #minting?: Promise<string>;
  #channel?: Promise<BroadcastChannel | undefined>;

  constructor(
    readonly base: string,
    private readonly crm: Witness,
  ) {}

  token(renew = false): Promise<string> {
    if (renew) this.#minted = undefined;
    if (this.#minted && Date.now() < this.#minted.until) return Promise.resolve(this.#minted.token);
    this.#minting ??= this.#obtain(renew).finally(() => {
      this.#minting = undefined;
    });
    return this.#minting;
  }

  async #obtain(renew: boolean): Promise<string> {
    const { organization, user } = await this.crm.reader();
    this.#channel ??= Promise.resolve(this.#open(`pp-crm:${this.base}:${organization}:${user}`));
    const channel = await this.#channel;
    if (!renew && channel && (await this.#borrow(channel))) return this.#minted?.token ?? '';
    const minted = await this.#mint(organization);
    this.#minted = minted;
    channel?.postMessage(minted satisfies Message);
    return minted.token;
  }

  /** Steps 2 to 4 of the challenge. The verifier leaves this frame only together with the record's id. */
  async #mint(organization: string): Promise<Minted> {
    const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
    const challenge = base64url(
      new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))),
    );
    const { nonce } = await this.#post<{ nonce: string }>('/api/v1/crm/challenges', {
      org_hint: organization,
      code_challenge: challenge,
    });
    const record = await this.crm.witness(nonce).catch((thrown: unknown) => {
      throw refused(thrown);
    });
    const { token, expires_in } = await this.#post<{ token: string; expires_in: number }>('/api/v1/crm/sessions', {
      org_hint: organization,
      record_id: record,
      nonce,
      code_verifier: verifier,
    });
    const lifetime = expires_in * 1000;
    return { token, until: Date.now() + Math.max(lifetime - MARGIN, lifetime / 2) };
  }

  #open(name: string): BroadcastChannel | undefined {
    if (!('BroadcastChannel' in globalThis)) return undefined;
    const channel = new BroadcastChannel(name);
    channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if ('token' in data) this.#minted = data;
      else if (this.#minted && Date.now() < this.#minted.until) channel.postMessage(this.#minted);
    });
    return channel;
  }

  /** Whether another frame had a token to give. */
  async #borrow(channel: BroadcastChannel): Promise<boolean> {
    channel.postMessage({ ask: true } satisfies Message);
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        channel.removeEventListener('message', heard);
        resolve();
      };
      const heard = ({ data }: MessageEvent<Message>) => {
        if ('token' in data) done();
      };
      const timer = setTimeout(done, NEIGHBOURS);
      channel.addEventListener('message', heard);
    });
    return this.#minted !== undefined && Date.now() < this.#minted.until;
  }

  async #post<T>(path: string, content: object): Promise<T> {
    const response = await reach(`${this.base}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(content),
      credentials: 'omit',
    });
    if (!response.ok) throw await problemOf(response);
    return (await response.json()) as T;
  }
}

/** The CRM did not let the reader write the word: a matter of their profile, not of the portal. */
function refused(thrown: unknown): ApiProblem {
  const title = thrown instanceof Error ? thrown.message : '';
  return new ApiProblem('problem', 403, { type: '/problems/witness-refused', title, status: 403 });
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
