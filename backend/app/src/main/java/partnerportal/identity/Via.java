package partnerportal.identity;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import partnerportal.platform.LowerCase;

/** How a session began. */
@JsonbTypeSerializer(LowerCase.class)
public enum Via {
  PASSWORD,
  CODE,
  INVITATION,
  /** From another membership of the same person. */
  SWITCH
}
