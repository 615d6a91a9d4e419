import { html } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiProblem } from '../../api/problem.js';
import { accessible } from '../../testing/axe.js';
import { find, settled, show, words } from '../../testing/page.js';
import type { ZohoDoor, ZohoOutcome } from './zoho-door.js';
import './zoho-sign-in.js';
import type { ZohoSignInElement } from './zoho-sign-in.js';

const PAGE = 'https://accounts.zoho.example/oauth/v2/auth?state=s';

/** What the portal answers, one after the other; the last one stays. */
let outcomes: (ZohoOutcome | ApiProblem)[];
let held: Promise<ZohoOutcome> | undefined;
let refusal: ApiProblem | undefined;
let life: number;
let begun: number;
let asked: number;
let told: number;

const door: ZohoDoor = {
  signInAtZoho: () => {
    begun++;
    if (refusal) return Promise.reject(refusal);
    return Promise.resolve({
      address: PAGE,
      code: '482913',
      until: Date.now() + life,
      outcome: () => {
        asked++;
        if (held) return held;
        const next = (outcomes.length > 1 ? outcomes.shift() : outcomes[0]) ?? { progress: 'waiting' };
        return next instanceof ApiProblem ? Promise.reject(next) : Promise.resolve(next);
      },
    });
  },
};

beforeEach(() => {
  [outcomes, held, refusal] = [[{ progress: 'waiting' }], undefined, undefined];
  [life, begun, asked, told] = [60_000, 0, 0, 0];
});

afterEach(() => {
  vi.restoreAllMocks();
});

function problem(slug: string, status: number): ApiProblem {
  return new ApiProblem('problem', status, { type: `/problems/${slug}`, title: slug, status });
}

async function element(): Promise<ZohoSignInElement> {
  return show<ZohoSignInElement>(
    html`<pp-zoho-sign-in .door=${door} every="10" @pp-signed-in=${() => told++}></pp-zoho-sign-in>`,
  );
}

async function press(panel: Element): Promise<void> {
  find(panel, 'pp-button').click();
  await settled(panel);
}

async function says(panel: Element, text: string): Promise<void> {
  await vi.waitFor(() => expect(words(panel)).toContain(text), 3_000);
}

test('says why, opens Zoho in a window without a hold on the panel, and goes on by itself', async () => {
  const tab = { opener: {} };
  const opened = vi.spyOn(globalThis, 'open').mockReturnValue(tab as unknown as Window);
  const panel = await element();
  expect(words(panel)).toContain('so Zoho itself has to say it. Sign in with Zoho');
  await accessible(panel);

  await press(panel);
  await says(panel, 'Type 482 913 in the window of Zoho');
  expect(opened).toHaveBeenCalledWith(PAGE, '_blank');
  expect(tab.opener).toBeNull();
  expect(words(panel)).not.toContain('Open Zoho in a new tab');
  await accessible(panel);
  expect(told).toBe(0);
  outcomes = [{ progress: 'signed_in' }];

  await says(panel, 'You are signed in.');
  expect(told).toBe(1);
  await accessible(panel);
});

test('gives a link where the browser opens no window by itself', async () => {
  vi.spyOn(globalThis, 'open').mockReturnValue(null);
  const panel = await element();
  await press(panel);

  await says(panel, 'Open Zoho in a new tab');
  expect(find<HTMLAnchorElement>(panel, 'a.link').href).toBe(PAGE);
  expect(find<HTMLAnchorElement>(panel, 'a.link').rel).toContain('noopener');
});

test('says why it was refused, and can be tried again', async () => {
  vi.spyOn(globalThis, 'open').mockReturnValue(null);
  outcomes = [{ progress: 'refused', cause: 'Consent was not given.' }];
  const panel = await element();
  await press(panel);
  await says(panel, 'You were not signed in. Consent was not given.');
  await accessible(panel);

  await press(panel);
  await vi.waitFor(() => expect(begun).toBe(2));
  expect(told).toBe(0);
});

test('goes on through an interruption', async () => {
  vi.spyOn(globalThis, 'open').mockReturnValue(null);
  outcomes = [new ApiProblem('unreachable', 0), problem('temporarily-unavailable', 503), { progress: 'signed_in' }];
  await press(await element());

  await vi.waitFor(() => expect(told).toBe(1));
  expect(asked).toBe(3);
});

test('ends when it is too late', async () => {
  vi.spyOn(globalThis, 'open').mockReturnValue(null);
  life = 0;
  const panel = await element();
  await press(panel);

  await says(panel, 'That took too long. Begin again.');
  expect(asked).toBe(1);
});

test('ends when the portal knows nothing of it', async () => {
  vi.spyOn(globalThis, 'open').mockReturnValue(null);
  outcomes = [problem('zoho-context-invalid', 401)];
  const panel = await element();
  await press(panel);

  await says(panel, 'Sign in with Zoho');
  expect(words(panel)).not.toContain('482 913');
  expect(told).toBe(0);
});

test('waits for nothing any more once it was cancelled', async () => {
  vi.spyOn(globalThis, 'open').mockReturnValue({ opener: null } as unknown as Window);
  let answer: (outcome: ZohoOutcome) => void = () => undefined;
  held = new Promise((resolve) => {
    answer = resolve;
  });
  const panel = await element();
  await press(panel);
  await vi.waitFor(() => expect(asked).toBe(1));
  await press(panel); // the one button there is
  expect(words(panel)).toContain('Sign in with Zoho');

  answer({ progress: 'signed_in' });
  await held;
  await settled(panel);
  expect(words(panel)).toContain('Sign in with Zoho');
  expect([asked, told]).toEqual([1, 0]);
});

test('says that the portal sends nobody to Zoho', async () => {
  refusal = problem('forbidden', 403);
  const panel = await element();
  await press(panel);
  await says(panel, 'The portal sends nobody to Zoho from here.');
});
