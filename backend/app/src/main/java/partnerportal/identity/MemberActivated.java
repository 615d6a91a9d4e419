package partnerportal.identity;

import java.util.UUID;

/** Somebody came in for the first time. */
public record MemberActivated(UUID organization, UUID partner, UUID membership) {}
