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
  FIELD,
  BLOCKED,
  CONVERTED,
  DEAL,
  NOTE,
  CRM_DELETED,
  CRM_RESTORED,
  MERGED
}
