import type { Entry, Lead, Me } from '../api/model.js';

/** Noon of a day in May, in UTC; what fixtures count from. */
export const NOON = Date.parse('2030-05-08T12:00:00Z');

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** An instant before noon, as the server writes it. */
export const ago = (milliseconds: number): string => new Date(NOON - milliseconds).toISOString();

let next = 0;

/** Something that happened to a lead. */
export function anEntry(kind: Entry['kind'], told: Partial<Entry> = {}): Entry {
  return {
    id: `entry-${next++}`,
    kind,
    field: null,
    from: null,
    to: null,
    at: ago(HOUR),
    known_at: ago(HOUR - 2_000),
    by: { name: 'Jonas Aldery', side: 'organization' },
    ...told,
  };
}

/** A lead that is in Acme's CRM and has been contacted. */
export function aLead(told: Partial<Lead> = {}): Lead {
  return {
    id: `lead-${next++}`,
    number: 'NR-0001',
    name: 'Maren Holt',
    company: 'Oakmere Foods',
    channel: 'portal',
    lifecycle: 'in_crm',
    sync: { state: 'clean', cause: null },
    status: { value: 'Contacted', stage: 'contacted', since: ago(4 * DAY) },
    last_change: anEntry('status', { from: 'Received', to: 'Contacted', at: ago(4 * DAY) }),
    owner: { id: 'member-1', name: 'Ines Vantrel' },
    next_by: 'organization',
    submitted_at: ago(5 * DAY),
    crm_ack_at: ago(5 * DAY - 3_000),
    changed_at: ago(4 * DAY),
    first_name: 'Maren',
    last_name: 'Holt',
    email: 'm.holt@oakmere.example',
    phone: '+44 20 7946 0148',
    country: 'United Kingdom',
    need: 'Stock planning for 14 depots',
    crm_id: '700000001000001',
    editable: true,
    ...told,
  };
}

/** A lead that has just been submitted and is on its way. */
export function aNewLead(told: Partial<Lead> = {}): Lead {
  return aLead({
    lifecycle: 'submitted',
    sync: { state: 'queued', cause: null },
    status: { value: null, stage: 'received', since: ago(2_000) },
    last_change: anEntry('submitted', { at: ago(2_000), by: { name: 'Ines Vantrel', side: 'partner' } }),
    submitted_at: ago(2_000),
    crm_ack_at: null,
    changed_at: ago(2_000),
    crm_id: null,
    ...told,
  });
}

/** The owner of a partner, looking at her portal. */
export function ines(told: Partial<Me> = {}): Me {
  return {
    person: { id: 'person-1', name: 'Ines Vantrel', email: 'ines@northwind.example' },
    role: 'PARTNER_OWNER',
    membership: { id: 'member-1', role: 'PARTNER_OWNER', scope: 'all' },
    partner: { id: 'partner-1', name: 'Northwind Resellers', state: 'active' },
    organization: { id: 'organization-1', name: 'Acme' },
    crm: { state: 'live', as_of: null },
    memberships: [],
    can: ['SEE_LEADS', 'CREATE_LEAD', 'EDIT_LEAD', 'EXPORT_LEADS'],
    ...told,
  };
}
