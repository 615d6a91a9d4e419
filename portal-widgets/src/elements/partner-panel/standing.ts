import type { AdminPartner } from '../../api/model.js';
import type { PartnerRecord } from './partner-desk.js';

/** Where a company stands with us, as far as the reader has to act on it. */
export type Standing =
  | 'none'
  | 'applied'
  /** Approved in the CRM; the account is on its way. */
  | 'waiting'
  | 'invited'
  | 'active'
  | 'suspended'
  | 'rejected'
  | 'terminated';

/**
 * The CRM's word says what is wanted, the account says what is there. `account` is null when the portal has none; an
 * account that is open now is shown as open, because the record may have been read a moment before.
 */
export function standingOf(record: PartnerRecord, account: AdminPartner | null | undefined): Standing {
  const given = Boolean(account?.provisioned_at);
  const open = given && (account?.state === 'approved' || account?.state === 'active');
  switch (record.status) {
    case 'Applied':
    case 'Under Review':
      return open ? approved(account) : given ? 'suspended' : 'applied';
    case 'Approved':
      return open ? approved(account) : 'waiting';
    case 'Suspended':
      return given ? 'suspended' : 'rejected';
    case 'Terminated':
      return given ? 'terminated' : 'rejected';
    case 'Rejected':
      return given ? 'suspended' : 'rejected';
    default:
      return open ? approved(account) : 'none';
  }
}

function approved(account: AdminPartner | null | undefined): Standing {
  if (!account?.owner) return 'waiting';
  return account.owner.state === 'active' ? 'active' : 'invited';
}
