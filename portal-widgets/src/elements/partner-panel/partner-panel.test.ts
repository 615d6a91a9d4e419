import { html } from 'lit';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiProblem } from '../../api/problem.js';
import { accessible } from '../../testing/axe.js';
import { find, settled, show, within, words } from '../../testing/page.js';
import { DeskTrouble } from './partner-desk.js';
import { accountOf, DeskFixture, invitedAccount, leadOf, PortalFixture, recordOf } from './partner-panel.fixture.js';
import './partner-panel.js';
import type { PanelTrouble, PartnerPanelElement } from './partner-panel.js';
import { standingOf } from './standing.js';

const APPROVE = 'Approve and give access';

beforeEach(() => {
  document.documentElement.dataset.density = 'compact';
});

afterEach(() => {
  delete document.documentElement.dataset.density;
});

async function panel(
  desk: DeskFixture | undefined,
  portal?: PortalFixture,
  trouble?: PanelTrouble,
): Promise<PartnerPanelElement> {
  const element = await show<PartnerPanelElement>(
    html`<pp-partner-panel .desk=${desk} .connection=${portal} .trouble=${trouble}></pp-partner-panel>`,
  );
  return element;
}

async function says(element: Element, text: string): Promise<void> {
  await vi.waitFor(() => expect(words(element)).toContain(text), 3_000);
  await settled(element);
}

function button(element: Element, label: string): HTMLElement | undefined {
  return within(element)
    .filter((e) => e.localName === 'pp-button')
    .find((e) => e.textContent.trim() === label) as HTMLElement | undefined;
}

describe('an applicant', () => {
  test('can be approved, and the way to the invitation is shown as it happens', async () => {
    const desk = new DeskFixture(recordOf());
    const portal = new PortalFixture();
    const element = await panel(desk, portal);
    await says(element, APPROVE);
    await says(element, 'Sets Partner status to “Approved” on this record with your Zoho rights.');
    await accessible(element);

    button(element, APPROVE)?.click();
    await says(element, 'Approved by you');
    await says(element, 'Account created , on its way');
    portal.account = invitedAccount(null);
    portal.hint('partner');
    await says(element, 'Account created , done');
    await accessible(element);
    portal.account = invitedAccount(new Date().toISOString());
    portal.hint('partner');
    await says(element, 'Invitation sent to ines@northwind.example , done');

    expect(words(element)).toMatch(/Access was given \d+\.\d s after the approval\./);
    expect(words(element)).toContain('First sign-in of Ines Vantrel , on its way');
    expect(desk.approvals).toBe(1);
    expect(button(element, APPROVE)).toBeUndefined();
  });

  test('stays an applicant when the CRM refuses, and the reason is said', async () => {
    const desk = new DeskFixture(recordOf({ status: 'Under Review' }));
    desk.refusal = new DeskTrouble('NO_PERMISSION', 'permission denied');
    const element = await panel(desk, new PortalFixture());
    await says(element, 'Under review');

    button(element, APPROVE)?.click();
    await says(element, 'Zoho CRM did not take the approval. Nothing has changed.');
    expect(words(element)).toContain('Your Zoho profile may not change this record.');
    expect(button(element, APPROVE)).toBeDefined();
    await accessible(element);
  });

  test('can only be read by a viewer', async () => {
    const element = await panel(new DeskFixture(recordOf()), new PortalFixture('CRM_VIEWER'));
    await says(element, 'You can read this. Ask an administrator to change it.');
    expect(button(element, APPROVE)).toBeUndefined();
    await accessible(element);
  });

  test('of another manager is not for this one to approve, and who looks after it is said', async () => {
    const owner = { id: '102', name: 'Jonas Aldery' };
    const element = await panel(
      new DeskFixture(recordOf({ owner, status: 'Suspended' })),
      new PortalFixture('CRM_MANAGER'),
    );
    await says(element, 'Jonas Aldery looks after this partner');
    expect(words(element)).toContain('Become the owner of this record, and it is here within seconds.');
    expect(find(element, 'pp-chip-mark').textContent).toBe('Suspended');
    expect(button(element, APPROVE)).toBeUndefined();
    await accessible(element);
  });

  test('of the manager who looks at it can be approved, though the portal has not read it yet', async () => {
    const element = await panel(new DeskFixture(recordOf()), new PortalFixture('CRM_MANAGER'));
    await says(element, 'asks to become a partner');
    expect(button(element, APPROVE)).toBeDefined();
  });

  test('without an e-mail cannot be approved yet, and the reason stands beside the button', async () => {
    const element = await panel(new DeskFixture(recordOf({ email: null })), new PortalFixture());
    await says(element, 'This record has no e-mail.');
    expect(button(element, APPROVE)).toHaveProperty('disabled', true);
  });
});

