package partnerportal.capture;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A partner's public form.
 *
 * @param key what a website names it by
 * @param origins the websites it may be sent from
 * @param version counts the changes, for {@code If-Match}
 */
public record LeadForm(
    UUID id,
    UUID organization,
    UUID partner,
    String key,
    String title,
    FormState state,
    List<String> origins,
    Instant createdAt,
    long version) {}
