package zohosandbox.records;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the search index does not know yet. It lags behind: a new record is not found for some
 * seconds, and a changed one is still found by its old values.
 */
final class RecentChanges {

  /** Zoho promises no figure; this one is long enough to catch a program that relies on none. */
  static final Duration LAG = Duration.ofSeconds(3);

  private final Clock clock;
  private final Duration lag;

  /** By id, those that changed longest ago first. */
  private final Map<String, Map<String, Deque<Change>>> tables = new HashMap<>();

  private record Change(Instant at, Optional<JsonObject> before) {}

  RecentChanges(Clock clock, Duration lag) {
    this.clock = clock;
    this.lag = lag;
  }

  /** Notes that a record is about to be another one. */
  synchronized void note(String table, String id, Optional<JsonObject> before) {
    Instant now = clock.instant();
    Map<String, Deque<Change>> changes =
        tables.computeIfAbsent(table, name -> new LinkedHashMap<>());
    Deque<Change> all = Optional.ofNullable(changes.remove(id)).orElseGet(ArrayDeque::new);
    while (!all.isEmpty() && isKnown(all.getFirst(), now)) {
      all.removeFirst();
    }
    all.addLast(new Change(now, before));
    changes.put(id, all);
    forget(changes.values().iterator(), now);
  }

  private void forget(Iterator<Deque<Change>> oldest, Instant now) {
    while (oldest.hasNext() && isKnown(oldest.next().getLast(), now)) {
      oldest.remove();
    }
  }

  private boolean isKnown(Change change, Instant now) {
    return !change.at().plus(lag).isAfter(now);
  }

  /** The record as the index knows it; empty when it has never heard of it. */
  synchronized Optional<JsonObject> known(String table, JsonObject row) {
    Deque<Change> all = tables.getOrDefault(table, Map.of()).get(row.getString("id"));
    if (all == null) {
      return Optional.of(row);
    }
    Instant now = clock.instant();
    return all.stream()
        .filter(change -> !isKnown(change, now))
        .findFirst()
        .map(Change::before)
        .orElse(Optional.of(row));
  }
}
