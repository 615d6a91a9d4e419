import type { ReactiveControllerHost } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Hint, Live as Stream } from './live.js';
import { LiveValue } from './live-value.js';
import { ApiProblem } from './problem.js';

const host = (): ReactiveControllerHost => ({
  addController: vi.fn(),
  removeController: vi.fn(),
  requestUpdate: vi.fn(),
  updateComplete: Promise.resolve(true),
});

/** A stream of hints that the test speaks. */
function stream() {
  const listeners = new Set<(hint: Hint) => void>();
  const live = {
    hear: (listener: (hint: Hint) => void) => (listeners.add(listener), () => listeners.delete(listener)),
  };
  return {
    live: live as unknown as Stream,
    say: (hint: Hint) => {
      for (const listener of listeners) listener(hint);
    },
  };
}

const LEAD: Hint = { topic: 'lead', id: '1' };

describe('a live value', () => {
  const load = vi.fn<() => Promise<number>>();
  const open = () => {
    const { live, say } = stream();
    const value = new LiveValue(host(), { load, concerns: ({ topic }) => topic === 'lead' });
    value.start(live);
    return { value, say };
  };

  beforeEach(() => {
    vi.useFakeTimers();
    let next = 1;
    load.mockImplementation(() => Promise.resolve(next++));
  });
  afterEach(() => {
    vi.useRealTimers();
    load.mockReset();
  });

  it('joins the hints of 100 ms into one reading', async () => {
    const { value, say } = open();
    await vi.advanceTimersByTimeAsync(0);

    for (let at = 0; at < 20; at++) say(LEAD);
    await vi.advanceTimersByTimeAsync(99);
    expect(load).toHaveBeenCalledTimes(1);

    await vi.advanceTimersByTimeAsync(1);
    expect(load).toHaveBeenCalledTimes(2);
    expect(value.state.value).toBe(2);
  });

  it('does not read for hints about something else, but does for hints about everything', async () => {
    const { say } = open();
    await vi.advanceTimersByTimeAsync(0);

    say({ topic: 'partner', id: '1' });
    await vi.advanceTimersByTimeAsync(200);
    expect(load).toHaveBeenCalledTimes(1);

    say({ topic: 'all', id: '' });
    await vi.advanceTimersByTimeAsync(200);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('reads once more when a hint came during a reading', async () => {
    let answer!: (value: number) => void;
    load.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    const { value, say } = open();

    say(LEAD);
    await vi.advanceTimersByTimeAsync(150);
    answer(7);
    await vi.advanceTimersByTimeAsync(150);

    expect(load).toHaveBeenCalledTimes(2);
    expect(value.state.value).toBe(1);
  });

  it('keeps the value and its age when a later reading fails, and recovers by itself', async () => {
    const { value } = open();
    await vi.advanceTimersByTimeAsync(0);
    const { at } = value.state;
    load.mockRejectedValueOnce(new ApiProblem('unreachable', 0));

    await value.refresh();
    expect(value.state).toMatchObject({ value: 1, at, problem: { kind: 'unreachable' } });

    await vi.advanceTimersByTimeAsync(3_000);
    expect(value.state.value).toBe(2);
    expect(value.state.problem).toBeUndefined();
  });

  it('does not repeat what the server has refused', async () => {
    load.mockRejectedValue(new ApiProblem('problem', 404, { type: '/problems/not-found', title: '', status: 404 }));
    const { value } = open();

    await vi.advanceTimersByTimeAsync(60_000);

    expect(load).toHaveBeenCalledTimes(1);
    expect(value.state.problem?.slug).toBe('not-found');
  });

  it('drops the reading under way when something else is wanted, and keeps the value until then', async () => {
    const { value } = open();
    await vi.advanceTimersByTimeAsync(0);
    let answer: (late: number) => void = () => undefined;
    load.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    void value.refresh();

    load.mockImplementationOnce(() => Promise.resolve(77));
    const instead = value.instead();
    expect(value.state.value).toBe(1);
    await instead;
    answer(13);
    await vi.advanceTimersByTimeAsync(200);

    expect(value.state.value).toBe(77);
  });
});
