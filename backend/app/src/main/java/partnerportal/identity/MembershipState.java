package partnerportal.identity;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import partnerportal.platform.LowerCase;

/** Where a membership stands. */
@JsonbTypeSerializer(LowerCase.class)
public enum MembershipState {
  INVITED,
  ACTIVE,
  DISABLED
}
