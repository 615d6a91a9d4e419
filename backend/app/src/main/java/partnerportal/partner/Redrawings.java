package partnerportal.partner;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Settings;

/** Draws uploaded images anew, a few at once: each takes a processor and some memory. */
@ApplicationScoped
class Redrawings {

  @Inject Settings settings;

  private Semaphore permits;

  @PostConstruct
  void prepare() {
    permits = new Semaphore(settings.number(Settings.Key.LOGO_AT_ONCE), true);
  }

  /**
   * Draws an image anew, or waits for its turn. To be called outside a transaction.
   *
   * @throws Problem unsupported-image, temporarily-unavailable (too many at once)
   */
  Redrawing.Picture of(byte[] upload) {
    var patience = settings.duration(Settings.Key.LOGO_WAIT);
    try {
      if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) throw busy(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy(patience);
    }
    try {
      return Redrawing.of(upload, settings.number(Settings.Key.LOGO_SIDE_MOST));
    } finally {
      permits.release();
    }
  }

  private static Problem busy(Duration patience) {
    return new Problem(ProblemKind.TEMPORARILY_UNAVAILABLE, null, patience.multipliedBy(2));
  }
}
