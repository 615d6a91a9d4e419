package zohosandbox.metadata;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * A field of a module.
 *
 * @param apiName the name in requests and answers
 * @param label the name people see
 * @param type Zoho's data type, for example {@code picklist}
 * @param length the longest text, in characters
 * @param mandatory whether a record cannot be without it
 * @param layoutMandatory whether only the layout demands it
 * @param unique whether two records cannot share a value (capitals make no difference)
 * @param external whether its value may stand for a record's id
 * @param readOnly whether only the CRM itself writes it
 * @param custom whether somebody added it to the module
 * @param lookup the module a lookup points at
 * @param lookupLabel what the related list over there is called
 * @param choices the values that may be chosen; empty for other types
 * @param source the definition it was read from
 */
public record Field(
    String apiName,
    String label,
    String type,
    int length,
    boolean mandatory,
    boolean layoutMandatory,
    boolean unique,
    boolean external,
    boolean readOnly,
    boolean custom,
    Optional<String> lookup,
    String lookupLabel,
    List<Choice> choices,
    JsonObject source) {

  /** The words a picklist takes. */
  public List<String> pickList() {
    return choices.stream().map(Choice::actual).toList();
  }

  /** Whether the value is the id of a record of another module. */
  public boolean isLookup() {
    return type.equals("lookup");
  }

  /** Whether the value is the id of a user. */
  public boolean isUser() {
    return type.equals("ownerlookup") || type.equals("userlookup");
  }

  /** Whether the value is a moment. */
  public boolean isMoment() {
    return type.equals("datetime");
  }

  /** Whether the value is words somebody typed. */
  public boolean isText() {
    return switch (type) {
      case "text", "textarea", "email", "phone", "website", "autonumber" -> true;
      default -> false;
    };
  }

  /** Whether the value is a number. */
  public boolean isNumber() {
    return switch (type) {
      case "integer", "bigint", "double", "currency", "percent" -> !apiName.equals("id");
      default -> false;
    };
  }
}
