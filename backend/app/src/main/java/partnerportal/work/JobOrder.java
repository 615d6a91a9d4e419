package partnerportal.work;

import java.util.UUID;

/**
 * What a job was ordered to do.
 *
 * @param id the order's own key
 * @param organization on whose behalf; null for the installation
 * @param subject the row it is about
 * @param detail one more word, for instance which mail; may be null
 * @param trace the request that caused it
 */
public record JobOrder(UUID id, UUID organization, UUID subject, String detail, String trace) {}
