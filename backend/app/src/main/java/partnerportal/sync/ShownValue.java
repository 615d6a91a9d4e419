package partnerportal.sync;

import partnerportal.lead.MirroredField;
import partnerportal.platform.Masked;
import partnerportal.platform.Role;

/** Values of mirrored fields as people in the CRM are shown them. */
final class ShownValue {

  private ShownValue() {}

  /**
   * Who only reads in the CRM sees that there is contact data, not what it is; null for nothing.
   */
  static String to(Role role, MirroredField field, String value) {
    if (value == null || role != Role.CRM_VIEWER) return value;
    return switch (field) {
      case EMAIL -> Masked.email(value);
      case PHONE -> Masked.phone(value);
      case NEED -> "…";
      default -> value;
    };
  }
}
