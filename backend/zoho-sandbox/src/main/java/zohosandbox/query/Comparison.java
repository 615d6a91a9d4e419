package zohosandbox.query;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import zohosandbox.metadata.Field;
import zohosandbox.query.Query.Operator;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** Compares kept values with what a query says, by the field's type. */
final class Comparison {

  private static final Pattern MOMENT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d([+-]\\d\\d:\\d\\d|Z)");

  private Comparison() {}

  /** The test a condition puts kept values to. */
  static Predicate<JsonValue> of(Column column, Operator operator, List<Token> values) {
    Field field = column.field();
    if (operator == Operator.IS_NULL || operator == Operator.IS_NOT_NULL) {
      return value -> (value == JsonValue.NULL) == (operator == Operator.IS_NULL);
    }
    if (field.type().equals("textarea")) {
      throw invalid(column, "data type not supported");
    }
    if (operator == Operator.LIKE || operator == Operator.NOT_LIKE) {
      return like(column, operator, values.get(0));
    }
    List<Comparable<Object>> wanted = values.stream().map(t -> wanted(column, t)).toList();
    return value -> value != JsonValue.NULL && compare(operator, kept(field, value), wanted);
  }

  /** A value of a query as the store's indexes know it. */
  static String text(Column column, Token token) {
    return wanted(column, token).toString();
  }

  private static boolean compare(
      Operator operator, Comparable<Object> kept, List<Comparable<Object>> wanted) {
    int first = kept.compareTo(wanted.get(0));
    return switch (operator) {
      case EQUAL -> first == 0;
      case NOT_EQUAL -> first != 0;
      case GREATER -> first > 0;
      case GREATER_OR_EQUAL -> first >= 0;
      case LESS -> first < 0;
      case LESS_OR_EQUAL -> first <= 0;
      case IN -> wanted.stream().anyMatch(w -> kept.compareTo(w) == 0);
      case NOT_IN -> wanted.stream().noneMatch(w -> kept.compareTo(w) == 0);
      case BETWEEN -> first >= 0 && kept.compareTo(wanted.get(1)) <= 0;
      case NOT_BETWEEN -> first < 0 || kept.compareTo(wanted.get(1)) > 0;
      default -> throw new IllegalStateException(operator.name());
    };
  }

  private static Predicate<JsonValue> like(Column column, Operator operator, Token pattern) {
    if (column.field().isNumber()
        || column.field().isMoment()
        || column.field().type().equals("boolean")) {
      throw invalid(column, "data type not supported");
    }
    String text = pattern.text().toLowerCase(Locale.ROOT);
    boolean not = operator == Operator.NOT_LIKE;
    if (pattern.kind() != Token.Kind.TEXT
        || not && !(text.length() > 1 && text.startsWith("%") && text.endsWith("%"))) {
      throw invalid(column, "value given seems to be invalid for the column");
    }
    List<String> parts = List.of(text.split("%", -1));
    return value ->
        value instanceof JsonString kept
            && fits(kept.getString().toLowerCase(Locale.ROOT), parts) != not;
  }

  /**
   * Whether a text is the parts with anything between them; each part is taken where it first is.
   */
  private static boolean fits(String text, List<String> parts) {
    String last = parts.get(parts.size() - 1);
    if (parts.size() == 1) {
      return text.equals(last);
    }
    String first = parts.get(0);
    if (!text.startsWith(first)) {
      return false;
    }
    int at = first.length();
    for (String part : parts.subList(1, parts.size() - 1)) {
      int found = text.indexOf(part, at);
      if (found < 0) {
        return false;
      }
      at = found + part.length();
    }
    return text.length() - at >= last.length() && text.endsWith(last);
  }

  /** The kept value in a form that can be compared. */
  static Comparable<Object> kept(Field field, JsonValue value) {
    if (value instanceof JsonNumber number) {
      return comparable(number.bigDecimalValue());
    }
    if (value instanceof JsonString text) {
      boolean asIs = field.isMoment() || field.type().equals("date");
      return comparable(asIs ? text.getString() : text.getString().toLowerCase(Locale.ROOT));
    }
    return comparable(value.toString());
  }

  private static Comparable<Object> wanted(Column column, Token token) {
    Field field = column.field();
    try {
      if (field.isNumber()) {
        return comparable(new BigDecimal(token.text()));
      }
      if (field.isMoment()) {
        return comparable(moment(column, token));
      }
      if (field.type().equals("date")) {
        return comparable(LocalDate.parse(quoted(column, token)).toString());
      }
    } catch (NumberFormatException | DateTimeException e) {
      throw invalid(column, "value given seems to be invalid for the column");
    }
    if (field.type().equals("boolean")) {
      if (!token.text().equalsIgnoreCase("true") && !token.text().equalsIgnoreCase("false")) {
        throw invalid(column, "value given seems to be invalid for the column");
      }
      return comparable(token.text().toLowerCase(Locale.ROOT));
    }
    boolean id = field.apiName().equals("id") || field.isLookup() || field.isUser();
    return comparable((id ? token.text() : quoted(column, token)).toLowerCase(Locale.ROOT));
  }

  private static String moment(Column column, Token token) {
    String text = quoted(column, token);
    if (!MOMENT.matcher(text).matches()) {
      throw invalid(column, "value given seems to be invalid for the column");
    }
    return OffsetDateTime.parse(text).toInstant().toString();
  }

  private static String quoted(Column column, Token token) {
    if (token.kind() != Token.Kind.TEXT) {
      throw invalid(column, "value given seems to be invalid for the column");
    }
    return token.text();
  }

  @SuppressWarnings("unchecked")
  private static Comparable<Object> comparable(Comparable<?> value) {
    return (Comparable<Object>) value;
  }

  private static ZohoError invalid(Column column, String reason) {
    return ZohoError.badRequest(
        "INVALID_QUERY",
        Jsons.object()
            .add("column_name", column.name())
            .add("data_type", column.field().type())
            .add("reason", reason)
            .build(),
        reason);
  }
}
