package partnerportal.identity;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import java.util.Locale;
import partnerportal.platform.LowerCase;

/** What a partner's security log tells; the names are those of the audit trail. */
@JsonbTypeSerializer(LowerCase.class)
public enum SecurityEvent {
  SIGNED_IN,
  /** From another partner the same person is a member of. */
  MEMBERSHIP_SWITCHED,
  MEMBER_ACTIVATED,
  MEMBER_CHANGED,
  MEMBER_DISABLED,
  MEMBER_ENABLED,
  MEMBER_LEFT,
  OWNERSHIP_TAKEN,
  SECOND_FACTOR_ON,
  SECOND_FACTOR_OFF,
  RECOVERY_CODES_RENEWED,
  PASSWORD_RESET,
  EMAIL_CHANGED,
  LEADS_EXPORTED,
  /** Somebody of the organisation looked at the portal. */
  PARTNER_VIEW_OPENED;

  /** As the audit trail calls it. */
  String action() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static SecurityEvent of(String action) {
    return valueOf(action.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
