package partnerportal.identity;

import java.util.UUID;

/** Somebody is reached at another address now; the one before is told. */
public record EmailChanged(UUID change) {}
