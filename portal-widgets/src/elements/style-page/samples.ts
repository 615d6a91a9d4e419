import type { Api } from '../../api/client.js';
import type { Live } from '../../api/live.js';
import type { ActivationPreview, Entry, Lead, LeadRow, Me, Page } from '../../api/model.js';
import { ApiProblem } from '../../api/problem.js';
import type { Connection } from '../../host/host.js';
import type { Gate } from '../sign-in/sign-in.js';

/** Sample data: a partner of Acme, some minutes to some months old. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** An instant that is as long ago as told, in milliseconds. */
export function ago(milliseconds: number): string {
  return new Date(Date.now() - milliseconds).toISOString();
}

export const ORGANIZATION = { id: 'acme', name: 'Acme' };

export function me(changes: Partial<Me> = {}): Me {
  return {
    person: { id: 'ines', name: 'Ines Vantrel', email: 'ines@northwind.example' },
    role: 'PARTNER_OWNER',
    membership: { id: 'm', role: 'PARTNER_OWNER', scope: 'all' },
    partner: { id: 'northwind', name: 'Northwind Resellers', state: 'active' },
    organization: ORGANIZATION,
    crm: { state: 'live', as_of: ago(4_000) },
    memberships: [],
    can: ['CREATE_LEAD', 'EXPORT_LEADS', 'SEE_LEADS'],
    ...changes,
  };
}

interface Story {
  company: string;
  name: string;
  status: LeadRow['status']['value'];
  stage: LeadRow['status']['stage'];
  age: number;
  more?: Partial<LeadRow>;
}

const STORIES: Story[] = [
  {
    company: 'Velmora Foods',
    name: 'Ines Calder',
    status: null,
    stage: 'received',
    age: 40_000,
    more: { sync: { state: 'queued', cause: null }, crm_ack_at: null, next_by: 'organization', lifecycle: 'submitted' },
  },
  { company: 'Kelmont Dairy', name: 'Bo Harmsen', status: 'Contacted', stage: 'contacted', age: 3 * HOUR },
  { company: 'Tessaly Motors', name: 'Lia Drummel', status: 'Pre-Qualified', stage: 'qualified', age: 2 * DAY },
  { company: 'Hollin Bay Hotels', name: 'Sam Tarrow', status: 'Proposal/Price Quote', stage: 'proposal', age: 6 * DAY },
  {
    company: 'Orrin & Vale Legal',
    name: 'Wyn Orrin',
    status: null,
    stage: 'received',
    age: 9 * HOUR,
    more: { sync: { state: 'blocked', cause: 'The phone number has letters in it' }, crm_ack_at: null, next_by: 'you' },
  },
  { company: 'Summerlea Schools', name: 'Joy Aldane', status: 'Closed Won', stage: 'won', age: 12 * DAY },
  { company: 'Castin Freight', name: 'Max Iverly', status: 'Lost Lead', stage: 'lost', age: 80 * DAY },
];

export const LEADS: LeadRow[] = STORIES.map(({ company, name, status, stage, age, more }, at) => {
  const submitted = ago(age + DAY);
  const changed = ago(age);
  return {
    id: `lead-${at}`,
    number: `NR-00${40 - at}`,
    name,
    company,
    channel: at % 2 === 0 ? 'portal' : 'form',
    lifecycle: 'in_crm',
    sync: { state: 'clean', cause: null },
    status: { value: status, stage, since: changed },
    last_change: {
      id: `change-${at}`,
      kind: status ? 'status' : 'submitted',
      field: null,
      from: status ? 'Not Contacted' : null,
      to: status,
      at: changed,
      known_at: changed,
      by: status ? { name: 'Jonas Aldery', side: 'organization' } : { name: 'Ines Vantrel', side: 'partner' },
    },
    owner: { id: 'ines', name: 'Ines Vantrel' },
    next_by: stage === 'won' || stage === 'lost' ? null : 'organization',
    submitted_at: submitted,
    crm_ack_at: new Date(new Date(submitted).getTime() + 3_000).toISOString(),
    changed_at: changed,
    ...more,
  };
});

export const LEAD: Lead = {
  ...(LEADS[2] as LeadRow),
  first_name: 'Lia',
  last_name: 'Drummel',
  email: 'lia@tessaly.example',
  phone: '+44 20 7946 0123',
  country: 'United Kingdom',
  need: 'Temperature tracking on two packing lines, pilot in June.',
  crm_id: '6200000000101',
  editable: true,
};

export const TIMELINE: Entry[] = [
  entry(
    'status',
    2 * DAY,
    { from: 'Contacted', to: 'Pre-Qualified', stage: 'qualified' },
    'Jonas Aldery',
    'organization',
  ),
  entry(
    'field',
    2 * DAY + HOUR,
    { field: 'phone', from: null, to: '+44 20 7946 0123' },
    'Jonas Aldery',
    'organization',
  ),
  entry(
    'status',
    2 * DAY + 5 * HOUR,
    { from: 'Not Contacted', to: 'Contacted', stage: 'contacted' },
    'Jonas Aldery',
    'organization',
  ),
  entry('in_crm', 3 * DAY - 3_000, {}, null, 'system'),
  entry('submitted', 3 * DAY, {}, 'Ines Vantrel', 'partner'),
];

function entry(
  kind: Entry['kind'],
  age: number,
  what: Partial<Entry>,
  name: string | null,
  side: Entry['by']['side'],
): Entry {
  const at = ago(age);
  return {
    id: `${kind}-${age}`,
    kind,
    field: null,
    from: null,
    to: null,
    at,
    known_at: at,
    by: { name, side },
    ...what,
  };
}

export function page<T>(items: T[], next: string | null = null): Page<T> {
  return { items, next };
}

/** A portal that answers from memory. What it has no answer for never comes: that is how loading looks. */
export function connectionOf(answers: Record<string, unknown>): Connection {
  const reply = (path: string): Promise<unknown> => {
    const answer = answers[path];
    if (answer === undefined) return new Promise(() => undefined);
    return answer instanceof ApiProblem ? Promise.reject(answer) : Promise.resolve({ data: structuredClone(answer) });
  };
  const api = { GET: reply, POST: reply } as unknown as Api;
  const live = { open: true, hear: () => () => undefined, watch: () => () => undefined } as unknown as Live;
  return { api, live };
}

export const UNREACHABLE = new ApiProblem('unreachable', 0);
export const BROKEN = new ApiProblem('problem', 500, {
  type: '/problems/internal-error',
  title: 'Internal error',
  status: 500,
  instance: '7f3a-21c0',
});

/** The way in, with an invitation in a certain state. */
export function gateOf(state: ActivationPreview['state']): Gate {
  const refused = () =>
    Promise.reject(new ApiProblem('problem', 401, { type: '/problems/invalid-credentials', title: '', status: 401 }));
  return {
    signIn: refused,
    sendCode: () => Promise.resolve(),
    signInWithCode: refused,
    renew: () => Promise.resolve(),
    askReset: () => Promise.resolve(),
    reset: () => Promise.resolve(),
    confirmEmail: () => Promise.resolve(),
    activate: refused,
    preview: () =>
      Promise.resolve({
        state,
        known: false,
        name: 'Ines Vantrel',
        email: 'ines@northwind.example',
        partner: { name: 'Northwind Resellers' },
        organization: { name: 'Acme' },
        role: 'PARTNER_OWNER',
        expires_at: ago(state === 'expired' ? 2 * DAY : -6 * DAY),
      }),
  };
}
