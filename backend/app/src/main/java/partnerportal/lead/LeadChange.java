package partnerportal.lead;

import java.time.Instant;
import java.util.UUID;
import partnerportal.platform.Actor;

/**
 * One line of a lead's history, values sealed.
 *
 * @param field what it is about; null for the lead as a whole
 * @param stage only where the status changed
 * @param at when it happened, by the clock of the side where it did
 * @param knownAt when we knew, later than the line before
 */
record LeadChange(
    UUID id,
    UUID organization,
    UUID partner,
    UUID lead,
    ChangeKind kind,
    String field,
    Stage stage,
    byte[] from,
    byte[] to,
    Actor by,
    Instant at,
    Instant knownAt,
    String cause) {}
