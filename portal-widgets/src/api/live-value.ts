import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Hint, Live as LiveStream } from './live.js';
import { ApiProblem } from './problem.js';

/**
 * Something read from the server: its last known value with the time it was read, and the problem of the last attempt.
 * Once there is a value it stays, whatever happens to later attempts.
 */
export interface Live<T> {
  readonly value?: T;
  /** When `value` was read, in milliseconds since 1970. */
  readonly at?: number;
  readonly problem?: ApiProblem;
}

/** Nothing is known yet. */
export const PENDING: Live<never> = {};

/** A value that is already there; for elements that get their data from elsewhere, and for tests. */
export function known<T>(value: T, at = Date.now()): Live<T> {
  return { value, at };
}

export interface LiveValueOptions<T> {
  load: (signal: AbortSignal) => Promise<T>;
  /** Which hints make it worth reading again; hints about everything always do. */
  concerns: (hint: Hint) => boolean;
  /** Told after every attempt; for owners that derive something from the value. */
  changed?: (state: Live<T>) => void;
}

/** Hints within this time are answered by one reading. */
const JOIN = 100;
/** After a failure it tries again by itself, at first soon. */
const RETRY = [2_000, 4_000, 8_000, 15_000];

/** Keeps one {@link Live} value for an element: reads it, and reads it again when hints or failures call for it. */
export class LiveValue<T> implements ReactiveController {
  state: Live<T> = PENDING;

  readonly #host: ReactiveControllerHost;
  readonly #options: LiveValueOptions<T>;
  #stream?: LiveStream;
  #deaf?: () => void;
  #joining?: ReturnType<typeof setTimeout>;
  #retry?: ReturnType<typeof setTimeout>;
  #failures = 0;
  #reading?: AbortController;
  #again = false;

  constructor(host: ReactiveControllerHost, options: LiveValueOptions<T>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Starts reading and listening. A second call with another stream moves over to it. */
  start(stream: LiveStream): void {
    if (stream === this.#stream) return;
    this.#stop();
    this.#stream = stream;
    this.#deaf = stream.hear((hint) => {
      if (hint.topic === 'all' || this.#options.concerns(hint)) this.#soon();
    });
    void this.refresh();
  }

  /** Forgets the value, for example because the element now shows another record. */
  reset(): void {
    this.#reading?.abort();
    this.#reading = undefined;
    this.#set(PENDING);
    if (this.#stream) void this.refresh();
  }

  /** Replaces the value by one the owner has got in another way, for example by reading one more page. */
  put(value: T): void {
    this.#set({ ...this.state, value });
  }

  /** Something else is wanted now, for example another filter: drops the reading under way; the value stays until then. */
  async instead(): Promise<void> {
    this.#reading?.abort();
    this.#reading = undefined;
    this.#again = false;
    await this.refresh();
  }

  /** Reads now. Does not throw: what went wrong is part of the state. */
  async refresh(): Promise<void> {
    if (this.#reading) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#retry);
    const reading = new AbortController();
    this.#reading = reading;
    let next: Live<T>;
    try {
      next = known(await this.#options.load(reading.signal));
      this.#failures = 0;
    } catch (thrown) {
      if (reading.signal.aborted) return;
      const problem = ApiProblem.of(thrown);
      next = { ...this.state, problem };
      if (problem.passing) {
        const wait = RETRY[Math.min(this.#failures++, RETRY.length - 1)] ?? 15_000;
        this.#retry = setTimeout(() => void this.refresh(), wait * (0.75 + Math.random() / 2));
      }
    }
    if (reading.signal.aborted) return;
    this.#reading = undefined;
    this.#set(next);
    if (this.#again) {
      this.#again = false;
      this.#soon();
    }
  }

  hostConnected(): void {
    if (this.#stream) {
      const stream = this.#stream;
      this.#stream = undefined;
      this.start(stream);
    }
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #soon(): void {
    this.#joining ??= setTimeout(() => {
      this.#joining = undefined;
      void this.refresh();
    }, JOIN);
  }

  #stop(): void {
    this.#deaf?.();
    clearTimeout(this.#joining);
    clearTimeout(this.#retry);
    this.#joining = undefined;
    this.#reading?.abort();
    this.#reading = undefined;
    this.#again = false;
  }

  #set(state: Live<T>): void {
    this.state = state;
    this.#options.changed?.(state);
    this.#host.requestUpdate();
  }
}
