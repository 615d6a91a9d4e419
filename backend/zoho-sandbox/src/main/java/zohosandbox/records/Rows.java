package zohosandbox.records;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import zohosandbox.store.Store;

/**
 * The rows of a table in an order, read through an index wherever there is one, so that a page
 * costs what is on it.
 *
 * @param ids only these
 * @param modifiedSince only those changed at or after this moment
 */
record Rows(Store store, String table, Optional<Set<String>> ids, Optional<Instant> modifiedSince) {

  /** The rows in order; valid inside a read of the store only. */
  Stream<JsonObject> sorted(String member, boolean descending) {
    Comparator<JsonObject> order =
        Comparator.comparing((JsonObject row) -> row.getString(member))
            .thenComparing(row -> row.getString("id"));
    if (ids.isPresent()) {
      return ids.get().stream()
          .flatMap(id -> Optional.ofNullable(store.rows(table).get(id)).stream())
          .sorted(descending ? order.reversed() : order);
    }
    String since =
        modifiedSince.map(Instant::toString).map(text -> text.substring(0, 19)).orElse(null);
    if (member.equals("Modified_Time")) {
      return store.range(table, member, since, null, descending);
    }
    if (since != null) {
      return store
          .range(table, "Modified_Time", since, null, false)
          .sorted(descending ? order.reversed() : order);
    }
    if (member.equals("id")) {
      var rows = store.rows(table);
      return (descending ? rows.descendingMap() : rows).values().stream();
    }
    return store.range(table, member, null, null, descending);
  }
}
