package partnerportal.team;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import partnerportal.platform.LowerCase;

/** What an activation link is good for. */
@JsonbTypeSerializer(LowerCase.class)
public enum InvitationState {
  OPEN,
  USED,
  EXPIRED
}
