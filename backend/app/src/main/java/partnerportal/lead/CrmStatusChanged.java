package partnerportal.lead;

import java.util.UUID;

/** The CRM moved a lead. Both words are the CRM's own; the former is null the first time. */
public record CrmStatusChanged(
    UUID organization, UUID partner, UUID lead, String from, String to) {}
