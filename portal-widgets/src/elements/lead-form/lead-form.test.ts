import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { accessible } from '../../testing/axe.js';
import { FormTrouble } from './form-api.js';
import { leadForm, LOGO, never, NORTHWIND, PortalFixture, RECEIPT, type } from './lead-form.fixture.js';
import { formTransport } from './form-api.js';
import './lead-form.js';
import type { LeadFormElement } from './lead-form.js';
import { faultOf } from './rules.js';

const unreachable = () => new FormTrouble('unreachable');

beforeEach(() => {
  sessionStorage.clear();
});

afterEach(() => {
  document.querySelectorAll('pp-lead-form, iframe').forEach((e) => {
    e.remove();
  });
  document.documentElement.style.fontSize = '';
});

function put(form: LeadFormElement): LeadFormElement {
  document.body.append(form);
  return form;
}

async function ready(portal = new PortalFixture(), attributes: Record<string, string> = {}): Promise<LeadFormElement> {
  const form = put(leadForm(portal, attributes));
  await vi.waitFor(() => {
    button(form);
  });
  return form;
}

function one(form: LeadFormElement, selector: string): HTMLElement {
  const found = form.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`No ${selector}`);
  return found;
}
const button = (form: LeadFormElement) => one(form, 'form .go');
const text = (form: LeadFormElement) => one(form, '.root').textContent;

function fill(form: LeadFormElement): void {
  type(form, 'first_name', 'Maria');
  type(form, 'last_name', 'Lopez');
  type(form, 'company', 'Velmora Foods');
  type(form, 'email', 'maria@velmora.example');
}

