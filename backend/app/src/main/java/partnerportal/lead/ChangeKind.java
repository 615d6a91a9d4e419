package partnerportal.lead;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import partnerportal.platform.LowerCase;

/** What a line of a lead's history is about. */
@JsonbTypeSerializer(LowerCase.class)
public enum ChangeKind {
  SUBMITTED,
  IMPORTED,
  IN_CRM,
  STATUS,
  /** A value changed on one side, from and to. */
  FIELD,
  /**
   * A value changed on both sides: from is the one that lost, to the one that was kept, by whose it
   * is.
   */
  CONFLICT,
  /**
   * A value of ours that the CRM will not get any more: it deleted or converted the lead before.
   */
  NOT_IN_CRM,
  BLOCKED,
  CONVERTED,
  DEAL,
  NOTE,
  CRM_DELETED,
  CRM_RESTORED,
  MERGED
}
