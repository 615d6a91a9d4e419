package partnerportal.platform;

/**
 * How a reader sees contact data: as it is, or only that there is some. Decided once per request,
 * together with the scope; every view asks {@link CurrentUser#sight()} and masks nothing by itself.
 */
public enum Sight {
  PLAIN,
  MASKED;

  /** An address; null stays null. */
  public String email(String email) {
    return this == PLAIN ? email : Masked.email(email);
  }

  /** A telephone number; null stays null. */
  public String phone(String phone) {
    return this == PLAIN ? phone : Masked.phone(phone);
  }

  /** What people wrote freely, where anything may stand; null stays null. */
  public String text(String text) {
    return this == PLAIN ? text : Masked.text(text);
  }
}
