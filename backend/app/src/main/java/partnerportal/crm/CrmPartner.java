package partnerportal.crm;

import java.time.Instant;
import java.util.UUID;

/**
 * A partner as the CRM has it.
 *
 * @param id the CRM's own, digits kept as text
 * @param portalId our key on it; null when it carries none
 * @param owner the CRM user who looks after it; null when the CRM did not say
 * @param statusWord the CRM's word; null when nothing was chosen
 * @param standing what the word means by the mapping; null for a word the mapping does not know
 */
public record CrmPartner(
    String id,
    UUID portalId,
    String name,
    String contactName,
    String email,
    String owner,
    String statusWord,
    String standing,
    Instant modifiedAt) {}
