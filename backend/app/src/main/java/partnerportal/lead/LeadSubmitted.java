package partnerportal.lead;

import java.util.UUID;

/** A lead is ours and has yet to reach the CRM. */
public record LeadSubmitted(UUID organization, UUID partner, UUID lead) {}
