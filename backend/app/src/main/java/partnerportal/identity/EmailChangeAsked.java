package partnerportal.identity;

import java.util.UUID;

/** Somebody wants to be reached at another address; both are written to. */
public record EmailChangeAsked(UUID change) {}
