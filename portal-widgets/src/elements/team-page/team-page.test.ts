import { html } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import type { Member, RoleSummary } from '../../api/model.js';
import { ApiProblem } from '../../api/problem.js';
import { accessible } from '../../testing/axe.js';
import { fakeConnection } from '../../testing/fake-connection.js';
import { ines } from '../../testing/lead-fixture.js';
import { find, settled, show, within, words } from '../../testing/page.js';
import './team-page.js';

const member = (more: Partial<Member>): Member => ({
  id: 'ines',
  name: 'Ines Vantrel',
  email: 'ines@northwind.example',
  role: 'PARTNER_OWNER',
  scope: 'all',
  state: 'active',
  you: false,
  open_leads: 0,
  can: [],
  version: 1,
  ...more,
});
const team = [
  member({ you: true, can: ['leave'] }),
  member({
    id: 'lena',
    name: 'Lena Okwell',
    email: 'lena@northwind.example',
    role: 'PARTNER_MEMBER',
    open_leads: 2,
    can: ['change', 'disable', 'offer_ownership'],
  }),
  member({
    id: 'moira',
    name: 'Moira',
    email: 'moira@northwind.example',
    role: 'PARTNER_MEMBER',
    state: 'expired',
    invited_at: '2030-04-24T12:00:00Z',
    expires_at: '2030-05-01T12:00:00Z',
    can: ['change', 'resend', 'revoke'],
  }),
];
const role = (
  name: RoleSummary['role'],
  gives: RoleSummary['gives'],
  ...can: RoleSummary['can'][number]['action'][]
): RoleSummary => ({
  role: name,
  yours_to_give: true,
  gives,
  can: can.map((action) => ({ action, reach: 'partner' })),
  cannot: [],
});
const roles = [
  role(
    'PARTNER_OWNER',
    ['PARTNER_OWNER', 'PARTNER_MANAGER', 'PARTNER_MEMBER', 'PARTNER_VIEWER'],
    'SEE_LEADS',
    'CREATE_LEAD',
    'INVITE_MEMBER',
  ),
  role('PARTNER_MANAGER', ['PARTNER_MEMBER', 'PARTNER_VIEWER'], 'SEE_LEADS', 'CREATE_LEAD', 'INVITE_MEMBER'),
  role('PARTNER_MEMBER', [], 'SEE_LEADS', 'CREATE_LEAD'),
  role('PARTNER_VIEWER', [], 'SEE_LEADS'),
];
const portal = (more: Record<string, (asked: never) => unknown> = {}, offer: object = { open: false, mine: false }) =>
  fakeConnection({
    'GET /api/v1/members': () => ({ items: team, next: null }),
    'GET /api/v1/members/roles': () => ({ items: roles, next: null }),
    'GET /api/v1/ownership-offer': () => offer,
    ...more,
  });
const page = async (backend: ReturnType<typeof portal>) => {
  const me = { ...ines(), can: [...ines().can, 'SEE_TEAM' as const, 'INVITE_MEMBER' as const] };
  const element = await show(html`<pp-team-page .connection=${backend.connection} .me=${me}></pp-team-page>`);
  await vi.waitFor(() => expect(words(element)).toContain('Lena Okwell'));
  await settled(element);
  return element;
};
const press = async (element: Element, label: string) => {
  const button = within(element).find(
    (one) => one.matches('pp-button, .item') && one.textContent.replace(/\s+/g, ' ').trim() === label,
  );
  (button as HTMLElement).click();
  await settled(element);
};
const item = async (element: Element, name: string, label: string) => {
  const menu = find(element, `pp-menu-button[label="Actions for ${name}"]`);
  find(menu, '.opener').click();
  await press(menu, label);
  await settled(element);
};

