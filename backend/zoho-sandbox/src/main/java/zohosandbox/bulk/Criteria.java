package zohosandbox.bulk;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import zohosandbox.metadata.Field;
import zohosandbox.metadata.Module;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** Which records a bulk read wants: a field compared with a value, or groups of such. */
final class Criteria {

  private Criteria() {}

  /**
   * The test some criteria put rows to.
   *
   * @throws ZohoError when they cannot be read
   */
  static Predicate<JsonObject> read(Module module, JsonValue criteria) {
    if (criteria == null || criteria == JsonValue.NULL) {
      return row -> true;
    }
    if (!(criteria instanceof JsonObject object)) {
      throw invalid();
    }
    if (object.get("group") instanceof JsonArray group) {
      boolean all =
          Jsons.text(object, "group_operator").filter("and"::equalsIgnoreCase).isPresent();
      return group.stream()
          .map(one -> read(module, one))
          .reduce((left, right) -> all ? left.and(right) : left.or(right))
          .orElseThrow(Criteria::invalid);
    }
    return one(module, object);
  }

  private static Predicate<JsonObject> one(Module module, JsonObject criterion) {
    String name =
        criterion.get("field") instanceof JsonObject named
            ? Jsons.text(named, "api_name").orElse("")
            : Jsons.text(criterion, "api_name").orElse("");
    Field field = module.field(name).orElseThrow(Criteria::invalid);
    String comparator = Jsons.text(criterion, "comparator").orElse("");
    List<JsonValue> values =
        criterion.get("value") instanceof JsonArray many
            ? List.copyOf(many)
            : List.of(criterion.getOrDefault("value", JsonValue.NULL));
    if (!fits(comparator, field, values.size())) {
      throw invalid();
    }
    List<Comparable<Object>> wanted =
        values.stream().map(value -> comparable(field, value)).toList();
    return row -> {
      JsonValue kept = row.get(name);
      return kept != null && holds(comparator, stored(field, kept), wanted);
    };
  }

  private static boolean holds(
      String comparator, Comparable<Object> kept, List<Comparable<Object>> wanted) {
    int first = kept.compareTo(wanted.get(0));
    String text = kept.toString();
    String part = wanted.get(0).toString();
    return switch (comparator) {
      case "equal" -> first == 0;
      case "not_equal" -> first != 0;
      case "greater_than" -> first > 0;
      case "greater_equal" -> first >= 0;
      case "less_than" -> first < 0;
      case "less_equal" -> first <= 0;
      case "in" -> wanted.stream().anyMatch(w -> kept.compareTo(w) == 0);
      case "not_in" -> wanted.stream().noneMatch(w -> kept.compareTo(w) == 0);
      case "between" -> first >= 0 && kept.compareTo(wanted.get(wanted.size() - 1)) <= 0;
      case "not_between" -> first < 0 || kept.compareTo(wanted.get(wanted.size() - 1)) > 0;
      case "contains" -> text.contains(part);
      case "not_contains" -> !text.contains(part);
      case "starts_with" -> text.startsWith(part);
      case "ends_with" -> text.endsWith(part);
      default -> throw new IllegalStateException("nobody let this in: " + comparator);
    };
  }

  /** Whether there is such a comparator for fields of this type and so many values. */
  private static boolean fits(String comparator, Field field, int values) {
    boolean words = !field.isNumber() && !field.isMoment() && !field.type().equals("boolean");
    return switch (comparator) {
      case "equal", "not_equal", "greater_than", "greater_equal", "less_than", "less_equal" ->
          values == 1;
      case "in", "not_in" -> values > 0;
      case "between", "not_between" -> values == 2;
      case "contains", "not_contains", "starts_with", "ends_with" -> words && values == 1;
      default -> false;
    };
  }

  private static Comparable<Object> comparable(Field field, JsonValue sent) {
    JsonValue value = sent instanceof JsonObject named ? named.get("id") : sent;
    try {
      if (field.isMoment() && value instanceof JsonString text) {
        return cast(OffsetDateTime.parse(text.getString()).toInstant().toString());
      }
      if (field.isNumber() && value instanceof JsonString text) {
        return cast(new BigDecimal(text.getString()));
      }
    } catch (DateTimeException | NumberFormatException e) {
      throw unsupported();
    }
    boolean right =
        field.isNumber() ? value instanceof JsonNumber : !field.isMoment() && isScalar(value);
    if (!right) {
      throw unsupported();
    }
    return stored(field, value);
  }

  private static boolean isScalar(JsonValue value) {
    return value instanceof JsonString
        || value instanceof JsonNumber
        || value == JsonValue.TRUE
        || value == JsonValue.FALSE;
  }

  /** A value as it is kept, in the one form all values of its field have. */
  private static Comparable<Object> stored(Field field, JsonValue value) {
    if (field.isNumber() && value instanceof JsonNumber number) {
      return cast(number.bigDecimalValue());
    }
    if (value instanceof JsonString text) {
      return cast(field.isMoment() ? text.getString() : text.getString().toLowerCase(Locale.ROOT));
    }
    return cast(String.valueOf(value));
  }

  @SuppressWarnings("unchecked")
  private static Comparable<Object> cast(Comparable<?> value) {
    return (Comparable<Object>) value;
  }

  private static ZohoError unsupported() {
    return ZohoError.badRequest("VALUE_TYPE_NOT_SUPPORTED", "value type not supported");
  }

  private static ZohoError invalid() {
    return ZohoError.badRequest("INVALID_CRITERIA", "criteria is invalid");
  }
}
