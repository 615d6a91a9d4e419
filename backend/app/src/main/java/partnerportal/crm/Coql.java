package partnerportal.crm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Builds queries in Zoho's query language. Values are always quoted here, never by a caller;
 * conditions are bracketed pairwise, which the language requires; there is always a condition,
 * because a query without one is a syntax error.
 */
final class Coql {

  /** Values the operator {@code in} takes. */
  static final int MAX_IN = 50;

  private final String module;
  private final List<String> fields;
  private final List<String> conditions = new ArrayList<>();
  private String order = "";

  private Coql(String module, List<String> fields) {
    this.module = name(module);
    this.fields = fields.stream().map(Coql::name).toList();
  }

  static Coql select(String module, List<String> fields) {
    return new Coql(module, fields);
  }

  Coql where(String field, String operator, String value) {
    conditions.add(name(field) + " " + operator + " " + quoted(value));
    return this;
  }

  Coql in(String field, List<String> values) {
    if (values.isEmpty() || values.size() > MAX_IN)
      throw new IllegalArgumentException(values.size() + " values");
    conditions.add(
        name(field)
            + " in ("
            + values.stream().map(Coql::quoted).collect(Collectors.joining(", "))
            + ")");
    return this;
  }

  Coql present(String field) {
    conditions.add(name(field) + " is not null");
    return this;
  }

  /** Rows behind a place in the order of (time, id); with no id, rows at or behind a time. */
  Coql after(String timeField, Instant time, String id) {
    var at = quoted(ZohoTime.text(time));
    var field = name(timeField);
    conditions.add(
        id == null
            ? field + " >= " + at
            : "("
                + field
                + " > "
                + at
                + " or ("
                + field
                + " = "
                + at
                + " and id > "
                + quoted(id)
                + "))");
    return this;
  }

  Coql orderedBy(String... names) {
    order =
        " order by "
            + List.of(names).stream().map(n -> name(n) + " asc").collect(Collectors.joining(", "));
    return this;
  }

  /** The query with at most so many rows (200 cost one credit). */
  String first(int rows) {
    return "select "
        + String.join(", ", fields)
        + " from "
        + module
        + " where "
        + bracketed()
        + order
        + " limit 0, "
        + rows;
  }

  private String bracketed() {
    if (conditions.isEmpty()) return "id is not null";
    var all = conditions.get(0);
    for (var next : conditions.subList(1, conditions.size()))
      all = "(" + all + " and " + next + ")";
    return all;
  }

  /** A text in single quotes; the backslash escapes itself and the quote. */
  static String quoted(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static String name(String name) {
    if (!name.matches("[A-Za-z][A-Za-z0-9_.]*"))
      throw new IllegalArgumentException(name + " is no API name");
    return name;
  }
}