describe('the team', () => {
  it('shows who is in, who is invited, and who can do what', async () => {
    const element = await page(portal());

    expect(words(element)).toContain('Expired on');
    expect(words(element)).toContain('Invite people');
    expect(words(element)).toContain('members and viewers');
    expect(words(element)).toContain('2 members, 1 invited');
    expect(words(element)).toContain('Submit leads');
    await accessible(element);
  });

  it('says what a role can before it is given, and invites', async () => {
    const backend = portal({ 'POST /api/v1/members': () => ({ id: 'new' }) });
    const element = await page(backend);
    await press(element, 'Invite someone');
    expect(words(element)).toContain('They cannot Invite people');
    await accessible(element);

    const input = find<HTMLInputElement>(find(element, 'pp-text-field[name=email]'), '.input');
    input.value = 'nadia@northwind.example';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await press(element, 'Send invitation');

    await vi.waitFor(() => expect(words(element)).toContain('An invitation is on its way to nadia@northwind.example'));
    const sent = backend.asked.find(({ what }) => what === 'POST /api/v1/members');
    expect(sent?.with.body).toEqual({ email: 'nadia@northwind.example', role: 'PARTNER_MEMBER', scope: 'own' });
    expect(sent?.with.params?.header?.['Idempotency-Key']).toHaveLength(36);
  });

  it('keeps what was typed when the person is a member already', async () => {
    const taken = new ApiProblem('problem', 422, {
      type: '/problems/validation-failed',
      title: '',
      status: 422,
      errors: [{ pointer: '/email', code: 'already-member', detail: '' }],
    });
    const element = await page(portal({ 'POST /api/v1/members': () => Promise.reject(taken) }));
    await press(element, 'Invite someone');
    const input = find<HTMLInputElement>(find(element, 'pp-text-field[name=email]'), '.input');
    input.value = 'lena@northwind.example';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));

    await press(element, 'Send invitation');

    await vi.waitFor(() => expect(words(element)).toContain('This person is in your team already'));
    expect(input.value).toBe('lena@northwind.example');
  });

  it('disables nobody before their open leads have somebody', async () => {
    const backend = portal({ 'POST /api/v1/members/{id}/disable': () => team[1] });
    const element = await page(backend);
    await item(element, 'Lena Okwell', 'Disable');
    expect(words(element)).toContain('2 open leads need somebody else');
    await accessible(element);
    await press(find(element, 'pp-modal-dialog'), 'Disable');
    expect(backend.asked.some(({ what }) => what.includes('disable'))).toBe(false);

    const select = find<HTMLSelectElement>(find(element, 'pp-select-field'), 'select');
    select.value = 'ines';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settled(element);
    await press(find(element, 'pp-modal-dialog'), 'Disable');

    await vi.waitFor(() => expect(words(element)).toContain('Lena Okwell is signed out'));
    expect(backend.asked.find(({ what }) => what.includes('disable'))?.with.body).toEqual({ leads_to: 'ines' });
  });

  it('says why the last owner cannot leave', async () => {
    const last = new ApiProblem('problem', 409, { type: '/problems/last-owner', title: '', status: 409 });
    const element = await page(portal({ 'DELETE /api/v1/members/me': () => Promise.reject(last) }));
    await item(element, 'Ines Vantrel', 'Leave the team');

    await press(element, 'Leave');

    await vi.waitFor(() => expect(words(element)).toContain('A team needs an owner'));
  });

  it('lets who was offered the ownership take it', async () => {
    const backend = portal(
      { 'POST /api/v1/ownership-offer/acceptance': () => undefined },
      { open: true, mine: true, from: 'Tomas Berrin', to: 'Ines Vantrel' },
    );
    const element = await page(backend);
    expect(words(element)).toContain('Tomas Berrin offers you the ownership');

    await press(element, 'Take the ownership');

    await vi.waitFor(() => expect(words(element)).toContain('You are an owner now'));
    await accessible(element);
  });

  it('has no button for what the reader may not do', async () => {
    const element = await show(
      html`<pp-team-page .connection=${portal().connection} .me=${{ ...ines(), can: [] }}></pp-team-page>`,
    );
    await vi.waitFor(() => expect(words(element)).toContain('Lena Okwell'));

    expect(words(element)).not.toContain('Invite someone');
  });
});
