package partnerportal.systems;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Waits for things that happen in other processes. */
public final class Patience {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

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
        .pollInterval(BETWEEN_LOOKS)
        .until(look, Optional::isPresent)
        .orElseThrow();
  }

  /** Looks again and again until something is so. */
  public static void untilTrue(String what, Duration atMost, Callable<Boolean> look) {
    Awaitility.await(what)
        .atMost(atMost)
        .pollDelay(Duration.ZERO)
        .pollInterval(BETWEEN_LOOKS)
        .until(look);
  }
}
