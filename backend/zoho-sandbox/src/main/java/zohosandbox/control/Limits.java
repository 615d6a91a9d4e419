package zohosandbox.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much may be called: so many calls at once, ten heavy ones of them, and so many credits in any
 * 24 hours. The screen is no program and has no limits.
 */
public final class Limits {

  static final String TOO_MANY_AT_ONCE =
      "You have exceeded the number of calls that may run at the same time.";
  static final String TOO_MANY_HEAVY =
      "You have exceeded the number of resource-intensive calls that may run at the same time.";
  static final String NO_CREDITS = "You have used all API credits of the last 24 hours.";

  private static final int HEAVY_AT_ONCE = 10;
  private static final Duration DAY = Duration.ofHours(24);

  private final Clock clock;
  private final int atOnce;
  private final long allowance;
  private final Deque<Spent> spent = new ArrayDeque<>();
  private long used;
  private int running;
  private int heavyRunning;
  private int refusals;
  private long refused;

  private record Spent(Instant second, long credits) {}

  /**
   * The limits of an edition.
   *
   * @param credits how many credits a day has instead of the edition's
   */
  public Limits(Edition edition, OptionalLong credits, Clock clock) {
    this.clock = clock;
    this.atOnce = edition.concurrent();
    this.allowance = credits.orElse(edition.credits());
  }

  /** Lets a call begin, or says why not. Whoever was let in must {@link #leave}. */
  synchronized Optional<String> enter(boolean heavy) {
    Optional<String> refusal = refusal(heavy);
    if (refusal.isPresent()) {
      refused++;
    } else {
      running++;
      heavyRunning += heavy ? 1 : 0;
    }
    return refusal;
  }

  private Optional<String> refusal(boolean heavy) {
    if (refusals > 0) {
      refusals--;
      return Optional.of(TOO_MANY_AT_ONCE);
    }
    if (used() >= allowance) {
      return Optional.of(NO_CREDITS);
    }
    if (running >= atOnce) {
      return Optional.of(TOO_MANY_AT_ONCE);
    }
    if (heavy && heavyRunning >= HEAVY_AT_ONCE) {
      return Optional.of(TOO_MANY_HEAVY);
    }
    return Optional.empty();
  }

  synchronized void leave(boolean heavy) {
    running--;
    heavyRunning -= heavy ? 1 : 0;
  }

  synchronized void spend(long credits) {
    Instant second = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    Spent last = spent.peekLast();
    if (last != null && last.second().equals(second)) {
      spent.removeLast();
      spent.addLast(new Spent(second, last.credits() + credits));
    } else {
      spent.addLast(new Spent(second, credits));
    }
    used += credits;
  }

  /** How many calls were refused. */
  synchronized long refused() {
    return refused;
  }

  /** How many calls are under way. */
  synchronized int running() {
    return running;
  }

  /** How many of them are heavy. */
  synchronized int heavyRunning() {
    return heavyRunning;
  }

  /** The credits of the last 24 hours. */
  synchronized long used() {
    Instant past = clock.instant().minus(DAY);
    while (!spent.isEmpty() && !spent.peekFirst().second().isAfter(past)) {
      used -= spent.removeFirst().credits();
    }
    return used;
  }

  long allowance() {
    return allowance;
  }

  /** How many are left; empty as long as not half of them are used. */
  synchronized OptionalLong shownRemaining() {
    return used() * 2 >= allowance
        ? OptionalLong.of(Math.max(0, allowance - used))
        : OptionalLong.empty();
  }

  /** Refuses that many of the next calls. */
  synchronized void refuseNext(int calls) {
    refusals = calls;
  }

  /** Forgets what was used, and refuses nothing. */
  synchronized void forget() {
    spent.clear();
    used = 0;
    refusals = 0;
    refused = 0;
  }
}
