package zohosandbox.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;

/**
 * The time in this sandbox: the machine's, and whatever it was moved ahead. It never goes back, and
 * a kept sandbox stays ahead, so that nothing is ever younger than what was written before it.
 */
public final class SandboxClock extends Clock {

  private static final String TABLE = "sandbox.clock";
  private static final String KEY = "one";
  private static final Duration FARTHEST = Duration.ofDays(36_500);

  private final Store store;
  private volatile Duration ahead;

  /** The clock of a sandbox that keeps its things in a store. */
  public SandboxClock(Store store) {
    this.store = store;
    this.ahead =
        store
            .find(TABLE, KEY)
            .map(row -> Duration.parse(row.getString("ahead")))
            .orElse(Duration.ZERO);
  }

  /**
   * Moves the time ahead.
   *
   * @throws IllegalArgumentException when it would go back, or too far
   */
  synchronized void advance(Duration by) {
    if (by.isNegative() || by.compareTo(FARTHEST.minus(ahead)) > 0) {
      throw new IllegalArgumentException("time goes neither back nor that far");
    }
    Duration further = ahead.plus(by);
    store.write(
        changes -> {
          changes.put(TABLE, KEY, Jsons.object().add("ahead", further.toString()).build());
          return null;
        });
    ahead = further;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Nobody here asks the clock for a zone: users have their own. */
  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(Clock.system(zone), ahead);
  }
}
