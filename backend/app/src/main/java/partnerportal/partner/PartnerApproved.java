package partnerportal.partner;

import java.util.UUID;

/** The CRM approved a partner; an account follows. */
public record PartnerApproved(UUID organization, UUID partner) {}
