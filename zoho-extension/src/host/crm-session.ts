import { ApiProblem, problemOf, reach } from '@partner-portal/widgets/api/problem.js';
import type { ZohoDoor, ZohoOutcome, ZohoSignIn } from '@partner-portal/widgets/elements/partner-panel/zoho-door.js';
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

/** What the portal says of a sign-in at Zoho. */
interface Told {
  progress: ZohoOutcome['progress'];
  cause?: string | null;
  token?: string | null;
  expires_in?: number | null;
}

/** A token this close to its end is renewed before it is used, in milliseconds. */
const MARGIN = 60_000;
/** How long the other frames of this browser have to hand over a token, in milliseconds. */
const NEIGHBOURS = 120;

/**
 * A portal session for a CRM user, without cookie and without password: the portal gives a one-time word, the reader's
 * own CRM session writes it into a record, and the portal reads there who wrote it. The token lives in memory; frames of
 * one user in one browser hand it to each other, because each sign-in costs API credits. Where the CRM cannot be used so,
 * the reader signs in at Zoho.
 */
export class CrmSession implements Host, ZohoDoor {
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
    const channel = await this.#shared(organization, user);
    if (!renew && channel && (await this.#borrow(channel))) return this.#minted?.token ?? '';
    const fresh = await this.#mint(organization);
    this.#keep(fresh, channel);
    return fresh.token;
  }

  #shared(organization: string, user: string): Promise<BroadcastChannel | undefined> {
    this.#channel ??= Promise.resolve(this.#open(`pp-crm:${this.base}:${organization}:${user}`));
    return this.#channel;
  }

  #keep(fresh: Minted, channel: BroadcastChannel | undefined): void {
    this.#minted = fresh;
    channel?.postMessage(fresh satisfies Message);
  }

  /** Where the CRM cannot witness: Zoho says in another window who it is, and only this frame can ask what it said. */
  async signInAtZoho(): Promise<ZohoSignIn> {
    const { organization, user } = await this.crm.reader();
    const { verifier, challenge } = await proof();
    const { state, code, authorize_url, expires_in } = await this.#post<{
      state: string;
      code: string;
      authorize_url: string;
      expires_in: number;
    }>('/api/v1/crm/sign-ins', { org_hint: organization, code_challenge: challenge });
    const { protocol, href } = new URL(authorize_url);
    if (protocol !== 'https:' && protocol !== 'http:') throw new ApiProblem('unreachable', 0); // nothing of ours
    return {
      address: href,
      code,
      until: Date.now() + expires_in * 1000,
      outcome: async () => {
        const told = await this.#post<Told>('/api/v1/crm/sign-ins/result', { state, code_verifier: verifier });
        if (told.progress === 'refused') return { progress: 'refused', cause: told.cause ?? '' };
        if (told.token) this.#keep(minted(told.token, told.expires_in ?? 0), await this.#shared(organization, user));
        return { progress: told.progress };
      },
    };
  }

  /** Steps 2 to 4 of the challenge. The verifier leaves this frame only together with the record's id. */
  async #mint(organization: string): Promise<Minted> {
    const { verifier, challenge } = await proof();
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
    return minted(token, expires_in);
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

/** A secret of this frame, and what shows later that it is this frame's (RFC 7636, S256). */
async function proof(): Promise<{ verifier: string; challenge: string }> {
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: base64url(new Uint8Array(digest)) };
}

function minted(token: string, seconds: number): Minted {
  const lifetime = seconds * 1000;
  return { token, until: Date.now() + Math.max(lifetime - MARGIN, lifetime / 2) };
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
