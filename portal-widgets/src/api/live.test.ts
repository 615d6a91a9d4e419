import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hints, Live, type Hint } from './live.js';

const encoder = new TextEncoder();

/** A stream that the test writes into. */
function stream() {
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({
    start(given) {
      controller = given;
    },
  });
  return {
    response: new Response(body, { headers: { 'content-type': 'text/event-stream' } }),
    say: (text: string) => controller.enqueue(encoder.encode(text)),
    end: () => controller.close(),
  };
}

async function read(...parts: string[]): Promise<Hint[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(encoder.encode(part));
      controller.close();
    },
  });
  const heard: Hint[] = [];
  for await (const hint of hints(body)) heard.push(hint);
  return heard;
}

describe('an event stream', () => {
  it('gives hints, however they were cut on the way, and passes over the heart beat', async () => {
    const heard = await read(': beat\n\nevent: hi', 'nt\ndata: {"topic":"lead",', '"id":"1"}\n\n: beat\n\n');

    expect(heard).toEqual([{ topic: 'lead', id: '1' }]);
  });

  it('passes over events of other names and what is no JSON', async () => {
    const heard = await read(
      'event: other\ndata: {}\n\n',
      'event: hint\ndata: {no\n\n',
      'event: hint\ndata: {"topic":"crm","id":""}\n\n',
    );

    expect(heard).toEqual([{ topic: 'crm', id: '' }]);
  });
});

describe('the live stream', () => {
  const answers = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();
  const token = vi.fn((renew?: boolean) => Promise.resolve(renew ? 'new' : 'old'));
  let live: Live;

  beforeEach(() => {
    vi.stubGlobal('fetch', answers);
    vi.stubGlobal('navigator', {});
    vi.stubGlobal('document', { visibilityState: 'visible', addEventListener: vi.fn() });
    vi.stubGlobal('addEventListener', vi.fn());
    vi.stubGlobal('removeEventListener', vi.fn());
  });
  afterEach(() => {
    live.stop();
    vi.unstubAllGlobals();
    answers.mockReset();
    token.mockClear();
  });

  const open = (rereadEvery?: number) => {
    live = new Live({ base: '', token, name: 'ines', ...(rereadEvery === undefined ? {} : { rereadEvery }) });
    const heard: Hint[] = [];
    live.hear((hint) => heard.push(hint));
    return heard;
  };

  it('says to read everything again after a reconnect, because hints were missed', async () => {
    const first = stream();
    const second = stream();
    answers.mockResolvedValueOnce(first.response).mockResolvedValueOnce(second.response);
    const heard = open();

    first.say('event: hint\ndata: {"topic":"lead","id":"1"}\n\n');
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    first.end();

    await vi.waitFor(() => expect(heard).toContainEqual({ topic: 'all', id: '' }), 3_000);
  });

  it('renews the token when it is refused', async () => {
    answers.mockResolvedValueOnce(new Response('', { status: 401 })).mockResolvedValueOnce(stream().response);
    open();

    await vi.waitFor(() => expect(answers).toHaveBeenCalledTimes(2), 3_000);

    expect(token).toHaveBeenLastCalledWith(true);
    expect(answers.mock.calls[1]?.[1].headers).toMatchObject({ Authorization: 'Bearer new' });
  });

  it('says when it is broken and when it is back', async () => {
    answers.mockRejectedValueOnce(new TypeError()).mockResolvedValueOnce(stream().response);
    const seen: boolean[] = [];
    open();
    live.watch((state) => seen.push(state));

    await vi.waitFor(() => expect(seen).toEqual([false, true]), 3_000);
  });

  it('says to read everything once in a while, hint or not', async () => {
    answers.mockResolvedValue(stream().response);
    const heard = open(200);

    await vi.waitFor(() => expect(heard).toContainEqual({ topic: 'all', id: '' }), 3_000);
  });
});
