import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CrmSession, type Witness } from './crm-session.js';

const PORTAL = 'https://portal.example';

/** What the portal and the CRM were told, and how the portal answers. */
let sent: { path: string; body: Record<string, string>; init: RequestInit }[];
let words: string[];
let lifetime: number;
let minted: number;
let refuse: boolean;
/** What became of the sign-in at Zoho. */
let atZoho: object;

beforeEach(() => {
  [sent, words, lifetime, minted, refuse] = [[], [], 600, 0, false];
  atZoho = { progress: 'waiting', cause: null, token: null, expires_in: null };
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
    const path = address.replace(PORTAL, '');
    sent.push({ path, body: JSON.parse(init.body as string) as Record<string, string>, init });
    if (path.endsWith('/sign-ins'))
      return answer(200, {
        state: 'state',
        code: '482913',
        authorize_url: 'https://accounts.zoho.example/auth',
        expires_in: 600,
      });
    if (path.endsWith('/sign-ins/result')) return answer(200, atZoho);
    if (path.endsWith('/challenges')) return answer(200, { nonce: 'word', expires_in: 60 });
    return refuse
      ? answer(401, { type: '/problems/zoho-context-invalid', title: 'Not confirmed', status: 401 })
      : answer(200, { token: `token-${++minted}`, expires_in: lifetime });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function answer(status: number, body: object): Promise<Response> {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  return Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'content-type': type } }));
}

function witness(user: string): Witness {
  return {
    reader: () => Promise.resolve({ organization: '700000001', user }),
    witness: (nonce) => {
      words.push(nonce);
      return Promise.resolve('6200');
    },
  };
}

test('proves the reader by a word in the CRM, and the verifier fits the challenge', async () => {
  const token = await new CrmSession(PORTAL, witness('dana')).token();

  expect(token).toBe('token-1');
  expect(words).toEqual(['word']);
  const [challenge, session] = sent;
  expect(session?.body).toMatchObject({ org_hint: '700000001', record_id: '6200', nonce: 'word' });
  expect(session?.body.code_verifier).toMatch(/^[\w-]{43}$/);
  const digest = createHash('sha256')
    .update(session?.body.code_verifier ?? '')
    .digest('base64url');
  expect(challenge?.body).toEqual({ org_hint: '700000001', code_challenge: digest });
  expect(sent.every(({ init }) => init.credentials === 'omit')).toBe(true);
});

test('keeps the token, renews it when asked, and asks once for callers at the same time', async () => {
  const session = new CrmSession(PORTAL, witness('kept'));
  expect(await Promise.all([session.token(), session.token()])).toEqual(['token-1', 'token-1']);
  expect(await session.token()).toBe('token-1');
  expect(await session.token(true)).toBe('token-2');
});

test('hands the token to other frames of the same user, and to nobody else', async () => {
  await new CrmSession(PORTAL, witness('shared')).token();
  expect(await new CrmSession(PORTAL, witness('shared')).token()).toBe('token-1');
  expect(await new CrmSession(PORTAL, witness('another')).token()).toBe('token-2');
});

test('says that the portal did not confirm the reader', async () => {
  refuse = true;
  await expect(new CrmSession(PORTAL, witness('nobody')).token()).rejects.toMatchObject({
    status: 401,
    slug: 'zoho-context-invalid',
  });
});

test('says that the CRM did not let the reader write the word', async () => {
  const barred = { ...witness('barred'), witness: () => Promise.reject(new Error('permission denied')) };
  await expect(new CrmSession(PORTAL, barred).token()).rejects.toMatchObject({ status: 403, slug: 'witness-refused' });
});

test('signs the reader in at Zoho, asks with a verifier that fits, and keeps the token it is told', async () => {
  const session = new CrmSession(PORTAL, witness('at-zoho'));
  const begun = await session.signInAtZoho();
  expect(begun.address).toBe('https://accounts.zoho.example/auth');
  expect(begun.code).toBe('482913');
  expect(await begun.outcome()).toEqual({ progress: 'waiting' });
  atZoho = { progress: 'signed_in', cause: null, token: 'of-zoho', expires_in: 600 };
  expect(await begun.outcome()).toEqual({ progress: 'signed_in' });

  expect(await session.token()).toBe('of-zoho');
  expect(await new CrmSession(PORTAL, witness('at-zoho')).token()).toBe('of-zoho'); // another frame of theirs
  const [first, question] = sent;
  const digest = createHash('sha256')
    .update(question?.body.code_verifier ?? '')
    .digest('base64url');
  expect(first?.body).toEqual({ org_hint: '700000001', code_challenge: digest });
  expect(question?.body.state).toBe('state');
  expect(words).toEqual([]);
});

test('hands on why Zoho was of no help', async () => {
  const begun = await new CrmSession(PORTAL, witness('refused-there')).signInAtZoho();
  atZoho = { progress: 'refused', cause: 'Consent was not given.', token: null, expires_in: null };
  expect(await begun.outcome()).toEqual({ progress: 'refused', cause: 'Consent was not given.' });
});
