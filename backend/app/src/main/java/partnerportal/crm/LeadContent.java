package partnerportal.crm;

import java.util.UUID;

/**
 * A lead as it goes to the CRM.
 *
 * @param id our key, the one thing a creation is matched by
 * @param crmId the CRM's id once it is known; null before
 * @param partnerCrmId the partner's record
 * @param submittedBy person or form that sent it
 */
public record LeadContent(
    UUID id,
    String crmId,
    String partnerCrmId,
    String firstName,
    String lastName,
    String company,
    String email,
    String phone,
    String country,
    String need,
    String submittedBy) {

  /** How the CRM would call the record, for instance in its list of deleted ones. */
  public String fullName() {
    return firstName == null || firstName.isBlank() ? lastName : firstName + " " + lastName;
  }
}
