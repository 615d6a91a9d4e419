package partnerportal.identity;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import java.util.EnumSet;
import java.util.Set;
import partnerportal.platform.LowerCase;

/** Where a membership stands, and where it may go. */
@JsonbTypeSerializer(LowerCase.class)
public enum MembershipState {
  INVITED,
  ACTIVE,
  DISABLED,
  LEFT,
  REVOKED;

  /** The states that may come next. */
  Set<MembershipState> next() {
    return switch (this) {
      case INVITED -> EnumSet.of(ACTIVE, REVOKED);
      case ACTIVE -> EnumSet.of(DISABLED, LEFT);
      case DISABLED -> EnumSet.of(ACTIVE);
      case LEFT, REVOKED -> EnumSet.of(INVITED);
    };
  }
}
