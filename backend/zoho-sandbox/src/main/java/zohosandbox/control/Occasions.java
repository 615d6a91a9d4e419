package zohosandbox.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** How often a fault strikes. What is random is the same at every run. */
final class Occasions {

  private static final long SEED = 20;

  private final Clock clock;
  private final double probability;
  private final Optional<Instant> until;
  private final Random random = new Random(SEED);
  private int left;

  /**
   * As often as all three allow.
   *
   * @param count how often; negative: without end
   * @param probability how likely at each call, from 0 to 1
   * @param span for how long, by the sandbox's clock
   */
  Occasions(Clock clock, int count, double probability, Optional<Duration> span) {
    this.clock = clock;
    this.left = count;
    this.probability = probability;
    this.until = span.map(clock.instant()::plus);
  }

  /** Whether this is one; asking uses it up. */
  synchronized boolean now() {
    if (over() || random.nextDouble() >= probability) {
      return false;
    }
    left = left > 0 ? left - 1 : left;
    return true;
  }

  /** Whether there will be none any more. */
  synchronized boolean over() {
    return left == 0 || until.isPresent() && !clock.instant().isBefore(until.get());
  }

  synchronized int left() {
    return left;
  }

  double probability() {
    return probability;
  }

  Optional<Instant> until() {
    return until;
  }
}
