package partnerportal.crm;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import partnerportal.lead.MirroredField;

/**
 * What the CRM says about a lead.
 *
 * @param id the CRM's own, digits kept as text
 * @param portalId our key on it; null when it carries none
 * @param partnerCrmId the partner's record it belongs to; null for none
 * @param status the CRM's word; null when nothing was chosen
 * @param stage what the word means by the mapping; null for a word the mapping does not know
 * @param createdAt null when the CRM did not say
 * @param modifiedBy name of the person behind the last change; null when the CRM did not say or it
 *     was ourselves
 * @param convertedAt when it became a deal or contact; null while it is a lead
 * @param dealId the deal it became; null for none
 * @param values what it has in the fields we mirror; absent where it has none
 * @param readAt by our clock, right before it was asked for: what it says was true then or later
 */
public record CrmLead(
    String id,
    UUID portalId,
    String partnerCrmId,
    String status,
    String stage,
    Instant createdAt,
    Instant modifiedAt,
    String modifiedBy,
    Instant convertedAt,
    String dealId,
    Map<MirroredField, String> values,
    Instant readAt) {}
