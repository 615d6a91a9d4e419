import type { components } from './types.js';

export type { paths } from './types.js';

type Schemas = components['schemas'];

/**
 * The portal's API as the pages see it: names for the types that are generated from docs/openapi.json. Instants are
 * ISO-8601 in UTC, ids are UUIDs. What is nothing is left out by the server: compare with `== null`, not with `===`.
 */
export type Me = Schemas['Me'];
export type Session = Schemas['Session'];
export type ActivationPreview = Schemas['ActivationPreview'];
export type LeadRow = Schemas['LeadRow'];
export type Lead = Schemas['Lead'];
export type NewLead = Schemas['NewLead'];
export type Receipt = Schemas['Receipt'];
/** One thing that happened to a lead. */
export type Role = Schemas['Role'];
export type Action = Schemas['Action'];
export type Member = Schemas['Member'];
export type RoleSummary = Schemas['RoleSummary'];
export type OwnershipOffer = Schemas['OwnershipOffer'];
export type SessionEntry = Schemas['SessionEntry'];
export type SignInEntry = Schemas['SignInEntry'];
export type SecondFactor = Schemas['SecondFactor'];
export type SecondFactorSetUp = Schemas['SecondFactorSetUp'];
export type SecurityEntry = Schemas['SecurityEntry'];
/** Who looks at a partner's portal for the organisation, why, and until when. */
export type MyView = Schemas['MyView'];
export type PartnerViewEntry = Schemas['PartnerViewEntry'];
export type SignInRules = Schemas['SignInRules'];
export type MyEmail = Schemas['MyEmail'];
export type Entry = Schemas['TimelineEntry'];
export type Stage = Schemas['Stage'];
export type Form = Schemas['LeadForm'];
export type AdminPartner = Schemas['AdminPartner'];
/** A problem; one that was made on the way to us may say less. */
export type Problem = Partial<Schemas['Problem']> & Pick<Schemas['Problem'], 'type' | 'title' | 'status'>;

/** A page of a list; `next` is the cursor of the following one. */
export interface Page<T> {
  items: T[];
  next: string | null;
}