describe('sending', () => {
  test('thanks by name, with receipt and partner, and tells the page', async () => {
    const portal = new PortalFixture();
    const form = await ready(portal);
    const told: unknown[] = [];
    document.body.addEventListener('pp-lead-sent', (event) => told.push((event as CustomEvent).detail), { once: true });
    fill(form);

    button(form).click();
    await vi.waitFor(() => one(form, '.done'));

    expect(text(form)).toContain('Thank you, Maria.');
    expect(text(form)).toContain('NR-0042');
    expect(text(form)).toContain('Northwind Resellers');
    expect(told).toEqual([RECEIPT]);
    expect(portal.sent[0]?.answers).toEqual({
      token: 'shown-once',
      website_url: '',
      first_name: 'Maria',
      last_name: 'Lopez',
      company: 'Velmora Foods',
      email: 'maria@velmora.example',
    });
    expect(form.shadowRoot?.activeElement).toBe(one(form, '.done'));
    await accessible(form);
  });

  test('keeps its height from loading to thanks', async () => {
    let show: (definition: typeof NORTHWIND) => void = () => undefined;
    const portal = new PortalFixture(new Promise((resolve) => (show = resolve)));
    const form = put(leadForm(portal));
    const loading = form.offsetHeight;
    show(NORTHWIND);
    await vi.waitFor(() => button(form));
    const filled = form.offsetHeight;
    fill(form);
    button(form).click();
    await vi.waitFor(() => one(form, '.done'));

    expect(filled).toBe(loading);
    expect(form.offsetHeight).toBe(filled);
  });

  test('keeps the height of a form without a logo, before the logo has come as after', async () => {
    const plain = await ready();
    const height = plain.offsetHeight;
    expect(text(plain)).toContain('Northwind Resellers');
    expect(text(plain)).toContain('works with Acme');
    plain.remove();

    const form = await ready(new PortalFixture({ ...NORTHWIND, logo: LOGO }));

    const logo = one(form, 'img') as HTMLImageElement;
    expect(form.offsetHeight).toBe(height);
    expect(logo.offsetWidth / logo.offsetHeight).toBeCloseTo(4, 1);
    expect(logo.alt).toBe('Northwind Resellers');
    await vi.waitFor(() => expect(logo.naturalWidth).toBe(160));
    expect(form.offsetHeight).toBe(height);
    await accessible(form);
  });

  test('says the name where the logo does not come', async () => {
    const gone = { ...LOGO, src: 'data:image/png;base64,AAAA' };
    const form = await ready(new PortalFixture({ ...NORTHWIND, logo: gone }));

    await vi.waitFor(() => expect(one(form, '.head b').textContent).toBe('Northwind Resellers'));

    expect(form.shadowRoot?.querySelector('img')).toBeNull();
  });

  test('uses one key for one filled form, over failures, retries and reloads', async () => {
    const portal = new PortalFixture(NORTHWIND, [unreachable(), unreachable(), RECEIPT]);
    const form = await ready(portal);
    fill(form);
    button(form).click();
    await vi.waitFor(() => expect(text(form)).toContain('Your text is still here'));
    button(form).click();
    await vi.waitFor(() => expect(portal.sent).toHaveLength(2));
    await vi.waitFor(() => expect(text(form)).toContain('Your text is still here'));
    form.remove();

    const again = await ready(portal);
    expect(one(again, '[name=company]')).toHaveProperty('value', 'Velmora Foods');
    button(again).click();
    await vi.waitFor(() => one(again, '.done'));

    const keys = new Set(portal.sent.map(({ key }) => key));
    expect(portal.sent).toHaveLength(3);
    expect(keys.size).toBe(1);
    expect([...keys][0]).toMatch(/^[\x21-\x7e]{8,255}$/);
    expect(sessionStorage).toHaveLength(0);
  });

  test('takes a fresh token when the old one has run out, and a fresh key when a changed text would be refused', async () => {
    const portal = new PortalFixture(NORTHWIND, [new FormTrouble('form-token-invalid'), RECEIPT]);
    const form = await ready(portal);
    fill(form);
    button(form).click();
    await vi.waitFor(() => one(form, '.done'));
    expect(portal.loads).toBe(2);
    expect(portal.sent[0]?.key).toBe(portal.sent[1]?.key);
    form.remove();

    const reused = new PortalFixture(NORTHWIND, [new FormTrouble('idempotency-key-reuse'), RECEIPT]);
    const other = await ready(reused);
    fill(other);
    button(other).click();
    await vi.waitFor(() => one(other, '.done'));
    expect(reused.sent[0]?.key).not.toBe(reused.sent[1]?.key);
  });

  test('can be read but not changed while it travels, and is sent once however often the button is pressed', async () => {
    const portal = new PortalFixture(NORTHWIND, [never()]);
    const form = await ready(portal);
    fill(form);
    button(form).click();
    button(form).click();
    await vi.waitFor(() => expect(text(form)).toContain('Your text stays here until it has arrived.'));

    expect(portal.sent).toHaveLength(1);
    expect(one(form, '[name=company]')).toHaveProperty('readOnly', true);
    await accessible(form);
  });

  test.each([
    ['rate-limited', 'try again in a few minutes'],
    ['form-closed', 'closed while you were writing'],
    ['temporarily-unavailable', 'did not get through'],
  ])('keeps the text after %s', async (slug, words) => {
    const form = await ready(new PortalFixture(NORTHWIND, [new FormTrouble(slug)]));
    fill(form);
    button(form).click();
    await vi.waitFor(() => expect(text(form)).toContain(words));

    expect(one(form, '[name=company]')).toHaveProperty('value', 'Velmora Foods');
    expect(button(form).textContent).toBe('Try again');
    await accessible(form);
  });
});

