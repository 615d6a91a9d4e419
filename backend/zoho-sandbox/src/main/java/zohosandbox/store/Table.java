package zohosandbox.store;

import jakarta.json.JsonObject;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import zohosandbox.wire.Jsons;

/** Rows by key, with an index for every member that was ever looked up by its text. */
final class Table {

  private final NavigableMap<String, JsonObject> rows = new TreeMap<>();
  private final Map<String, Map<String, NavigableSet<String>>> indexes = new ConcurrentHashMap<>();

  NavigableMap<String, JsonObject> rows() {
    return Collections.unmodifiableNavigableMap(rows);
  }

  /** Inserts, replaces, or with null removes a row; returns the one that was there. */
  JsonObject put(String key, JsonObject row) {
    JsonObject before = row == null ? rows.remove(key) : rows.put(key, row);
    indexes.forEach(
        (member, index) -> {
          unindex(index, member, key, before);
          index(index, member, key, row);
        });
    return before;
  }

  /** The first row whose member has this text; capitals make no difference. */
  Optional<JsonObject> findBy(String member, String text) {
    return Optional.ofNullable(
            indexes.computeIfAbsent(member, this::built).get(text.toLowerCase(Locale.ROOT)))
        .map(keys -> rows.get(keys.first()));
  }

  private Map<String, NavigableSet<String>> built(String member) {
    Map<String, NavigableSet<String>> index = new ConcurrentHashMap<>();
    rows.forEach((key, row) -> index(index, member, key, row));
    return index;
  }

  private static void index(
      Map<String, NavigableSet<String>> index, String member, String key, JsonObject row) {
    text(row, member).ifPresent(t -> index.computeIfAbsent(t, n -> new TreeSet<>()).add(key));
  }

  private static void unindex(
      Map<String, NavigableSet<String>> index, String member, String key, JsonObject row) {
    text(row, member)
        .ifPresent(
            t ->
                index.computeIfPresent(
                    t,
                    (n, keys) -> {
                      keys.remove(key);
                      return keys.isEmpty() ? null : keys;
                    }));
  }

  private static Optional<String> text(JsonObject row, String member) {
    return Optional.ofNullable(row)
        .flatMap(r -> Jsons.text(r, member))
        .map(t -> t.toLowerCase(Locale.ROOT));
  }
}
