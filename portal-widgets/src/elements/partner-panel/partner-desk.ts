/** What the CRM's own record says about a partner, read with the reader's rights. */
export interface PartnerRecord {
  name: string;
  /** The CRM's word: Applied, Under Review, Approved, Suspended, Rejected, Terminated, or nothing. */
  status: string | null;
  /** The person who applied. */
  contact: string | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  country: string | null;
  tier: string | null;
  rejection: string | null;
  /** Why an approved partner has no access, written by the portal. */
  error: string | null;
  /** The CRM user who looks after it; null where the CRM does not say. */
  owner: { id: string; name: string } | null;
}

/** The record the panel stands on. Everything happens with the rights of whoever looks at it. */
export interface PartnerDesk {
  readonly recordId: string;
  /** Reads the record. Throws a {@link DeskTrouble}. */
  read(): Promise<PartnerRecord>;
  /** Sets the record's status to approved. Throws a {@link DeskTrouble} when the CRM does not take it. */
  approve(): Promise<void>;
}

/** The CRM did not do what it was asked, or did not answer in time. */
export class DeskTrouble extends Error {
  constructor(
    /** The CRM's own code, or ours: `no-sdk`, `silent`, `no-record`, `refused`. */
    readonly code: string,
    message = '',
  ) {
    super(message);
  }
}
