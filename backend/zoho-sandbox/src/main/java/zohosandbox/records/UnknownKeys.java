package zohosandbox.records;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the members callers sent that no field is named like; they are otherwise ignored. */
public final class UnknownKeys {

  private static final int MOST_NAMES = 1_000;

  private final Map<String, AtomicLong> counts = new ConcurrentSkipListMap<>();

  void count(String module, String key) {
    if (counts.size() < MOST_NAMES) {
      counts.computeIfAbsent(module + "." + key, k -> new AtomicLong()).incrementAndGet();
    }
  }

  /** How often each one came, by {@code Module.key}. */
  public Map<String, Long> counts() {
    Map<String, Long> copy = new TreeMap<>();
    counts.forEach((key, count) -> copy.put(key, count.get()));
    return copy;
  }

  /** Starts counting anew. */
  public void clear() {
    counts.clear();
  }
}
