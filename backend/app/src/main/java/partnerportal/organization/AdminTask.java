package partnerportal.organization;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something only a person of the organisation can settle.
 *
 * @param subject what it is about, by a key of ours or a word of the CRM; together with the kind it
 *     is open once
 * @param detail in words; no contact data
 * @param count how often it was raised since it was opened
 */
@Schema(name = "AdminTask")
public record AdminTask(
    @Schema(required = true) UUID id,
    @Schema(required = true) TaskKind kind,
    @Schema(required = true) String subject,
    @Schema(required = true) String detail,
    @Schema(required = true) long count,
    @Schema(required = true) Instant firstAt,
    @Schema(required = true) Instant lastAt) {}
