package zohosandbox.records;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import zohosandbox.metadata.Field;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** Whether a field takes a value, and how it is kept: lookups as the bare id, moments in UTC. */
final class FieldRules {

  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9_%+'&-]+(\\.[A-Za-z0-9_%+'&-]+)*@([A-Za-z0-9-]+\\.)+[A-Za-z]{2,22}");
  private static final Pattern PHONE =
      Pattern.compile(
          "\\+?(?![.-])(?>(?>[.-]?[ ]?[\\da-zA-Z]+)+|(?>[ ]?\\((?![.-])(?>[ .-]?[\\da-zA-Z]+)+\\)"
              + "(?![.])(?>[ -]?[\\da-zA-Z]+)?)+)+(?>(?>,+)?;?[\\da-zA-Z]+)*;?");
  private static final Pattern WEBSITE =
      Pattern.compile(
          "(https?://)?[\\p{L}\\p{N}._-]+\\.[\\p{L}]{2,}(:\\d+)?([/?#]\\S*)?|"
              + "https?://(localhost|[\\d.]+)(:\\d+)?([/?#]\\S*)?");

  /** Looks whether the record or user an id names is there. */
  interface Targets {
    boolean hasRecord(String module, String id);

    boolean hasUser(String id);
  }

  private final Targets targets;

  FieldRules(Targets targets) {
    this.targets = targets;
  }

  /**
   * The value as it is kept; JSON's null for nothing.
   *
   * @throws ZohoError when the field does not take it
   */
  JsonValue accept(Field field, JsonValue sent, String path) {
    if (sent == JsonValue.NULL || isBlank(sent)) {
      return JsonValue.NULL;
    }
    return switch (field.type()) {
      case "lookup", "ownerlookup", "userlookup" -> reference(field, sent, path);
      case "picklist" -> choice(field, sent, path);
      case "multiselectpicklist" -> choices(field, sent, path);
      case "boolean" -> bool(field, sent, path);
      case "datetime" -> moment(field, sent, path);
      case "date" -> date(field, sent, path);
      case "integer", "bigint", "currency", "double", "percent" -> number(field, sent, path);
      default -> text(field, sent, path);
    };
  }

  private static boolean isBlank(JsonValue sent) {
    return sent instanceof JsonString text && text.getString().isBlank();
  }

  private static JsonValue text(Field field, JsonValue sent, String path) {
    String text = string(field, sent, path, "string").strip();
    if (text.codePointCount(0, text.length()) > field.length()) {
      throw ZohoError.invalidData(where(field, path).add("maximum_length", field.length()).build());
    }
    boolean fits =
        switch (field.type()) {
          case "email" -> EMAIL.matcher(text).matches();
          case "phone" -> PHONE.matcher(text).matches();
          case "website" -> WEBSITE.matcher(text).matches();
          default -> true;
        };
    if (!fits) {
      throw wrongType(field, path, field.type());
    }
    return Jsons.text(text);
  }

  private static JsonValue choice(Field field, JsonValue sent, String path) {
    String value = string(field, sent, path, "string");
    if (value.equals("-None-")) {
      return JsonValue.NULL;
    }
    if (!field.pickList().contains(value)) {
      throw ZohoError.invalidData(
          where(field, path).add("supported_values", Jsons.texts(field.pickList())).build());
    }
    return Jsons.text(value);
  }

  private static JsonValue choices(Field field, JsonValue sent, String path) {
    if (!(sent instanceof JsonArray values)) {
      throw wrongType(field, path, "jsonarray");
    }
    return values.isEmpty()
        ? JsonValue.NULL
        : Jsons.values(values.stream().map(value -> choice(field, value, path)).toList());
  }

  private static JsonValue bool(Field field, JsonValue sent, String path) {
    if (sent != JsonValue.TRUE && sent != JsonValue.FALSE) {
      throw wrongType(field, path, "boolean");
    }
    return sent;
  }

  private static JsonValue number(Field field, JsonValue sent, String path) {
    boolean whole = field.type().equals("integer") || field.type().equals("bigint");
    String expected = whole ? field.type() : "double";
    if (!(sent instanceof JsonNumber number) || whole && !number.isIntegral()) {
      throw wrongType(field, path, expected);
    }
    // counted, not written out: 1e100000000 would take all the memory there is
    BigDecimal value = number.bigDecimalValue();
    if ((long) value.precision() - value.scale() > field.length()) {
      throw ZohoError.invalidData(where(field, path).add("maximum_length", field.length()).build());
    }
    return number;
  }

  private static JsonValue moment(Field field, JsonValue sent, String path) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(string(field, sent, path, "datetime"));
      return Jsons.text(time.toInstant().truncatedTo(ChronoUnit.SECONDS).toString());
    } catch (DateTimeException e) {
      throw wrongType(field, path, "datetime");
    }
  }

  private static JsonValue date(Field field, JsonValue sent, String path) {
    try {
      return Jsons.text(LocalDate.parse(string(field, sent, path, "date")).toString());
    } catch (DateTimeException e) {
      throw wrongType(field, path, "date");
    }
  }

  private JsonValue reference(Field field, JsonValue sent, String path) {
    String id = id(field, sent, path);
    boolean there =
        field.isLookup()
            ? targets.hasRecord(field.lookup().orElseThrow(), id)
            : targets.hasUser(id);
    if (!there) {
      throw ZohoError.badRequest(
          "INVALID_DATA",
          Jsons.object().add("api_name", "id").add("json_path", path + ".id").build(),
          "the given id seems to be invalid");
    }
    return Jsons.text(id);
  }

  private static String id(Field field, JsonValue sent, String path) {
    if (sent instanceof JsonObject object && object.get("id") instanceof JsonString id) {
      return id.getString();
    }
    if (sent instanceof JsonString id) {
      return id.getString();
    }
    throw wrongType(field, path, "jsonobject");
  }

  private static String string(Field field, JsonValue sent, String path, String expected) {
    if (sent instanceof JsonString text) {
      return text.getString();
    }
    throw wrongType(field, path, expected);
  }

  private static ZohoError wrongType(Field field, String path, String expected) {
    return ZohoError.invalidData(where(field, path).add("expected_data_type", expected).build());
  }

  private static JsonObjectBuilder where(Field field, String path) {
    return Jsons.object().add("api_name", field.apiName()).add("json_path", path);
  }
}
