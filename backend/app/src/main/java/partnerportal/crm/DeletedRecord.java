package partnerportal.crm;

import java.time.Instant;

/**
 * A record the CRM deleted.
 *
 * @param name what it was called; null for records deleted for good
 */
public record DeletedRecord(String id, String name, Instant at) {}
