package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import partnerportal.platform.Settings;

/**
 * Pauses between tries: doubling up to a limit, with half of each left to chance so that records do
 * not march.
 */
@ApplicationScoped
class BackOff {

  @Inject Settings settings;

  /** The pause after so many tries, the first being 1. */
  Duration after(int tries) {
    return pause(
        settings.duration(Settings.Key.SYNC_RETRY_FIRST),
        settings.duration(Settings.Key.SYNC_RETRY_LAST),
        tries,
        ThreadLocalRandom.current().nextDouble());
  }

  /** The pause where only a person can help, but may do so without telling us. */
  Duration forPeople() {
    return settings.duration(Settings.Key.SYNC_RETRY_LAST).multipliedBy(10);
  }

  static Duration pause(Duration first, Duration last, int tries, double chance) {
    var doubled = first.toMillis() * Math.pow(2, Math.max(0, tries - 1));
    var whole = Math.min(last.toMillis(), doubled);
    return Duration.ofMillis(Math.round(whole * (0.5 + chance / 2)));
  }
}
