package partnerportal.crm;

/**
 * A contact or an account, as far as it tells whom the organisation knows.
 *
 * @param id the CRM's own, digits kept as text
 * @param company may be null, like all that follows
 */
public record CrmParty(String id, String company, String email, String phone, String website) {}
