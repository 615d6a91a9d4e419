package partnerportal.lead;

import java.util.UUID;

/**
 * The CRM was read and lacks a value of ours: what is on its way stays so, and if nothing is, it
 * has to be.
 */
public record LeadUnsettled(UUID organization, UUID partner, UUID lead) {}
