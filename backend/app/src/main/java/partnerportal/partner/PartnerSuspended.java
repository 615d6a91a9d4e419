package partnerportal.partner;

import java.util.UUID;

/** The CRM took an approval back; nobody of this partner may come in. */
public record PartnerSuspended(UUID organization, UUID partner) {}
