import { html, type TemplateResult } from 'lit';
import { known } from '../../api/live-value.js';
import type { AdminPartner, Me } from '../../api/model.js';
import '../app-frame/app-frame.js';
import type { Place } from '../app-frame/app-frame.js';
import '../home-page/home-page.js';
import '../lead-entry/lead-entry.js';
import { LOGO } from '../lead-form/lead-form.fixture.js';
import '../lead-page/lead-page.js';
import '../leads-page/leads-page.js';
import { DeskTrouble } from '../partner-panel/partner-desk.js';
import {
  accountOf,
  DeskFixture,
  invitedAccount,
  PortalFixture,
  recordOf,
} from '../partner-panel/partner-panel.fixture.js';
import '../partner-panel/partner-panel.js';
import type { PanelTrouble } from '../partner-panel/partner-panel.js';
import '../profile-page/profile-page.js';
import '../sign-in/sign-in.js';
import { ago, connectionOf, gateOf, LEAD, LEADS, me, page, TIMELINE, UNREACHABLE } from './samples.js';

/** Something that fills a window of its own: a page of the portal, or a panel inside the CRM. */
export interface Scene {
  id: string;
  title: string;
  group: 'portal' | 'panel';
  density?: 'compact';
  draw: () => TemplateResult;
}

const LEADS_PATH = '/api/v1/leads';
const LEAD_PATHS = { '/api/v1/leads/{id}': LEAD, '/api/v1/leads/{id}/timeline': page(TIMELINE) };

function framed(place: Place, inside: (reader: Me) => TemplateResult, reader = me()): TemplateResult {
  return html`<pp-app-frame .me=${known(reader)} place=${place} connected>${inside(reader)}</pp-app-frame>`;
}

const home = (answers: Record<string, unknown>) => () =>
  framed('home', (reader) => html`<pp-home-page .connection=${connectionOf(answers)} .me=${reader}></pp-home-page>`);
const leads =
  (answers: Record<string, unknown>, reader = me()) =>
  () =>
    framed('leads', (r) => html`<pp-leads-page .connection=${connectionOf(answers)} .me=${r}></pp-leads-page>`, reader);
const lead = (answers: Record<string, unknown>) => () =>
  framed(
    'leads',
    (reader) =>
      html`<pp-lead-page .connection=${connectionOf(answers)} .me=${reader} .lead=${'lead-2'}></pp-lead-page>`,
  );

const profile = () => {
  const answers = {
    '/api/v1/me/sessions': page([]),
    '/api/v1/me/sign-ins': page([]),
    '/api/v1/me/second-factor': { on: false, recovery_codes_left: 0 },
    '/api/v1/me/email': { email: 'ines@northwind.example' },
    '/api/v1/ownership-offer': { open: false, mine: false },
  };
  const reader = me({ can: [...me().can, 'CHANGE_LOGO'] });
  return html`<pp-app-frame .me=${known(reader)} place="other" logo=${LOGO.src} connected
    ><pp-profile-page .connection=${connectionOf(answers)} .me=${reader} logo=${LOGO.src}></pp-profile-page
  ></pp-app-frame>`;
};

const portal: Scene[] = [
  scene('home', 'Home', home({ [LEADS_PATH]: page(LEADS) })),
  scene('home-empty', 'Home, before the first lead', home({ [LEADS_PATH]: page([]) })),
  scene('home-waiting', 'Home, loading', home({})),
  scene('leads', 'Leads', leads({ [LEADS_PATH]: page(LEADS, 'more') })),
  scene(
    'leads-late',
    'Leads, the CRM is late',
    leads({ [LEADS_PATH]: page(LEADS) }, me({ crm: { state: 'late', as_of: ago(200_000) } })),
  ),
  scene('leads-problem', 'Leads, the portal does not answer', leads({ [LEADS_PATH]: UNREACHABLE })),
  scene('lead', 'One lead', lead(LEAD_PATHS)),
  scene('lead-waiting', 'One lead, loading', lead({})),
  scene('new-lead', 'New lead', () =>
    framed('new', (reader) => html`<pp-lead-entry .connection=${connectionOf({})} .me=${reader}></pp-lead-entry>`),
  ),
  scene('profile', 'Profile of an owner', profile),
  scene('sign-in', 'Sign in', () => html`<pp-sign-in .gate=${gateOf('open')}></pp-sign-in>`),
  scene('activate', 'Set up access', () => html`<pp-sign-in .gate=${gateOf('open')} .invitation=${'x'}></pp-sign-in>`),
  scene(
    'activate-used',
    'Set up access, used',
    () => html`<pp-sign-in .gate=${gateOf('used')} .invitation=${'x'}></pp-sign-in>`,
  ),
  scene(
    'activate-expired',
    'Set up access, expired',
    () => html`<pp-sign-in .gate=${gateOf('expired')} .invitation=${'x'}></pp-sign-in>`,
  ),
];

