package zohosandbox.records;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import zohosandbox.metadata.Field;
import zohosandbox.metadata.Module;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/**
 * The criteria of a search, {@code ((Email:equals:a@b.c)and(Lead_Status:in:Contacted,Qualified))}.
 * Brackets, commas and backslashes inside a value are escaped by a backslash.
 */
final class SearchCriteria {

  private static final int MOST_CRITERIA = 10;
  private static final int MOST_DEPTH = 20;

  private final Module module;
  private final RecordView view;
  private final String text;
  private int at;
  private int criteria;
  private int depth;

  private SearchCriteria(Module module, RecordView view, String text) {
    this.module = module;
    this.view = view;
    this.text = text;
  }

  /**
   * The test a criteria text puts rows to.
   *
   * @throws ZohoError when it cannot be read
   */
  static Predicate<JsonObject> parse(String text, Module module, RecordView view) {
    SearchCriteria reading = new SearchCriteria(module, view, text.strip());
    Predicate<JsonObject> test = reading.group();
    while (reading.at < reading.text.length()) {
      test = reading.joined(test);
    }
    return test;
  }

  private Predicate<JsonObject> joined(Predicate<JsonObject> left) {
    skipSpaces();
    if (skipWord("and")) {
      return left.and(group());
    }
    if (skipWord("or")) {
      return left.or(group());
    }
    throw invalid();
  }

  private Predicate<JsonObject> group() {
    skipSpaces();
    if (at >= text.length() || text.charAt(at) != '(' || ++depth > MOST_DEPTH) {
      throw invalid();
    }
    at++;
    skipSpaces();
    Predicate<JsonObject> test;
    if (at < text.length() && text.charAt(at) == '(') {
      test = group();
      skipSpaces();
      while (at < text.length() && text.charAt(at) != ')') {
        test = joined(test);
        skipSpaces();
      }
    } else {
      test = criterion();
    }
    if (at >= text.length()) {
      throw invalid();
    }
    at++;
    depth--;
    return test;
  }

  private Predicate<JsonObject> criterion() {
    if (++criteria > MOST_CRITERIA) {
      throw ZohoError.badRequest(
          "LIMIT_EXCEEDED",
          Jsons.object().add("limit", MOST_CRITERIA).add("param_name", "criteria").build(),
          "limit exceeded");
    }
    String name = until(':').strip();
    String comparator = until(':').strip();
    List<String> values = values();
    String[] path = name.split("\\.", 2);
    Field field = module.field(path[0]).orElseThrow(SearchCriteria::invalid);
    Predicate<List<String>> test = comparison(field, comparator, values);
    return row -> test.test(texts(field, path.length > 1 ? path[1] : "", row));
  }

  private String until(char end) {
    int start = at;
    while (at < text.length() && text.charAt(at) != end && text.charAt(at) != ')') {
      at++;
    }
    if (at >= text.length() || text.charAt(at) != end) {
      throw invalid();
    }
    return text.substring(start, at++);
  }

  private List<String> values() {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != ')') {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        value.append(text.charAt(at++));
      } else if (c == ',') {
        values.add(value.toString());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(value.toString());
    return values;
  }

  private void skipSpaces() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private boolean skipWord(String word) {
    if (text.regionMatches(true, at, word, 0, word.length())) {
      at += word.length();
      return true;
    }
    return false;
  }

  /** What of a row a criterion looks at: ids and names of lookups, plain values of the others. */
  private List<String> texts(Field field, String part, JsonObject row) {
    JsonValue kept = row.get(field.apiName());
    if (kept == null || kept == JsonValue.NULL) {
      return field.type().equals("boolean") ? List.of("false") : List.of();
    }
    if (kept instanceof JsonArray all) {
      return all.stream().map(SearchCriteria::plain).toList();
    }
    if (!field.isLookup() && !field.isUser()) {
      return List.of(plain(kept));
    }
    String id = ((JsonString) kept).getString();
    if (part.equals("id")) {
      return List.of(id);
    }
    String called = view.calledBy(field, id);
    return part.isEmpty() ? List.of(id, called) : List.of(called);
  }

  private static String plain(JsonValue value) {
    return value instanceof JsonString text ? text.getString() : value.toString();
  }

  private static Predicate<List<String>> comparison(
      Field field, String comparator, List<String> values) {
    String first = values.get(0);
    boolean contains = field.isText();
    return switch (comparator) {
      case "equals", "equal" -> any(v -> contains ? has(v, first) : same(field, v, first));
      case "not_equal" -> any(v -> !same(field, v, first)).or(List::isEmpty);
      case "in" -> any(v -> values.stream().anyMatch(wanted -> same(field, v, wanted)));
      case "not_in" ->
          all -> any(v -> values.stream().anyMatch(w -> same(field, v, w))).negate().test(all);
      case "starts_with" -> any(v -> small(v).startsWith(small(first)));
      case "ends_with" -> any(v -> small(v).endsWith(small(first)));
      case "contains" -> any(v -> has(v, first));
      case "not_contains" -> any(v -> has(v, first)).negate();
      case "greater_than" -> any(v -> order(field, v, first) > 0);
      case "greater_equal" -> any(v -> order(field, v, first) >= 0);
      case "less_than" -> any(v -> order(field, v, first) < 0);
      case "less_equal" -> any(v -> order(field, v, first) <= 0);
      case "between" -> between(field, values);
      default -> throw invalid();
    };
  }

  private static Predicate<List<String>> between(Field field, List<String> values) {
    if (values.size() != 2) {
      throw invalid();
    }
    return any(v -> order(field, v, values.get(0)) >= 0 && order(field, v, values.get(1)) <= 0);
  }

  private static Predicate<List<String>> any(Predicate<String> test) {
    return all -> all.stream().anyMatch(test);
  }

  private static boolean has(String value, String part) {
    return small(value).contains(small(part));
  }

  private static boolean same(Field field, String value, String wanted) {
    return order(field, value, wanted) == 0;
  }

  private static int order(Field field, String value, String wanted) {
    try {
      if (field.isNumber()) {
        return new BigDecimal(value).compareTo(new BigDecimal(wanted));
      }
      if (field.isMoment()) {
        return value.compareTo(OffsetDateTime.parse(wanted).toInstant().toString());
      }
    } catch (NumberFormatException | DateTimeException e) {
      throw invalid();
    }
    return small(value).compareTo(small(wanted));
  }

  private static String small(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static ZohoError invalid() {
    return ZohoError.badRequest(
        "INVALID_QUERY",
        Jsons.object().add("param_name", "criteria").build(),
        "Invalid query formed");
  }

  /** The digits of a telephone number, which is all a search by phone compares. */
  static String digits(JsonObject row, String field) {
    JsonValue value = row.get(field);
    return value instanceof JsonString || value instanceof JsonNumber
        ? plain(value).replaceAll("[^0-9]", "")
        : "";
  }
}
