/** A tap on the shoulder: this record may have changed. It never carries data. */
export interface Hint {
  topic: 'lead' | 'partner' | 'team' | 'security' | 'crm' | 'all';
  id: string;
}

export interface LiveOptions {
  base: string;
  token: (renew?: boolean) => Promise<string>;
  /** Tabs with the same name share one stream: use the membership or user id. */
  name: string;
  /** How often everything is read again without a hint, in milliseconds. */
  rereadEvery?: number;
}

type Listener = (hint: Hint) => void;

const EVERYTHING: Hint = { topic: 'all', id: '' };
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;
/** The server lets its heart beat every 15 seconds; a stream that is silent for longer than this is dead. */
const SILENCE = 40_000;

/**
 * Hints from the server, over one stream per browser: the tab that holds the lock reads it and tells the others.
 * No history is kept anywhere, so every reconnect (and every minute) says "read everything again".
 */
export class Live {
  readonly #listeners = new Set<Listener>();
  readonly #watchers = new Set<(open: boolean) => void>();
  readonly #stopped = new AbortController();
  readonly #channel?: BroadcastChannel;
  #open = true;

  constructor(private readonly options: LiveOptions) {
    const name = `pp-live:${options.base}:${options.name}`;
    if ('BroadcastChannel' in globalThis) {
      this.#channel = new BroadcastChannel(name);
      this.#channel.onmessage = (message: MessageEvent<Hint | { open: boolean }>) => {
        if ('open' in message.data) this.#show(message.data.open);
        else this.#tell(message.data);
      };
    }
    const { signal } = this.#stopped;
    if ('locks' in navigator)
      void navigator.locks.request(name, { signal }, () => this.#lead(signal)).catch(() => undefined);
    else void this.#lead(signal);
    const timer = setInterval(() => {
      if (document.visibilityState !== 'hidden') this.#tell(EVERYTHING);
    }, options.rereadEvery ?? 60_000);
    const seen = () => {
      if (document.visibilityState !== 'hidden') this.#tell(EVERYTHING); // hints were not acted upon while hidden
    };
    document.addEventListener('visibilitychange', seen, { signal });
    signal.addEventListener('abort', () => {
      clearInterval(timer);
    });
  }

  /** Whether hints arrive at the moment. */
  get open(): boolean {
    return this.#open;
  }

  /** Hears every hint until the returned function is called. */
  hear(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Hears when the stream opens or breaks, until the returned function is called. */
  watch(watcher: (open: boolean) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Ends the stream, for example at sign-out. */
  stop(): void {
    this.#stopped.abort();
    this.#channel?.close();
    this.#listeners.clear();
    this.#watchers.clear();
  }

  /** Holds the stream for this browser: one connection after the other, with growing pauses while there is none. */
  async #lead(stop: AbortSignal): Promise<void> {
    let pause = FIRST_PAUSE;
    let refused = false;
    for (let first = true; !stop.aborted; first = false) {
      const connection = await this.#follow(refused, first, stop);
      if (this.#stopped.signal.aborted) return;
      refused = connection === 'refused';
      if (connection === 'ended') pause = FIRST_PAUSE;
      this.#share({ open: false });
      await rest(pause * (0.5 + Math.random()), stop);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  }

  /** One connection, from its beginning to its end. */
  async #follow(renew: boolean, first: boolean, stop: AbortSignal): Promise<'refused' | 'broken' | 'ended'> {
    const connection = new AbortController();
    const end = () => {
      connection.abort();
    };
    stop.addEventListener('abort', end);
    let silence = setTimeout(end, SILENCE);
    const beat = () => {
      clearTimeout(silence);
      silence = setTimeout(end, SILENCE);
    };
    let opened = false;
    try {
      const token = await this.options.token(renew);
      const response = await fetch(`${this.options.base}/api/v1/live`, {
        headers: { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' },
        cache: 'no-store',
        signal: connection.signal,
      });
      if (response.status === 401) return 'refused';
      if (!response.ok || !response.body) return 'broken';
      opened = true;
      this.#share({ open: true });
      if (!first) this.#share(EVERYTHING);
      for await (const hint of hints(response.body, beat)) this.#share(hint);
    } catch {
      // what became of it is the answer; trying again is the repair
    } finally {
      clearTimeout(silence);
      stop.removeEventListener('abort', end);
    }
    return opened ? 'ended' : 'broken';
  }

  #share(message: Hint | { open: boolean }): void {
    if (this.#stopped.signal.aborted) return;
    this.#channel?.postMessage(message);
    if ('open' in message) this.#show(message.open);
    else this.#tell(message);
  }

  #show(open: boolean): void {
    if (open === this.#open) return;
    this.#open = open;
    for (const watcher of this.#watchers) watcher(open);
  }

  #tell(hint: Hint): void {
    for (const listener of [...this.#listeners]) listener(hint);
  }
}

/**
 * The hints of a `text/event-stream`; comments (the heart beat) and events of other names are passed over.
 *
 * @param beat told whenever anything arrives
 */
export async function* hints(stream: ReadableStream<Uint8Array>, beat?: () => void): AsyncGenerator<Hint> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      beat?.();
      text += decoder.decode(value, { stream: true });
      const events = text.split(/\r?\n\r?\n/);
      text = events.pop() ?? '';
      for (const event of events) {
        const hint = parse(event);
        if (hint) yield hint;
      }
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function parse(event: string): Hint | undefined {
  const lines = event.split(/\r?\n/);
  const name = lines
    .find((line) => line.startsWith('event:'))
    ?.slice(6)
    .trim();
  const data = lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5));
  if (name !== 'hint' || data.length === 0) return undefined;
  try {
    return JSON.parse(data.join('\n')) as Hint;
  } catch {
    return undefined;
  }
}

function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener('online', done, { once: true });
    signal.addEventListener('abort', done, { once: true });
  });
}
