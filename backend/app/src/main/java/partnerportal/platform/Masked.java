package partnerportal.platform;

/** Contact data for those who may know that it exists, not what it is. */
final class Masked {

  private Masked() {}

  /** First letter and domain; null stays null. */
  static String email(String email) {
    if (email == null) return null;
    var at = email.indexOf('@');
    return at < 1 ? "…" : email.charAt(0) + "…" + email.substring(at);
  }

  /** The last two digits; null stays null. */
  static String phone(String phone) {
    if (phone == null) return null;
    return "… " + phone.substring(Math.max(0, phone.length() - 2));
  }

  /** That there is something; null stays null. */
  static String text(String text) {
    return text == null ? null : "…";
  }
}