describe('a partner', () => {
  test('is shown with its state, owner, form and figures', async () => {
    const portal = new PortalFixture();
    portal.account = accountOf();
    const element = await panel(new DeskFixture(recordOf({ status: 'Approved', tier: 'Gold' })), portal);
    await says(element, 'Ines Vantrel, since');

    expect(words(element)).toContain('Active');
    expect(words(element)).toContain('Gold');
    expect(words(element)).toContain('2 s after approval');
    expect(words(element)).toContain('Open');
    expect(button(element, APPROVE)).toBeUndefined();
    await accessible(element);
  });

  test('has its leads in the list the portal uses too', async () => {
    const portal = new PortalFixture();
    portal.account = accountOf({ lead_count: 2 });
    portal.leads = [leadOf('Velmora Foods'), leadOf('Kelmont Dairy')];
    const element = await panel(new DeskFixture(recordOf({ status: 'Approved' })), portal);
    await says(element, 'Ines Vantrel');
    expect(portal.calls).not.toContain('/api/v1/admin/leads');

    find(element, '[data-tab=leads]').click();
    await says(element, 'Velmora Foods');
    expect(find(element, 'pp-lead-list')).toBeInstanceOf(HTMLElement);
    await accessible(element);
    const row = find(element, 'tbody tr');
    portal.hint('lead');
    await vi.waitFor(() => expect(portal.calls.filter((path) => path === '/api/v1/admin/leads')).toHaveLength(2));
    await settled(element);
    expect(find(element, 'tbody tr')).toBe(row);
  });

  test('moves between tabs with the arrow keys', async () => {
    const portal = new PortalFixture();
    portal.account = accountOf();
    const element = await panel(new DeskFixture(recordOf({ status: 'Approved' })), portal);
    await says(element, 'Leads');
    const tabs = find(element, '[role=tablist]');
    tabs.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await settled(element);
    expect(find(element, '[data-tab=leads]').getAttribute('aria-selected')).toBe('true');
  });

  test('without leads is told so in a sentence', async () => {
    const portal = new PortalFixture();
    portal.account = accountOf({ lead_count: 0, last_lead_at: null });
    const element = await panel(new DeskFixture(recordOf({ status: 'Approved' })), portal);
    await says(element, 'none yet');
    find(element, '[data-tab=leads]').click();
    await says(element, 'Northwind Resellers has not sent a lead.');
  });

  test('keeps what is known when the portal stops answering', async () => {
    const portal = new PortalFixture();
    portal.account = accountOf();
    const element = await panel(new DeskFixture(recordOf({ status: 'Approved' })), portal);
    await says(element, 'Ines Vantrel, since');

    portal.problem = new ApiProblem('unreachable', 0);
    portal.hint('partner');
    await says(element, 'The portal does not answer.');
    expect(words(element)).toContain('Ines Vantrel, since');
    await accessible(element);
  });

  test.each([
    ['Suspended', { state: 'suspended' as const }, 'Access is paused'],
    ['Terminated', { state: 'terminated' as const }, 'The partnership has ended'],
  ])('that is %s is told what stays', async (status, changes, headline) => {
    const portal = new PortalFixture();
    portal.account = accountOf(changes);
    const element = await panel(new DeskFixture(recordOf({ status })), portal);
    await says(element, headline);
    expect(words(element)).toContain('Leads and history stay.');
    await accessible(element);
  });
});

