package partnerportal.lead;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What somebody tells us about a prospect, whichever door it comes through. Absent values are null.
 */
public record Submission(
    String firstName,
    String lastName,
    String company,
    String email,
    String phone,
    String country,
    String need) {

  public Submission {
    firstName = tidy(firstName);
    lastName = tidy(lastName);
    company = tidy(company);
    email = tidy(email);
    phone = tidy(phone);
    country = tidy(country);
    need = need == null || need.isBlank() ? null : need.strip();
  }

  static Submission of(Map<MirroredField, String> values) {
    return new Submission(
        values.get(MirroredField.FIRST_NAME),
        values.get(MirroredField.LAST_NAME),
        values.get(MirroredField.COMPANY),
        values.get(MirroredField.EMAIL),
        values.get(MirroredField.PHONE),
        values.get(MirroredField.COUNTRY),
        values.get(MirroredField.NEED));
  }

  /** The same by field; absent where there is none. */
  Map<MirroredField, String> values() {
    var values = MirroredField.none();
    values.put(MirroredField.FIRST_NAME, firstName);
    values.put(MirroredField.LAST_NAME, lastName);
    values.put(MirroredField.COMPANY, company);
    values.put(MirroredField.EMAIL, email);
    values.put(MirroredField.PHONE, phone);
    values.put(MirroredField.COUNTRY, country);
    values.put(MirroredField.NEED, need);
    values.values().removeIf(Objects::isNull);
    return values;
  }

  /** One line, single spaces; nothing at all becomes null. */
  private static String tidy(String text) {
    if (text == null) return null;
    var line = text.replaceAll("\\s+", " ").strip();
    return line.isEmpty() ? null : line;
  }

  /**
   * On whose account it comes.
   *
   * @param owner the membership it belongs to; null for a public form
   * @param form the public form; null otherwise
   */
  public record By(UUID partner, UUID owner, Channel channel, UUID form) {}
}
