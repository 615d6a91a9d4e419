package partnerportal.partner;

import java.util.UUID;

/** What the CRM shows of a partner's access is no longer what it is. */
public record PartnerAccessChanged(UUID organization, UUID partner) {}