describe('elsewhere', () => {
  test('an approval made on the record itself shows by itself', async () => {
    const desk = new DeskFixture(recordOf());
    const portal = new PortalFixture();
    const element = await panel(desk, portal);
    await says(element, APPROVE);

    desk.record = recordOf({ status: 'Approved', tier: 'Silver' });
    portal.account = invitedAccount(new Date().toISOString());
    portal.hint('partner');
    await says(element, 'Silver');
    expect(words(element)).toContain('Invited');
    expect(button(element, APPROVE)).toBeUndefined();
  });

  test('a record without status is not a partner, and how to change that is said', async () => {
    const element = await panel(new DeskFixture(recordOf({ status: null })), new PortalFixture());
    await says(element, 'This record is not a partner yet');
    await accessible(element);
  });

  test('a rejected applicant is shown with the reason', async () => {
    const desk = new DeskFixture(recordOf({ status: 'Rejected', rejection: 'Outside our regions' }));
    await says(await panel(desk, new PortalFixture()), 'Reason: Outside our regions');
  });

  test('the record is there before the portal is', async () => {
    const element = await panel(new DeskFixture(recordOf()));
    await says(element, 'Northwind Resellers asks to become a partner');
    expect(button(element, APPROVE)).toBeUndefined();
  });

  test.each([
    ['missing', 'partner_portal_url'],
    ['insecure', 'must begin with https'],
  ] as const)('a %s address is a hint for the administrator', async (trouble, text) => {
    const element = await panel(new DeskFixture(recordOf()), undefined, trouble);
    await says(element, text);
    await accessible(element);
  });

  test.each([
    ['no-sdk', 'This panel works inside Zoho CRM'],
    ['silent', 'Zoho CRM does not answer'],
    ['no-record', 'There is no record here'],
  ] as const)('%s is said', async (trouble, text) => {
    const element = await panel(undefined, undefined, trouble);
    await says(element, text);
    await accessible(element);
  });

  test('a record that cannot be read can be tried again', async () => {
    const desk = new DeskFixture(new DeskTrouble('silent'));
    const element = await panel(desk);
    await says(element, 'The record could not be read');
    desk.record = recordOf();
    button(element, 'Try again')?.click();
    await says(element, 'Northwind Resellers');
  });

  test('a reader whom the portal does not take is told why', async () => {
    const portal = new PortalFixture();
    portal.problem = new ApiProblem('problem', 401, { type: '/problems/zoho-context-invalid', title: '', status: 401 });
    await says(await panel(new DeskFixture(recordOf()), portal), 'The portal could not confirm who you are.');
  });

  test('a reader whom the CRM cannot show signs in with Zoho, and the panel goes on', async () => {
    vi.spyOn(globalThis, 'open').mockReturnValue(null);
    const portal = new PortalFixture();
    portal.account = accountOf();
    portal.problem = new ApiProblem('problem', 409, { type: '/problems/crm-cannot-witness', title: '', status: 409 });
    const outcome = () => {
      portal.problem = undefined;
      return Promise.resolve({ progress: 'signed_in' as const });
    };
    const begun = { address: 'https://accounts.zoho.example/', code: '482913', until: Date.now() + 60_000, outcome };
    const element = await panel(new DeskFixture(recordOf({ status: 'Approved' })), portal);
    element.door = { signInAtZoho: () => Promise.resolve(begun) };
    await says(element, 'Sign in with Zoho');
    await accessible(element);

    button(element, 'Sign in with Zoho')?.click();
    await says(element, 'Type 482 913 in the window of Zoho');
    await vi.waitFor(() => expect(words(element)).toContain('First sign-in'), 5_000);
    await vi.waitFor(() => expect(words(element)).not.toContain('Zoho itself has to say it'));
    vi.restoreAllMocks();
  });

  test('a reader whom the CRM let write no word may ask Zoho, too', async () => {
    const portal = new PortalFixture();
    portal.problem = new ApiProblem('problem', 403, { type: '/problems/witness-refused', title: '', status: 403 });
    const element = await panel(new DeskFixture(recordOf()), portal);
    await says(element, 'The portal could not confirm who you are.');
    const refusal = new ApiProblem('problem', 403, { type: '/problems/forbidden', title: '', status: 403 });
    element.door = { signInAtZoho: () => Promise.reject(refusal) };
    await says(element, 'Zoho CRM did not let you show the portal who you are.');
    await accessible(element);

    button(element, 'Sign in with Zoho')?.click();
    await says(element, 'The portal sends nobody to Zoho from here.');
  });

  test('nothing scrolls sideways in a frame of 320 px', async () => {
    const portal = new PortalFixture();
    portal.account = accountOf();
    const element = await panel(new DeskFixture(recordOf({ status: 'Approved', tier: 'Gold' })), portal);
    element.style.width = '320px';
    await says(element, 'Ines Vantrel');
    expect(element.scrollWidth).toBeLessThanOrEqual(320);
  });
});

describe('standing', () => {
  const account = accountOf();
  test.each([
    ['Applied', null, 'applied'],
    ['Under Review', null, 'applied'],
    ['Approved', null, 'waiting'],
    ['Approved', accountOf({ state: 'suspended' }), 'waiting'],
    ['Approved', invitedAccount(null), 'invited'],
    ['Approved', account, 'active'],
    ['Applied', accountOf({ state: 'suspended' }), 'suspended'],
    ['Applied', account, 'active'],
    ['Rejected', account, 'suspended'],
    ['Rejected', null, 'rejected'],
    ['Suspended', null, 'rejected'],
    ['Suspended', account, 'suspended'],
    ['Terminated', account, 'terminated'],
    [null, null, 'none'],
    ['Something else', null, 'none'],
    ['Something else', account, 'active'],
  ])('%s with account %o is %s', (status, known, standing) => {
    expect(standingOf(recordOf({ status }), known)).toBe(standing);
  });
});

