import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { apiClient, body } from './client.js';
import { ApiProblem } from './problem.js';

const answers = vi.fn<(request: Request) => Promise<Response>>();
const token = vi.fn((renew?: boolean) => Promise.resolve(renew ? 'new' : 'old'));
const api = apiClient({ base: 'https://portal.example', token });

const json = (status: number, content: unknown, type = 'application/json') =>
  new Response(JSON.stringify(content), { status, headers: { 'content-type': type } });

beforeEach(() => {
  vi.stubGlobal('fetch', answers);
  vi.stubGlobal('navigator', { onLine: true });
});
afterEach(() => {
  vi.unstubAllGlobals();
  answers.mockReset();
  token.mockClear();
});

describe('a call', () => {
  it('carries the token and answers with the body', async () => {
    answers.mockResolvedValue(json(200, { items: [], next: null }));

    const page = await body(api.GET('/api/v1/leads', { params: { query: { limit: 50 } } }));

    expect(page.items).toEqual([]);
    expect(answers.mock.calls[0]?.[0].url).toBe('https://portal.example/api/v1/leads?limit=50');
    expect(answers.mock.calls[0]?.[0].headers.get('authorization')).toBe('Bearer old');
  });

  it('renews the token once on 401 and sends the same body again', async () => {
    answers
      .mockResolvedValueOnce(json(401, {}))
      .mockResolvedValueOnce(json(201, { id: 'x', receipt: { number: 'NR-0001', received_at: '' } }));

    await body(
      api.POST('/api/v1/leads', {
        params: { header: { 'Idempotency-Key': 'a-key-of-mine' } },
        body: { last_name: 'Holt', company: 'Oakmere Foods' },
      }),
    );

    const again = answers.mock.calls[1]?.[0] as Request;
    expect(again.headers.get('authorization')).toBe('Bearer new');
    expect(again.headers.get('idempotency-key')).toBe('a-key-of-mine');
    expect(await again.json()).toEqual({ last_name: 'Holt', company: 'Oakmere Foods' });
  });

  it('does not renew twice: the second 401 is a problem', async () => {
    answers.mockImplementation(() =>
      Promise.resolve(json(401, { type: '/problems/unauthenticated' }, 'application/problem+json')),
    );

    const failure = await body(api.GET('/api/v1/me')).catch(ApiProblem.of);

    expect(answers).toHaveBeenCalledTimes(2);
    expect(failure).toMatchObject({ kind: 'problem', status: 401, slug: 'unauthenticated' });
  });

  it('throws the problem of the server with its fields', async () => {
    const told = { type: '/problems/validation-failed', errors: [{ pointer: '/email', code: 'email', detail: '' }] };
    answers.mockResolvedValue(json(422, told, 'application/problem+json'));

    const failure = (await body(api.GET('/api/v1/me')).catch(ApiProblem.of)) as ApiProblem;

    expect(failure.problem?.errors?.[0]?.pointer).toBe('/email');
    expect(failure.passing).toBe(false);
  });

  it('tells an answer that is not ours and no answer at all from a problem', async () => {
    answers.mockResolvedValueOnce(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    answers.mockRejectedValueOnce(new TypeError('Failed to fetch'));

    const notOurs = await body(api.GET('/api/v1/me')).catch(ApiProblem.of);
    const none = await body(api.GET('/api/v1/me')).catch(ApiProblem.of);

    expect(notOurs).toMatchObject({ kind: 'unreachable', status: 502, passing: true });
    expect(none).toMatchObject({ kind: 'unreachable', status: 0, passing: true });
  });
});
