package partnerportal.lead;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import partnerportal.platform.LowerCase;

/** Whether the CRM knows a lead as the portal has it. */
@JsonbTypeSerializer(LowerCase.class)
public enum SyncState {
  QUEUED,
  IN_FLIGHT,
  CLEAN,
  RETRY,
  BLOCKED
}
