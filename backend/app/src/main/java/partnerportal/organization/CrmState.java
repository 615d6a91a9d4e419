package partnerportal.organization;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import partnerportal.platform.LowerCase;

/** Whether what is shown follows the CRM: it does, it is behind, or the CRM does not answer. */
@JsonbTypeSerializer(LowerCase.class)
public enum CrmState {
  LIVE,
  LATE,
  UNREACHABLE
}
