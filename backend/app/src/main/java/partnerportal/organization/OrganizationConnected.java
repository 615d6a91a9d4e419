package partnerportal.organization;

import java.util.UUID;

/** An organisation's CRM was attached for the first time. */
public record OrganizationConnected(UUID organization) {}
