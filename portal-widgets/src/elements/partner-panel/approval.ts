import type { AdminPartner } from '../../api/model.js';

/** An approval made in this panel, with what has been seen of it so far (milliseconds since 1970). */
export interface Approval {
  readonly pressed: number;
  /** The CRM has taken it. */
  readonly set?: number;
  readonly account?: number;
  readonly invitation?: number;
}

/** The approval with what the account now shows; a step that was seen keeps the time it was seen first. */
export function seen(approval: Approval, account: AdminPartner | null | undefined, now = Date.now()): Approval {
  if (!account?.provisioned_at) return approval;
  return {
    ...approval,
    set: approval.set ?? now,
    account: approval.account ?? now,
    invitation: approval.invitation ?? (account.owner?.mailed_at ? now : undefined),
  };
}
