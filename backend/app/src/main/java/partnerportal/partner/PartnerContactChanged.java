package partnerportal.partner;

import java.util.UUID;

/** The CRM names another person or address for a partner whose owner has not come in yet. */
public record PartnerContactChanged(UUID organization, UUID partner) {}
