package partnerportal.crm;

import java.util.Map;
import java.util.UUID;
import partnerportal.lead.MirroredField;

/**
 * What the CRM has yet to hear of a lead it has.
 *
 * @param id our key
 * @param values only what differs; null for a value to be emptied
 */
public record LeadEdit(UUID id, String crmId, Map<MirroredField, String> values) {}
