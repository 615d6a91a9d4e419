import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { known } from '../../api/live-value.js';
import type { Me } from '../../api/model.js';
import { ApiProblem } from '../../api/problem.js';
import { accessible } from '../../testing/axe.js';
import { ago, ines } from '../../testing/lead-fixture.js';
import { find, settled, show, within, words } from '../../testing/page.js';
import { LOGO } from '../lead-form/lead-form.fixture.js';
import './app-frame.js';
import type { AppFrameElement } from './app-frame.js';

const frame = (me: Me = ines(), connected = true) =>
  show<AppFrameElement>(
    html`<pp-app-frame .me=${known(me)} place="leads" ?connected=${connected}><h1>Leads</h1></pp-app-frame>`,
  );

describe('the frame', () => {
  it('shows who is here, where they are, and how fresh it is', async () => {
    const element = await frame();

    expect(words(element)).toContain('Acme');
    expect(words(element)).toContain('Ines Vantrel');
    expect(words(element)).toContain('Live with Acme’s CRM');
    const current = within(element).filter((node) => node.getAttribute('aria-current') === 'page');
    expect(current.map((node) => node.textContent.trim())).toEqual(['Leads', 'Leads']);
    await accessible(document.body);
  });

  it('shows the logo beside the name of the company', async () => {
    const element = await frame();
    expect(within(element).filter((node) => node.matches('img'))).toHaveLength(0);

    element.logo = LOGO.src;
    await settled(element);

    expect(find(element, '.of img').parentElement?.textContent).toContain('Northwind');
    await accessible(document.body);
  });

  it('says since when the CRM does not answer', async () => {
    const element = await frame(ines({ crm: { state: 'unreachable', as_of: ago(0) } }));

    expect(words(element)).toContain('Acme’s CRM unreachable since');
    expect(find(element, 'pp-fresh-mark').getAttribute('state')).toBe('gone');
  });

  it('says that we are not connected before it says anything about the CRM', async () => {
    const element = await frame();

    element.me = { ...element.me, problem: new ApiProblem('unreachable', 0) };
    await settled(element);

    expect(words(element)).toContain('Not connected, as of');
  });

  it('has no "New lead" for who may not make one', async () => {
    const element = await frame(ines({ can: ['SEE_LEADS'] }));

    expect(words(element)).not.toContain('New lead');
  });

  it('has nothing of a person for who looks for the organisation', async () => {
    const view = { id: 'view-1', by: 'Dana Whitlock', reason: 'A lead is missing', ends_at: ago(0) };
    const element = await frame(ines({ can: ['SEE_LEADS'], membership: null, view }));

    expect(words(element)).not.toContain('Ines Vantrel');
    const items = within(element).flatMap((node) => ('items' in node ? (node.items as { id: string }[]) : []));
    expect(items.map(({ id }) => id)).not.toEqual(expect.arrayContaining(['sign-out']));
    expect(items.map(({ id }) => id)).not.toEqual(expect.arrayContaining(['/portal/profile']));
  });

  it('lets the reader leave', async () => {
    const element = await frame();
    const left = vi.fn();
    element.addEventListener('pp-sign-out', left);
    const account = find(element, 'pp-menu-button.me');

    account.shadowRoot?.querySelector<HTMLElement>('.opener')?.click();
    const items = [...(account.shadowRoot?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    items.find((one) => one.textContent.includes('Sign out'))?.click();

    expect(left).toHaveBeenCalledOnce();
  });

  it('shows the way to the other companies of the reader', async () => {
    const other = { id: 'member-2', role: 'PARTNER_MEMBER' as const, partner: 'Harbour Lane', organization: 'Acme' };
    const element = await frame(ines({ memberships: [{ ...other, current: false }] }));
    const switched = vi.fn<(event: Event) => void>();
    element.addEventListener('pp-switch', switched);
    const account = find(element, 'pp-menu-button.me');

    account.shadowRoot?.querySelector<HTMLElement>('.opener')?.click();
    const items = [...(account.shadowRoot?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    items.find((one) => one.textContent.includes('Go to Harbour Lane'))?.click();

    const told = switched.mock.calls[0]?.[0] as CustomEvent<{ membership: string }> | undefined;
    expect(told?.detail.membership).toBe('member-2');
  });

  it('turns the rail into a bar at the thumb on a phone', async () => {
    await page.viewport(390, 844);
    const element = await frame();

    const bar = find(element, '.tabbar');
    expect(getComputedStyle(bar).display).toBe('grid');
    expect(getComputedStyle(find(element, '.rail')).display).toBe('none');
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
    await accessible(document.body);
    await page.viewport(1280, 900);
  });
});
