package partnerportal.lead;

import java.util.UUID;

/** Somebody at the partner changed a lead; the CRM has yet to hear about it. */
public record LeadEdited(UUID organization, UUID partner, UUID lead) {}
