package partnerportal.crm;

import java.util.Map;
import java.util.UUID;
import partnerportal.lead.MirroredField;

/**
 * A lead as the CRM is to create it.
 *
 * @param id our key, the one thing a creation is matched by
 * @param partnerCrmId the partner's record
 * @param values absent where there is none
 * @param submittedBy person or form that sent it
 */
public record LeadContent(
    UUID id, String partnerCrmId, Map<MirroredField, String> values, String submittedBy) {

  /** How the CRM would call the record, for instance in its list of deleted ones. */
  public String fullName() {
    var first = values.get(MirroredField.FIRST_NAME);
    var last = values.getOrDefault(MirroredField.LAST_NAME, "");
    return first == null || first.isBlank() ? last : first + " " + last;
  }
}
