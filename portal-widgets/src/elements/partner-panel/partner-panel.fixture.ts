import type { Api } from '../../api/client.js';
import type { Hint, Live } from '../../api/live.js';
import type { AdminPartner, LeadRow, Me, Page, PartnerViewEntry } from '../../api/model.js';
import { ApiProblem } from '../../api/problem.js';
import type { Connection } from '../../host/host.js';
import { DeskTrouble, type PartnerDesk, type PartnerRecord } from './partner-desk.js';

/** An applicant as the CRM shows it. */
export function recordOf(changes: Partial<PartnerRecord> = {}): PartnerRecord {
  return {
    name: 'Northwind Resellers',
    status: 'Applied',
    contact: 'Ines Vantrel',
    email: 'ines@northwind.example',
    phone: '+44 20 7946 0180',
    website: 'https://northwind.example',
    country: 'United Kingdom',
    tier: null,
    rejection: null,
    error: null,
    owner: { id: '101', name: 'Dana Whitlock' },
    ...changes,
  };
}

/** The account of a partner that has been with us for a while. */
export function accountOf(changes: Partial<AdminPartner> = {}): AdminPartner {
  return {
    id: '018f2f6a-0000-7000-8000-000000000001',
    crm_id: '6200000000900',
    name: 'Northwind Resellers',
    state: 'active',
    state_since: '2026-01-14T09:00:00Z',
    crm_approved_at: '2026-01-14T09:00:00Z',
    provisioned_at: '2026-01-14T09:00:02Z',
    owner: {
      name: 'Ines Vantrel',
      email: 'ines@northwind.example',
      state: 'active',
      invited_at: '2026-01-14T09:00:02Z',
      mailed_at: '2026-01-14T09:00:03Z',
      activated_at: '2026-01-14T11:10:00Z',
    },
    form: { key: 'northwind', state: 'open' },
    lead_count: 12,
    last_lead_at: '2026-05-11T13:20:00Z',
    crm_status: 'Approved',
    ...changes,
  };
}

/** The same account just after the approval: the owner has not come yet. */
export function invitedAccount(mailed: string | null): AdminPartner {
  const account = accountOf({ state: 'approved', lead_count: 0, last_lead_at: null });
  const owner = account.owner && { ...account.owner, state: 'invited' as const, mailed_at: mailed, activated_at: null };
  return { ...account, owner, form: { key: 'northwind', state: 'closed' } };
}

/** One lead of the partner. */
export function leadOf(company: string, changes: Partial<LeadRow> = {}): LeadRow {
  return {
    id: `lead-${company}`,
    number: 'NR-0001',
    name: 'Ines Calder',
    company,
    channel: 'form',
    lifecycle: 'in_crm',
    sync: { state: 'clean', cause: null },
    status: { value: 'Contacted', stage: 'contacted', since: '2026-05-10T09:00:00Z' },
    last_change: null,
    owner: null,
    next_by: 'organization',
    submitted_at: '2026-05-09T09:00:00Z',
    crm_ack_at: '2026-05-09T09:00:03Z',
    changed_at: '2026-05-10T09:00:00Z',
    ...changes,
  };
}

/** A CRM record that answers at once. Approving changes its status, unless it is told to refuse. */
export class DeskFixture implements PartnerDesk {
  readonly recordId = '6200000000900';
  approvals = 0;
  refusal?: DeskTrouble;

  constructor(public record: PartnerRecord | DeskTrouble) {}

  read(): Promise<PartnerRecord> {
    return this.record instanceof DeskTrouble ? Promise.reject(this.record) : Promise.resolve({ ...this.record });
  }

  approve(): Promise<void> {
    this.approvals++;
    if (this.refusal) return Promise.reject(this.refusal);
    if (!(this.record instanceof DeskTrouble)) this.record.status = 'Approved';
    return Promise.resolve();
  }
}

/** A portal in memory. Change its fields, then `hint` to make the panel look again. */
export class PortalFixture implements Connection {
  account: AdminPartner | null = null;
  leads: LeadRow[] = [];
  problem?: ApiProblem;
  can: Me['can'] = [];
  views: PartnerViewEntry[] = [];
  /** What a wish to look is answered with. */
  handOver: { url: string } | ApiProblem = { url: 'https://portal.example/portal/view#secret' };
  readonly wishes: unknown[] = [];
  readonly calls: string[] = [];
  readonly api: Api;
  readonly live: Live;
  readonly #listeners = new Set<(hint: Hint) => void>();

  constructor(readonly role: Me['role'] = 'CRM_ADMIN') {
    this.api = {
      GET: (path: string) => this.#answer(path),
      POST: (path: string, { body }: { body: unknown }) => this.#looked(path, body),
      DELETE: (path: string) => {
        this.calls.push(`DELETE ${path}`);
        this.views = [];
        return Promise.resolve({});
      },
    } as unknown as Api;
    this.live = {
      open: true,
      hear: (listener: (hint: Hint) => void) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      watch: () => () => undefined,
    } as unknown as Live;
  }

  hint(topic: Hint['topic']): void {
    for (const listener of this.#listeners) listener({ topic, id: 'any' });
  }

  #looked(path: string, wish: unknown): Promise<{ data: unknown }> {
    this.calls.push(`POST ${path}`);
    this.wishes.push(wish);
    return this.handOver instanceof ApiProblem
      ? Promise.reject(this.handOver)
      : Promise.resolve({ data: structuredClone(this.handOver) });
  }

  #answer(path: string): Promise<{ data: unknown }> {
    this.calls.push(path);
    if (this.problem) return Promise.reject(this.problem);
    const answers: Record<string, unknown> = {
      '/api/v1/me': this.#me(),
      '/api/v1/admin/partners': { items: this.account ? [this.account] : [], next: null } satisfies Page<AdminPartner>,
      '/api/v1/admin/partners/{id}/views': { items: this.views, next: null } satisfies Page<PartnerViewEntry>,
      '/api/v1/admin/leads': { items: this.leads, next: null } satisfies Page<LeadRow>,
    };
    return Promise.resolve({ data: structuredClone(answers[path]) });
  }

  #me(): Me {
    return {
      person: { id: 'crmuser:101', name: 'Dana Whitlock', email: 'dana@acme.example' },
      role: this.role,
      membership: null,
      partner: null,
      organization: { id: 'acme', name: 'Acme' },
      crm: { state: 'live', as_of: new Date().toISOString() },
      memberships: [],
      can: this.can,
    };
  }
}