describe('checking', () => {
  test('names what is wrong, links to it, and takes it back while typing', async () => {
    const portal = new PortalFixture();
    const form = await ready(portal);
    type(form, 'email', 'maria@velmora');
    button(form).click();

    expect(one(form, '.box').textContent).toContain('3 things to correct before sending');
    expect(form.shadowRoot?.activeElement).toBe(one(form, '.box'));
    expect(portal.sent).toHaveLength(0);
    await accessible(form);

    const link = [...(form.shadowRoot?.querySelectorAll('a') ?? [])].find(
      (a) => a.textContent.includes('E-mail') || a.textContent.includes('e-mail'),
    );
    expect(link?.textContent).toBe('Work e-mail: add the ending, for example .com');
    link?.click();
    expect(form.shadowRoot?.activeElement).toBe(one(form, '[name=email]'));
    expect(one(form, '[name=email]').getAttribute('aria-invalid')).toBe('true');

    type(form, 'email', 'maria@velmora.example');
    expect(one(form, '[name=email]').hasAttribute('aria-invalid')).toBe(false);
    expect(one(form, '#f-email-e').textContent).toBe('');
  });

  test('waits a moment after leaving a field, and moves nothing', async () => {
    const form = await ready();
    const height = form.offsetHeight;
    type(form, 'email', 'maria');
    one(form, '[name=company]').focus();
    expect(one(form, '#f-email-e').textContent).toBe('');

    await vi.waitFor(() => expect(one(form, '#f-email-e').textContent).toContain('name@company.com'));
    expect(form.offsetHeight).toBe(height);
  });

  test('shows what only the portal could know at the field', async () => {
    const refusal = new FormTrouble('validation-failed', [
      { pointer: '/email', code: 'unknown-domain', detail: 'This address does not exist' },
    ]);
    const form = await ready(new PortalFixture(NORTHWIND, [refusal]));
    fill(form);
    button(form).click();
    await vi.waitFor(() => expect(one(form, '#f-email-e').textContent).toBe('This address does not exist'));
    expect(one(form, '.box').textContent).toContain('1 thing to correct before sending');
  });

  test.each([
    ['maria@velmora.example', ''],
    ['maria.velmora.example', 'Write it as name@company.com'],
    ['maria@velmora,example', 'There is a comma in the address'],
    ['maria @velmora.example', 'There is a space in the address'],
    ['maria@velmora', 'Add the ending, for example .com'],
    ['maria@velmora.', 'Add the ending, for example .com'],
  ])('finds in the e-mail %s: %s', (address, fault) => {
    expect(
      faultOf({ name: 'email', type: 'email', required: true, max_length: 100, autocomplete: null }, address),
    ).toBe(fault);
  });
});

describe('loading', () => {
  test('shows the children of the tag when the form cannot be loaded, and tries again when asked', async () => {
    const portal = new PortalFixture(unreachable());
    const form = leadForm(portal);
    form.innerHTML = '<a href="/contact">Write to us</a>';
    put(form);
    await vi.waitFor(() => expect(text(form)).toContain('The form could not be loaded'));
    expect(form.querySelector('a')?.checkVisibility()).toBe(true);
    await accessible(one(form, '.root'));

    portal.definition = NORTHWIND;
    one(form, '.more').click();
    await vi.waitFor(() => button(form));
    expect(form.querySelector('a')?.checkVisibility()).toBe(false);
  });

  test('says that a form is closed', async () => {
    const form = put(leadForm(new PortalFixture(new FormTrouble('form-closed'))));
    await vi.waitFor(() => expect(text(form)).toContain('This form is closed'));
    await accessible(form);
  });

  test('asks again when the tag changes its form', async () => {
    const portal = new PortalFixture();
    const form = await ready(portal);
    form.setAttribute('form', 'other');
    await vi.waitFor(() => expect(portal.loads).toBe(2));
  });
});

