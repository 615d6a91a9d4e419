package partnerportal.crm;

import jakarta.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Builds queries in Zoho's query language. Values are always bound here, never by a caller; names
 * come from the mapping and are checked; conditions are bracketed pairwise, which the language
 * requires; there is always a condition, because a query without one is a syntax error. Limits are
 * those of the v8 COQL limitations page.
 */
final class Coql {

  /** Values the operator {@code in} takes. */
  static final int MAX_IN = 50;

  /** Rows one call gives at most. */
  static final int MAX_ROWS = 2_000;

  private static final int MAX_COLUMNS = 50;
  private static final int MAX_CONDITIONS = 25;

  private final String module;
  private final List<String> fields;
  private final List<String> conditions = new ArrayList<>();
  private String order = "";

  /**
   * A query ready to be sent.
   *
   * @param rows it may give
   */
  record Query(String text, int rows) {
    Cost cost() {
      return Cost.query(rows);
    }

    String body() {
      return Json.createObjectBuilder().add("select_query", text).build().toString();
    }
  }

  private Coql(String module, List<String> fields) {
    if (fields.isEmpty() || fields.size() > MAX_COLUMNS)
      throw new IllegalArgumentException(fields.size() + " columns");
    this.module = name(module);
    this.fields = fields.stream().map(Coql::name).toList();
  }

  static Coql select(String module, List<String> fields) {
    return new Coql(module, fields);
  }

  Coql equal(String field, Object value) {
    return where(name(field) + " = " + literal(value));
  }

  Coql in(String field, List<?> values) {
    if (values.isEmpty() || values.size() > MAX_IN)
      throw new IllegalArgumentException(values.size() + " values");
    var all = values.stream().map(Coql::literal).collect(Collectors.joining(", "));
    return where(name(field) + " in (" + all + ")");
  }

  Coql present(String field) {
    return where(name(field) + " is not null");
  }

  /** One of two fields at least is filled. */
  Coql eitherPresent(String field, String other) {
    return where("(" + name(field) + " is not null or " + name(other) + " is not null)");
  }

  /** Rows behind an id in the order of ids; with none, all of them. */
  Coql behind(String id) {
    return id == null ? this : where("id > " + literal(id));
  }

  /** Rows up to an id; with none, all of them. */
  Coql upTo(String id) {
    return id == null ? this : where("id <= " + literal(id));
  }

  /** Rows behind a place in the order of (time, id); with no id, rows at or behind a time. */
  Coql after(String timeField, Instant time, String id) {
    var field = name(timeField);
    var at = literal(time);
    if (id == null) return where(field + " >= " + at);
    return where(
        "("
            + (field + " > " + at)
            + " or ("
            + (field + " = " + at + " and id > " + literal(id))
            + "))");
  }

  Coql orderedBy(String... names) {
    order =
        Arrays.stream(names)
            .map(name -> name(name) + " asc")
            .collect(Collectors.joining(", ", " order by ", ""));
    return this;
  }

  /** The query with at most so many rows; 200 cost one credit, 1,000 two, 2,000 three. */
  Query first(int rows) {
    if (rows < 1 || rows > MAX_ROWS) throw new IllegalArgumentException(rows + " rows");
    if (conditions.size() > MAX_CONDITIONS)
      throw new IllegalArgumentException(conditions.size() + " conditions");
    return new Query(
        "select "
            + String.join(", ", fields)
            + (" from " + module)
            + (" where " + bracketed())
            + order
            + (" limit 0, " + rows),
        rows);
  }

  private Coql where(String condition) {
    conditions.add(condition);
    return this;
  }

  private String bracketed() {
    return conditions.stream()
        .reduce((all, next) -> "(" + all + " and " + next + ")")
        .orElse("id is not null");
  }

  /** A value as the language writes it: numbers bare, all else in quotes, truth values too. */
  static String literal(Object value) {
    if (value instanceof BigDecimal number) return number.toPlainString();
    if (value instanceof Integer || value instanceof Long) return value.toString();
    if (value instanceof Instant time) return quoted(ZohoTime.text(time));
    if (value instanceof String || value instanceof Boolean || value instanceof UUID)
      return quoted(value.toString());
    throw new IllegalArgumentException(
        (value == null ? "null" : value.getClass().getSimpleName()) + " cannot be asked for");
  }

  /** A text in single quotes; the backslash escapes itself and the quote. */
  private static String quoted(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static String name(String name) {
    if (!name.matches("[A-Za-z][A-Za-z0-9_.]*"))
      throw new IllegalArgumentException(name + " is no API name");
    return name;
  }
}
