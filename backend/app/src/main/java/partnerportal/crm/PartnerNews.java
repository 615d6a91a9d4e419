package partnerportal.crm;

import java.time.Instant;
import java.util.UUID;

/**
 * What the CRM is to know of a partner's portal access.
 *
 * @param id our key
 * @param access name of the access state; the mapping has the CRM's word for it
 */
public record PartnerNews(
    UUID id, String crmId, String access, Instant approvedAt, Instant lastSignIn) {}
