package partnerportal.lead;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import partnerportal.platform.Sight;

/** What portal and CRM both hold of a lead, and keep the same. */
public enum MirroredField {
  FIRST_NAME("first_name", true),
  LAST_NAME("last_name", true),
  COMPANY("company", true),
  EMAIL("email", true),
  PHONE("phone", true),
  COUNTRY("country", true),
  NEED("need", true),
  /** The CRM's alone; the portal only shows it. */
  STATUS("status", false);

  private static final List<MirroredField> EDITABLE =
      Arrays.stream(values()).filter(MirroredField::editable).toList();

  private final String wire;
  private final boolean editable;

  MirroredField(String wire, boolean editable) {
    this.wire = wire;
    this.editable = editable;
  }

  /** The name of the lead's property in JSON, and of the field in its history. */
  public String wire() {
    return wire;
  }

  /** Whether partners may change it. */
  public boolean editable() {
    return editable;
  }

  /** Those partners may change, in the order they are shown. */
  public static List<MirroredField> editables() {
    return EDITABLE;
  }

  /** The field of a name on the wire. */
  public static Optional<MirroredField> ofWire(String name) {
    return Arrays.stream(values()).filter(field -> field.wire.equals(name)).findFirst();
  }

  /**
   * The form in which values are compared, so that what both sides would call the same is the same:
   * composed characters, no space around it, addresses in lower case, of a phone number its digits
   * and the plus before them. Empty for nothing; never null.
   */
  public String canonical(String value) {
    if (value == null) return "";
    var text = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
    return switch (this) {
      case EMAIL -> text.toLowerCase(Locale.ROOT);
      case PHONE -> digits(text);
      case NEED -> text.replace("\r\n", "\n").replace('\r', '\n');
      default -> text;
    };
  }

  /** What has no digit at all is no number, and compared as it is. */
  private static String digits(String text) {
    var digits = text.replaceAll("[^0-9]", "");
    if (digits.isEmpty()) return text;
    return text.startsWith("+") ? "+" + digits : digits;
  }

  /** A value as somebody may see it; null stays null. */
  public String seen(Sight sight, String value) {
    return switch (this) {
      case EMAIL -> sight.email(value);
      case PHONE -> sight.phone(value);
      case NEED -> sight.text(value);
      default -> value;
    };
  }

  /** Whether two values are the same in canonical form. */
  public boolean same(String one, String other) {
    return canonical(one).equals(canonical(other));
  }

  /** A map without values, in the order of the fields. */
  public static Map<MirroredField, String> none() {
    return new EnumMap<>(MirroredField.class);
  }
}
