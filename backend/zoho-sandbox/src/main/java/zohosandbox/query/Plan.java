package zohosandbox.query;

import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import zohosandbox.query.Query.Order;
import zohosandbox.store.Store;

/**
 * How a query gets at its rows: by an equality an index knows, else along the index of the column
 * it is ordered by, else through all of them.
 */
final class Plan {

  private static final Set<String> ORDERED = Set.of("id", "Created_Time", "Modified_Time");

  private final Store store;
  private final String table;
  private final Query query;
  private final Function<String, Column> columns;

  Plan(Store store, String table, Query query, Function<String, Column> columns) {
    this.store = store;
    this.table = table;
    this.query = query;
    this.columns = columns;
  }

  /** The rows that pass the test, in order; valid inside a read of the store only. */
  Stream<JsonObject> rows(Predicate<JsonObject> test, Comparator<JsonObject> order) {
    Optional<Narrow> narrow = Narrow.of(query.where(), columns);
    if (narrow.filter(n -> n.rank() < Narrow.LARGE_PART).isPresent()) {
      return equal(narrow.get()).filter(test).sorted(order);
    }
    if (isIndexed(query.order())) {
      boolean descending = !query.order().isEmpty() && query.order().get(0).descending();
      return along(first(), descending).filter(test);
    }
    if (narrow.isPresent()) {
      return equal(narrow.get()).filter(test).sorted(order);
    }
    return unordered().filter(test).sorted(order);
  }

  /** The rows that pass the test, in any order. */
  Stream<JsonObject> unsorted(Predicate<JsonObject> test) {
    Optional<Narrow> narrow = Narrow.of(query.where(), columns);
    return narrow.map(this::equal).orElseGet(this::unordered).filter(test);
  }

  private String first() {
    return query.order().isEmpty() ? "id" : query.order().get(0).column();
  }

  /** An index ends ties by the id, in the same direction. */
  private static boolean isIndexed(List<Order> orders) {
    if (orders.isEmpty()) {
      return true;
    }
    return ORDERED.contains(orders.get(0).column())
        && (orders.size() == 1
            || orders.size() == 2
                && orders.get(1).column().equals("id")
                && orders.get(1).descending() == orders.get(0).descending());
  }

  private Stream<JsonObject> equal(Narrow narrow) {
    Map<String, JsonObject> found = new LinkedHashMap<>();
    for (Narrow.Equality equality : narrow.equal()) {
      range(equality.field(), new Bounds(equality.text(), equality.text()), false)
          .forEach(row -> found.put(row.getString("id"), row));
    }
    return found.values().stream();
  }

  private Stream<JsonObject> along(String column, boolean descending) {
    return range(column, Bounds.of(query.where(), columns.apply(column)), descending);
  }

  private Stream<JsonObject> unordered() {
    for (String name : List.of("Modified_Time", "Created_Time")) {
      if (!Bounds.of(query.where(), columns.apply(name)).isNone()) {
        return along(name, false);
      }
    }
    return along("id", false);
  }

  private Stream<JsonObject> range(String field, Bounds bounds, boolean descending) {
    if (!field.equals("id")) {
      return store.range(table, field, bounds.low(), bounds.high(), descending);
    }
    var rows = store.rows(table);
    if (bounds.low() != null
        && bounds.high() != null
        && bounds.low().compareTo(bounds.high()) > 0) {
      return Stream.empty();
    }
    if (bounds.low() != null) {
      rows = rows.tailMap(bounds.low(), true);
    }
    if (bounds.high() != null) {
      rows = rows.headMap(bounds.high(), true);
    }
    return (descending ? rows.descendingMap() : rows).values().stream();
  }
}