describe('looking at the portal', () => {
  const VIEW = 'View as this partner';
  const looker = async (changes: (portal: PortalFixture) => void = () => undefined) => {
    const portal = new PortalFixture();
    portal.account = accountOf();
    portal.can = ['VIEW_AS_PARTNER'];
    changes(portal);
    const element = await panel(new DeskFixture(recordOf({ status: 'Approved' })), portal);
    await says(element, 'Northwind Resellers');
    await says(element, 'Active');
    return { portal, element };
  };
  const because = async (element: Element, reason: string) => {
    await vi.waitFor(() => expect(button(element, VIEW)).toBeTruthy());
    button(element, VIEW)?.click();
    await says(element, 'Open the portal');
    const field = find<HTMLTextAreaElement>(find(element, 'pp-view-dialog'), '.input');
    field.value = reason;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await settled(element);
    button(element, 'Open the portal')?.click();
    await settled(element);
  };

  afterEach(() => {
    vi.restoreAllMocks();
  });

  test('needs a reason, and opens a tab of its own that has no hold on the panel', async () => {
    const tab = { opener: {} };
    const opened = vi.spyOn(globalThis, 'open').mockReturnValue(tab as unknown as Window);
    const { portal, element } = await looker();

    await because(element, '  why');
    expect(words(element)).toContain('Write a few words');
    expect(portal.wishes).toHaveLength(0);
    await accessible(element);
    const field = find<HTMLTextAreaElement>(find(element, 'pp-view-dialog'), '.input');
    field.value = 'Ines asked for help';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await settled(element);
    button(element, 'Open the portal')?.click();

    await vi.waitFor(() => expect(opened).toHaveBeenCalledWith('https://portal.example/portal/view#secret', '_blank'));
    expect(portal.wishes).toEqual([{ reason: 'Ines asked for help' }]);
    expect(tab.opener).toBeNull();
    await vi.waitFor(() => expect(words(element)).not.toContain('Write a few words'));
  });

  test('gives a link where the browser opens no tab by itself', async () => {
    vi.spyOn(globalThis, 'open').mockReturnValue(null);
    const { element } = await looker();

    await because(element, 'Ines asked for help');

    await says(element, 'Open the portal in a new tab');
    expect(find<HTMLAnchorElement>(element, 'a.link').rel).toContain('noopener');
  });

  test('says why it is refused', async () => {
    const { element } = await looker((portal) => {
      portal.handOver = new ApiProblem('problem', 403, {
        type: '/problems/partner-suspended',
        title: 'Access is paused',
        status: 403,
      });
    });

    await because(element, 'Ines asked for help');

    await says(element, 'This partner is suspended');
  });

  test('shows who looks now, and ends it', async () => {
    const { portal, element } = await looker((portal) => {
      portal.views = [
        {
          id: 'view-1',
          by: 'Jonas Aldery',
          reason: 'A lead is missing',
          asked_at: new Date().toISOString(),
          opened_at: new Date().toISOString(),
          ends_at: new Date(Date.now() + 600_000).toISOString(),
          ended_at: null,
        },
      ];
    });
    await vi.waitFor(() => expect(button(element, VIEW)).toBeTruthy());
    button(element, VIEW)?.click();
    await says(element, 'Jonas Aldery is looking until');

    button(element, 'End')?.click();

    await vi.waitFor(() => expect(portal.calls).toContain('DELETE /api/v1/admin/views/{id}'));
    await vi.waitFor(() => expect(words(element)).not.toContain('Jonas Aldery is looking'));
  });

  test('is not offered to who may not, nor of a portal that is shut', async () => {
    const { element } = await looker((portal) => {
      portal.can = [];
    });
    await settled(element);
    expect(button(element, VIEW)).toBeUndefined();

    const portal = new PortalFixture();
    portal.account = accountOf({ state: 'suspended' });
    portal.can = ['VIEW_AS_PARTNER'];
    const shut = await panel(new DeskFixture(recordOf({ status: 'Suspended' })), portal);
    await says(shut, 'Access is paused');
    expect(button(shut, VIEW)).toBeUndefined();
  });
});
