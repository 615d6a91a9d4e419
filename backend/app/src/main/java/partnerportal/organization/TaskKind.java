package partnerportal.organization;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import partnerportal.platform.LowerCase;

/** What a task of the organisation's people is about. */
@JsonbTypeSerializer(LowerCase.class)
public enum TaskKind {
  /** The CRM uses a status word the mapping has no meaning for; the subject is place and word. */
  UNKNOWN_STATUS,
  /** The CRM ended a partner; the end with us is to be confirmed. The subject is our partner. */
  PARTNER_TERMINATED,
  /** A partner's record is gone from the CRM. The subject is our partner. */
  PARTNER_DELETED,
  /** A lead may have been created and deleted there before we knew. The subject is our lead. */
  CREATION_REVIEW,
  /** The CRM does not call us although records change. The subject is the kind of record. */
  CHANNEL_SILENT,
  /** The CRM does not list notes to the portal's user. The subject is the list. */
  NOTES_HIDDEN,
  /** What is left of the day's credits is kept for new leads. */
  CREDITS_RESERVE,
  /** Portal and CRM differ where they should not. */
  DRIFT
}