function scene(id: string, title: string, draw: () => TemplateResult): Scene {
  return { id, title, group: 'portal', draw };
}

interface PanelSample {
  record?: Parameters<typeof recordOf>[0];
  account?: AdminPartner | null;
  role?: Me['role'];
  trouble?: PanelTrouble;
  down?: boolean;
}

function panel(id: string, title: string, { record, account = null, role, trouble, down }: PanelSample): Scene {
  const draw = () => {
    const portal = new PortalFixture(role);
    portal.account = account;
    portal.leads = LEADS;
    if (down) portal.problem = UNREACHABLE;
    const desk = new DeskFixture(recordOf(record));
    // what an administrator's press sets in motion, at the pace of a real portal
    desk.approve = async () => {
      await DeskFixture.prototype.approve.call(desk);
      setTimeout(() => (portal.account = invitedAccount(null)), 1_200);
      setTimeout(() => (portal.account = invitedAccount(ago(0))), 3_000);
    };
    return html`<pp-partner-panel
      .desk=${trouble && !isSetUp(trouble) ? undefined : desk}
      .connection=${trouble ? undefined : portal}
      .trouble=${trouble}
    ></pp-partner-panel>`;
  };
  return { id, title, group: 'panel', density: 'compact', draw };
}

function isSetUp(trouble: PanelTrouble): boolean {
  return trouble === 'missing' || trouble === 'malformed' || trouble === 'insecure';
}

const approved = { status: 'Approved' };
const panels: Scene[] = [
  panel('panel-applied', 'An applicant', {}),
  panel('panel-viewer', 'An applicant, seen by a viewer', { role: 'CRM_VIEWER' }),
  panel('panel-elsewhere', 'A partner of another manager', {
    role: 'CRM_MANAGER',
    record: { ...approved, owner: { id: '102', name: 'Jonas Aldery' } },
  }),
  panel('panel-no-email', 'An applicant without e-mail', { record: { email: null } }),
  panel('panel-waiting', 'Approved, access on its way', { record: approved }),
  panel('panel-error', 'Approved, access failed', {
    record: { ...approved, error: 'The e-mail address ines@northwind,example is not valid.' },
  }),
  panel('panel-invited', 'Invited', { record: approved, account: invitedAccount(ago(120_000)) }),
  panel('panel-active', 'Active', { record: { ...approved, tier: 'Gold' }, account: accountOf() }),
  panel('panel-suspended', 'Suspended', {
    record: { status: 'Suspended' },
    account: accountOf({ state: 'suspended', form: { key: 'northwind', state: 'closed' } }),
  }),
  panel('panel-rejected', 'Rejected', { record: { status: 'Rejected', rejection: 'Outside our regions' } }),
  panel('panel-none', 'Not a partner', { record: { status: null } }),
  panel('panel-down', 'The portal does not answer', { down: true }),
  panel('panel-set-up', 'The address is missing', { trouble: 'missing' }),
  panel('panel-silent', 'The CRM does not answer', { trouble: 'silent' }),
  {
    id: 'panel-unread',
    title: 'The record cannot be read',
    group: 'panel',
    density: 'compact',
    draw: () => html`<pp-partner-panel .desk=${new DeskFixture(new DeskTrouble('silent'))}></pp-partner-panel>`,
  },
  {
    id: 'panel-loading',
    title: 'Loading',
    group: 'panel',
    density: 'compact',
    draw: () => html`<pp-partner-panel></pp-partner-panel>`,
  },
];

export const scenes: readonly Scene[] = [...portal, ...panels];
