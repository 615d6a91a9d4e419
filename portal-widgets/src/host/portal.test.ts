import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PortalHost } from './portal.js';

const answers = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();
const json = (status: number, content: unknown, type = 'application/json') =>
  new Response(JSON.stringify(content), { status, headers: { 'content-type': type } });

describe('the token of a session', () => {
  let minted = 0;
  beforeEach(() => {
    minted = 0;
    vi.useFakeTimers();
    vi.stubGlobal('fetch', answers);
    answers.mockImplementation(() => Promise.resolve(json(200, { token: `token-${++minted}`, expires_in: 600 })));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    answers.mockReset();
  });

  it('is minted once, however many ask at the same time', async () => {
    const host = new PortalHost();

    const tokens = await Promise.all([host.token(), host.token(), host.token(true)]);

    expect(tokens).toEqual(['token-1', 'token-1', 'token-1']);
    expect(answers).toHaveBeenCalledTimes(1);
  });

  it('is renewed a minute before its end, and when it was refused', async () => {
    const host = new PortalHost();
    await host.token();

    vi.advanceTimersByTime(539_000);
    expect(await host.token()).toBe('token-1');
    vi.advanceTimersByTime(2_000);
    expect(await host.token()).toBe('token-2');
    expect(await host.token(true)).toBe('token-3');
  });

  it('says that the session has ended when it is no longer given', async () => {
    answers.mockResolvedValue(json(401, { type: '/problems/unauthenticated' }, 'application/problem+json'));
    const host = new PortalHost();
    const ended = vi.fn();
    host.addEventListener('signed-out', ended);

    await expect(host.token()).rejects.toMatchObject({ status: 401 });

    expect(ended).toHaveBeenCalledOnce();
  });

  it('comes from the look at a partner’s portal, as long as this tab looks', async () => {
    const host = new PortalHost();
    await host.openView('hand-over');
    await host.token();
    await host.leaveView();
    await host.token();

    expect(answers.mock.calls.map(([path, { method }]) => `${method ?? ''} ${path}`)).toEqual([
      'PUT /api/v1/view',
      'POST /api/v1/view/token',
      'DELETE /api/v1/view',
      'POST /api/v1/session/token',
    ]);
    expect(host.viewing).toBe(false);
  });

  it('of whoever was here before is not used after somebody else signed in', async () => {
    const host = new PortalHost();
    await host.token();

    await host.signIn('ines@northwind.example', 'four quiet words here');

    expect(await host.token()).not.toBe('token-1');
  });
});
