package zohosandbox.query;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import zohosandbox.organization.User;
import zohosandbox.query.Query.Selected;
import zohosandbox.records.RecordView;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** Counts, sums, smallest, largest and average values of rows, all together or group by group. */
final class Groups {

  private final Query query;
  private final Function<String, Column> columns;
  private final RecordView view;
  private final User caller;

  Groups(Query query, Function<String, Column> columns, RecordView view, User caller) {
    this.query = query;
    this.columns = columns;
    this.view = view;
    this.caller = caller;
    query.columns().forEach(this::require);
    query.groups().forEach(columns::apply);
  }

  private void require(Selected selected) {
    if (selected.function().isEmpty()) {
      if (!query.groups().contains(selected.column())) {
        throw invalid(selected.column(), "column given is not in the group by clause");
      }
      return;
    }
    String function = selected.function().get();
    if (!selected.column().equals("*")) {
      Column column = columns.apply(selected.column());
      boolean sums = function.equals("sum") || function.equals("avg");
      if (sums && !column.field().isNumber()) {
        throw invalid(selected.column(), "data type not supported");
      }
    }
  }

  private static ZohoError invalid(String column, String reason) {
    return ZohoError.badRequest(
        "INVALID_QUERY",
        Jsons.object().add("column_name", column).add("reason", reason).build(),
        reason);
  }

  /** One object a group; without groups, one for all rows, even when there are none. */
  List<JsonObject> of(List<JsonObject> rows) {
    Map<List<JsonValue>, List<JsonObject>> groups = new LinkedHashMap<>();
    if (query.groups().isEmpty()) {
      groups.put(List.of(), rows);
    }
    List<Column> by = query.groups().stream().map(columns).toList();
    for (JsonObject row : query.groups().isEmpty() ? List.<JsonObject>of() : rows) {
      List<JsonValue> key = by.stream().map(column -> column.kept(row, view)).toList();
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    List<JsonObject> all = new ArrayList<>(groups.values().stream().map(this::show).toList());
    order().ifPresent(all::sort);
    return all;
  }

  private JsonObject show(List<JsonObject> rows) {
    JsonObjectBuilder shown = Jsons.object();
    for (Selected selected : query.columns()) {
      shown.add(
          selected.key(),
          selected.function().isPresent()
              ? figure(selected, rows)
              : columns.apply(selected.column()).shown(rows.get(0), view, caller));
    }
    return shown.build();
  }

  private JsonValue figure(Selected selected, List<JsonObject> rows) {
    String function = selected.function().orElseThrow();
    if (selected.column().equals("*")) {
      return Jsons.number(rows.size());
    }
    Column column = columns.apply(selected.column());
    List<JsonObject> having =
        rows.stream().filter(row -> column.kept(row, view) != JsonValue.NULL).toList();
    return switch (function) {
      case "count" -> Jsons.number(having.size());
      case "min", "max" -> extreme(column, having, function.equals("max"));
      default -> sum(column, having, function.equals("avg"));
    };
  }

  private JsonValue extreme(Column column, List<JsonObject> rows, boolean largest) {
    Comparator<JsonObject> order =
        Comparator.comparing(row -> Comparison.kept(column.field(), column.kept(row, view)));
    return rows.stream()
        .max(largest ? order : order.reversed())
        .map(row -> column.shown(row, view, caller))
        .orElse(JsonValue.NULL);
  }

  private JsonValue sum(Column column, List<JsonObject> rows, boolean average) {
    if (rows.isEmpty()) {
      return average ? JsonValue.NULL : Jsons.number(0);
    }
    BigDecimal sum =
        rows.stream()
            .map(row -> ((JsonNumber) column.kept(row, view)).bigDecimalValue())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return Jsons.number(
        average ? sum.divide(BigDecimal.valueOf(rows.size()), 2, RoundingMode.HALF_UP) : sum);
  }

  private Optional<Comparator<JsonObject>> order() {
    Comparator<JsonObject> all = null;
    for (Query.Order order : query.order()) {
      String key = key(order.column());
      Comparator<JsonObject> one = (a, b) -> compare(a.get(key), b.get(key));
      one = order.descending() ? one.reversed() : one;
      all = all == null ? one : all.thenComparing(one);
    }
    return Optional.ofNullable(all);
  }

  private String key(String column) {
    return query.columns().stream()
        .filter(s -> s.key().equals(column) || s.column().equals(column))
        .findFirst()
        .map(Selected::key)
        .orElseThrow(() -> invalid(column, "column given seems to be invalid"));
  }

  private static int compare(JsonValue a, JsonValue b) {
    if (a instanceof JsonNumber one && b instanceof JsonNumber other) {
      return one.bigDecimalValue().compareTo(other.bigDecimalValue());
    }
    return text(a).compareTo(text(b));
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString text ? text.getString() : value.toString();
  }
}
