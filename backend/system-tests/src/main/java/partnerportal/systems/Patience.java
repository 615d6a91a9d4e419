package partnerportal.systems;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.pollinterval.IterativePollInterval;
import org.awaitility.pollinterval.PollInterval;

/** Waits for things that happen in other processes. */
public final class Patience {

  private static final Duration SECOND_LOOK = Duration.ofMillis(50);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);

  /** Each look costs the process that is looked at; what has not come at once may take its time. */
  private static final PollInterval LOOKS =
      IterativePollInterval.iterative(
          last -> {
            var next = last.multipliedBy(3).dividedBy(2);
            return next.compareTo(BETWEEN_LOOKS) < 0 ? next : BETWEEN_LOOKS;
          },
          SECOND_LOOK);

  private Patience() {}

  /**
   * Looks again and again until something is there.
   *
   * @param what completes the sentence "waited for …"
   * @throws org.awaitility.core.ConditionTimeoutException when it does not come in time
   */
  public static <T> T until(String what, Duration atMost, Callable<Optional<T>> look) {
    return Awaitility.await(what)
        .atMost(atMost)
        .pollDelay(Duration.ZERO)
        .pollInterval(LOOKS)
        .until(look, Optional::isPresent)
        .orElseThrow();
  }

  /** Looks again and again until something is so. */
  public static void untilTrue(String what, Duration atMost, Callable<Boolean> look) {
    Awaitility.await(what).atMost(atMost).pollDelay(Duration.ZERO).pollInterval(LOOKS).until(look);
  }

  /** The same for what is dear to look at. */
  public static void untilTrue(
      String what, Duration atMost, Duration betweenLooks, Callable<Boolean> look) {
    Awaitility.await(what)
        .atMost(atMost)
        .pollDelay(Duration.ZERO)
        .pollInterval(betweenLooks)
        .until(look);
  }
}
