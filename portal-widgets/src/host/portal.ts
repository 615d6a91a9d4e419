import type { ActivationPreview, Session } from '../api/model.js';
import { ApiProblem, problemOf, reach } from '../api/problem.js';
import type { Host } from './host.js';

interface Minted {
  token: string;
  expires_in: number;
}

/** What a tab remembers: that it looks at a partner's portal for the organisation. No secret; the cookie is one. */
const VIEWING = 'pp-view';

/** A token this close to its end is renewed before it is used, in milliseconds. */
const MARGIN = 60_000;

/**
 * The portal's own page: a session cookie that scripts cannot read mints short tokens, which live in memory only.
 * Fires `signed-out` when the session has ended.
 */
export class PortalHost extends EventTarget implements Host {
  readonly base = '';
  #viewing = remembered();
  #token?: { text: string; until: number };
  #minting?: Promise<string>;

  token(renew = false): Promise<string> {
    if (!renew && this.#token && Date.now() < this.#token.until) return Promise.resolve(this.#token.text);
    this.#minting ??= this.#mint().finally(() => {
      this.#minting = undefined;
    });
    return this.#minting;
  }

  /** Whether this tab looks at a partner's portal for the organisation, and nobody is signed in. */
  get viewing(): boolean {
    return this.#viewing;
  }

  /** Opens a look at a partner's portal in this tab. Throws `token-expired-or-used` when it was taken or is too old. */
  async openView(handOver: string): Promise<void> {
    await this.#call('PUT', '/api/v1/view', { hand_over: handOver });
    this.#token = undefined;
    this.#viewing = true;
    remember(true);
  }

  /** Ends the look, on the server too; the tab may sign in again. */
  async leaveView(): Promise<void> {
    await this.#call('DELETE', '/api/v1/view');
    this.viewEnded();
  }

  /** Forgets that this tab looked. */
  viewEnded(): void {
    this.#token = undefined;
    this.#viewing = false;
    remember(false);
  }

  /** Signs in with a password. Throws an {@link ApiProblem} when it is not right, or a second step is needed. */
  async signIn(email: string, password: string, totp?: string): Promise<Session> {
    return this.#fresh(await this.#post<Session>('/api/v1/session', { email, password, totp }));
  }

  /** Sends a sign-in code, if anybody has the address. */
  async sendCode(email: string): Promise<void> {
    await this.#call('POST', '/api/v1/session/codes', { email });
  }

  /** Signs in with the code of a mail. Throws an {@link ApiProblem} when it is not right, or a second step is needed. */
  async signInWithCode(email: string, code: string, totp?: string): Promise<Session> {
    return this.#fresh(await this.#post<Session>('/api/v1/session', { email, code, totp }));
  }

  /** Sends a link to set another password, if anybody has the address. */
  async askReset(email: string): Promise<void> {
    await this.#call('POST', '/api/v1/password-resets', { email });
  }

  /** Sets another password by the link of a mail; every session ends. */
  async reset(token: string, password: string): Promise<void> {
    await this.#call('PUT', '/api/v1/password-resets', { token, password });
  }

  /** What an invitation link is about. Throws `token-expired-or-used` when it is none of ours. */
  preview(token: string): Promise<ActivationPreview> {
    return this.#post('/api/v1/activations/preview', { token });
  }

  /** Sets the password of an invited person and signs in. */
  async activate(token: string, password: string, name?: string, totp?: string): Promise<Session> {
    return this.#fresh(await this.#post<Session>('/api/v1/activations', { token, password, name, totp }));
  }

  /** Sends a new link in place of an expired one. */
  async renew(token: string): Promise<void> {
    await this.#call('POST', '/api/v1/activations/renewals', { token });
  }

  /** Confirms another address by the link that was sent there. */
  async confirmEmail(token: string): Promise<void> {
    await this.#call('PUT', '/api/v1/email-changes', { token });
  }

  /** Goes on in another membership of the same person. */
  async switchTo(membership: string): Promise<Session> {
    return this.#fresh((await (await this.#call('PUT', '/api/v1/session', { membership })).json()) as Session);
  }

  /** Ends the session on the server; the tokens it minted end with it. */
  async signOut(): Promise<void> {
    await this.#call('DELETE', '/api/v1/session');
    this.#token = undefined;
  }

  async #mint(): Promise<string> {
    this.#token = undefined;
    try {
      const { token, expires_in } = await this.#post<Minted>(
        this.#viewing ? '/api/v1/view/token' : '/api/v1/session/token',
        {},
      );
      const lifetime = expires_in * 1000;
      this.#token = { text: token, until: Date.now() + Math.max(lifetime - MARGIN, lifetime / 2) };
      return token;
    } catch (thrown) {
      if (thrown instanceof ApiProblem && thrown.status === 401) this.dispatchEvent(new Event('signed-out'));
      throw thrown;
    }
  }

  #fresh(session: Session): Session {
    this.#token = undefined; // minted for whoever was here before
    return session;
  }

  async #post<T>(path: string, content: unknown): Promise<T> {
    return (await (await this.#call('POST', path, content)).json()) as T;
  }

  async #call(method: string, path: string, content?: unknown): Promise<Response> {
    const response = await reach(path, {
      method,
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: content === undefined ? null : JSON.stringify(content),
      credentials: 'same-origin',
    });
    if (!response.ok) throw await problemOf(response);
    return response;
  }
}

/** A browser may refuse to remember anything; then loading the page again ends the look. */
function remembered(): boolean {
  try {
    return sessionStorage.getItem(VIEWING) !== null;
  } catch {
    return false;
  }
}

function remember(viewing: boolean): void {
  try {
    if (viewing) sessionStorage.setItem(VIEWING, '1');
    else sessionStorage.removeItem(VIEWING);
  } catch {
    // as above
  }
}
