package partnerportal.crm;

import java.time.Instant;

/**
 * A note as the CRM has it. Most are internal: whether one may be shown is decided before any of it
 * goes further.
 *
 * @param leadCrmId the lead it is on; null when it is on something else
 * @param title may be null
 * @param content may be null
 * @param author who wrote it; may be null
 */
public record CrmNote(
    String id,
    String leadCrmId,
    String title,
    String content,
    String author,
    Instant createdAt,
    Instant modifiedAt) {}
