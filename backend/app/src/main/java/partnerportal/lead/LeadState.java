package partnerportal.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a lead was at a moment.
 *
 * @param values what partners may edit; absent where there was none
 * @param crmId null while the CRM did not have it, or where the history does not tell
 * @param status the CRM's own word; null before there was one
 * @param since the CRM's time of that word; null before there was one, or where the history does
 *     not tell
 */
record LeadState(
    Map<MirroredField, String> values,
    Lifecycle lifecycle,
    String crmId,
    String status,
    Stage stage,
    Instant since) {

  /** What two states do not have in common, by the names of the columns. */
  List<String> differences(LeadState other) {
    var names = new ArrayList<String>();
    for (var field : MirroredField.editables())
      if (!Objects.equals(values.get(field), other.values.get(field))) names.add(field.wire());
    if (lifecycle != other.lifecycle) names.add("lifecycle");
    if (crmId != null && other.crmId != null && !crmId.equals(other.crmId)) names.add("crm_id");
    if (!Objects.equals(status, other.status)) names.add("crm_status");
    if (stage != other.stage) names.add("crm_stage");
    if (since != null && !since.equals(other.since)) names.add("crm_status_since");
    return names;
  }
}
