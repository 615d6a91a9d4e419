package partnerportal.lead;

import java.util.Map;
import java.util.UUID;

/**
 * What the portal holds of a lead that the CRM holds too, contact data opened.
 *
 * @param crmId the CRM's id; null before it has the lead
 * @param values absent where there is none; the status is the CRM's own word
 */
public record MirroredLead(
    UUID id,
    String crmId,
    UUID partner,
    Lifecycle lifecycle,
    SyncState syncState,
    Map<MirroredField, String> values) {}
