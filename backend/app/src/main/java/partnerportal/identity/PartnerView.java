package partnerportal.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody of the organisation looks, or looked, at a partner's portal.
 *
 * @param viewer what the CRM calls who looked
 * @param reason in their words
 * @param openedAt null until the hand-over was taken
 * @param endsAt of the hand-over until it is opened, of the view from then on
 * @param endedAt when somebody ended it; null where it stands or ran out
 */
public record PartnerView(
    UUID id,
    UUID organization,
    UUID partner,
    String viewer,
    String reason,
    Instant askedAt,
    Instant openedAt,
    Instant endsAt,
    Instant endedAt) {}