describe('on other people’s pages', () => {
  test('looks the same under a root of 62.5 % and under rules for everything', async () => {
    const plain = await ready();
    const height = plain.offsetHeight;
    const edge = one(plain, '[name=company]').offsetHeight;
    plain.remove();
    const hostile = document.createElement('style');
    hostile.textContent = `* { text-transform: uppercase; letter-spacing: 3px; line-height: 3; color: red; font-weight: 900 }
      input, label, button, form, p { font-size: 40px !important; border: 9px solid red !important; margin: 30px !important }`;
    document.head.append(hostile);
    document.documentElement.style.fontSize = '62.5%';

    const form = await ready();
    expect(form.offsetHeight).toBe(height);
    expect(one(form, '[name=company]').offsetHeight).toBe(edge);
    expect(getComputedStyle(one(form, 'label')).textTransform).toBe('none');
    expect(getComputedStyle(one(form, 'label')).color).toBe('rgb(21, 26, 35)');
    await accessible(form);
    hostile.remove();
  });

  test.each(['light', 'dark'])('is readable in %s', async (theme) => {
    const form = await ready(new PortalFixture(), { theme });
    document.body.style.background = theme === 'dark' ? '#161a20' : '#fff';
    button(form).click();
    await accessible(form);
    document.body.style.background = '';
  });

  test('stays light when the visitor’s system is dark, unless the page says auto', async () => {
    const form = await ready();
    expect(getComputedStyle(form).colorScheme).toBe('light');
    form.setAttribute('theme', 'auto');
    expect(getComputedStyle(form).colorScheme).toBe('light dark');
  });

  test('keeps two forms of a page apart', async () => {
    const first = await ready();
    const second = await ready();
    type(first, 'company', 'Velmora Foods');
    type(second, 'company', 'Kelmont Dairy');
    first.remove();
    second.remove();

    const [again, other] = [await ready(), await ready()];
    expect(one(again, '[name=company]')).toHaveProperty('value', 'Velmora Foods');
    expect(one(other, '[name=company]')).toHaveProperty('value', 'Kelmont Dairy');
  });

  test('runs where the Trusted Types policy lit-html is taken', async () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = `<!doctype html><html lang="en"><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'; trusted-types lit-html">
      <script>
        trustedTypes.createPolicy('lit-html', { createHTML: (s) => s });
        window.faults = [];
        addEventListener('error', (e) => faults.push(e.message));
        addEventListener('securitypolicyviolation', (e) => faults.push(e.violatedDirective));
        window.fetch = async () => new Response(${JSON.stringify(JSON.stringify(NORTHWIND))});
      </script>
      <pp-lead-form form="northwind" api="https://portal.example"></pp-lead-form>
      <script type="module" src="${location.origin}/src/entries/lead-form.ts"></script>`;
    document.body.append(frame);

    await vi.waitFor(() => {
      const form = frame.contentDocument?.querySelector('pp-lead-form');
      expect(form?.shadowRoot?.querySelector('form .go')?.textContent).toBe('Send to Northwind Resellers');
    }, 10_000);
    expect((frame.contentWindow as Window & { faults?: string[] }).faults).toEqual([]);
  });
});

describe('the calls', () => {
  test('say where the logo is on the portal', async () => {
    const logo = { path: '/api/v1/forms/northwind/logo?v=0123', width: 512, height: 128 };
    const answer = new Response(JSON.stringify({ ...NORTHWIND, logo }));
    const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValue(answer);

    const loaded = await formTransport('https://portal.example/', 'northwind').load();

    expect(loaded.logo).toEqual({
      src: 'https://portal.example/api/v1/forms/northwind/logo?v=0123',
      width: 512,
      height: 128,
    });
    fetched.mockRestore();
  });

  test('carry no cookies, name the filled form, and tell apart what went wrong', async () => {
    const calls: [string, RequestInit][] = [];
    const problem = { type: '/problems/rate-limited', title: 'Too many', status: 429 };
    const answers = [
      new Response(JSON.stringify(NORTHWIND)),
      new Response(JSON.stringify({ receipt: RECEIPT }), { status: 202 }),
      new Response(JSON.stringify(problem), { status: 429 }),
      new Response('<h1>Bad gateway</h1>', { status: 502 }),
    ];
    const fetched = vi.spyOn(globalThis, 'fetch').mockImplementation((address, init) => {
      calls.push([address as string, init ?? {}]);
      const answer = answers.shift();
      return answer ? Promise.resolve(answer) : Promise.reject(new TypeError('Failed to fetch'));
    });
    const portal = formTransport('https://portal.example/', 'north wind');

    expect(await portal.load()).toEqual(NORTHWIND);
    expect(await portal.send({ company: 'Velmora' }, 'key-12345')).toEqual(RECEIPT);
    await expect(portal.load()).rejects.toMatchObject({ slug: 'rate-limited' });
    await expect(portal.load()).rejects.toMatchObject({ slug: 'unreachable' });
    await expect(portal.load()).rejects.toMatchObject({ slug: 'unreachable' });

    expect(calls.map(([address]) => address)).toContain('https://portal.example/api/v1/forms/north%20wind/leads');
    expect(calls.every(([, init]) => init.credentials === 'omit')).toBe(true);
    expect(calls[1]?.[1].headers).toMatchObject({ 'Idempotency-Key': 'key-12345' });
    fetched.mockRestore();
  });
});
