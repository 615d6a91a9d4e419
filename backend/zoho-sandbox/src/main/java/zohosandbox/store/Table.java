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
import java.util.stream.Stream;
import zohosandbox.wire.Jsons;

/** Rows by key, with an ordered index for every member that was ever looked up by its text. */
final class Table {

  /** Behind every key, because keys are digits and names. */
  private static final String LAST = "\uffff";

  private final NavigableMap<String, JsonObject> rows = new TreeMap<>();
  private final Map<String, NavigableSet<Entry>> indexes = new ConcurrentHashMap<>();

  /** One row in an index: its text in small letters, then its key. */
  private record Entry(String text, String key) implements Comparable<Entry> {

    @Override
    public int compareTo(Entry other) {
      int texts = text.compareTo(other.text);
      return texts != 0 ? texts : key.compareTo(other.key);
    }
  }

  NavigableMap<String, JsonObject> rows() {
    return Collections.unmodifiableNavigableMap(rows);
  }

  /** Inserts, replaces, or with null removes a row; returns the one that was there. */
  JsonObject put(String key, JsonObject given) {
    JsonObject row = given == null ? null : Row.of(given);
    JsonObject before = row == null ? rows.remove(key) : rows.put(key, row);
    indexes.forEach((member, index) -> reindex(index, member, key, before, row));
    return before;
  }

  private static void reindex(
      NavigableSet<Entry> index, String member, String key, JsonObject before, JsonObject row) {
    Optional<String> old = text(before, member);
    Optional<String> now = text(row, member);
    if (!old.equals(now)) {
      old.ifPresent(text -> index.remove(new Entry(text, key)));
      now.ifPresent(text -> index.add(new Entry(text, key)));
    }
  }

  /** The first row whose member has this text; capitals make no difference. */
  Optional<JsonObject> findBy(String member, String text) {
    return range(member, text, text, false).findFirst();
  }

  /**
   * The rows whose member lies between two texts, both included, in the order of that member and
   * then of the keys. Rows without the member are left out.
   *
   * @param from null for the beginning
   * @param to null for the end
   */
  Stream<JsonObject> range(String member, String from, String to, boolean descending) {
    NavigableSet<Entry> index = indexes.computeIfAbsent(member, this::built);
    Entry low = new Entry(from == null ? "" : from.toLowerCase(Locale.ROOT), "");
    Entry high = new Entry(to == null ? LAST : to.toLowerCase(Locale.ROOT), LAST);
    if (low.compareTo(high) > 0) {
      return Stream.empty();
    }
    NavigableSet<Entry> part = index.subSet(low, true, high, true);
    return (descending ? part.descendingSet() : part).stream().map(entry -> rows.get(entry.key()));
  }

  void index(String member) {
    indexes.computeIfAbsent(member, this::built);
  }

  private NavigableSet<Entry> built(String member) {
    NavigableSet<Entry> index = new TreeSet<>();
    rows.forEach((key, row) -> text(row, member).ifPresent(t -> index.add(new Entry(t, key))));
    return index;
  }

  private static Optional<String> text(JsonObject row, String member) {
    return Optional.ofNullable(row)
        .flatMap(r -> Jsons.text(r, member))
        .map(t -> t.toLowerCase(Locale.ROOT));
  }
}
