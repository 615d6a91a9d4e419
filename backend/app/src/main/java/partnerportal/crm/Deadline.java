package partnerportal.crm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Until when a write may leave. Work is claimed for a while; a node that stood still for longer,
 * because its machine was paused or had no memory left, wakes up in the middle of a call whose work
 * somebody else has done by now, and its late copy would undo what people changed in the CRM since.
 *
 * <p>Two clocks, because one may stand still while the machine sleeps and the other may be put
 * back.
 */
public final class Deadline {

  private final Clock clock;
  private final Instant wall;
  private final long began = System.nanoTime();
  private final long lasts;

  private Deadline(Duration lasts, Clock clock) {
    this.clock = clock;
    this.wall = clock.instant().plus(lasts);
    this.lasts = lasts.toNanos();
  }

  /** One that begins now. */
  public static Deadline in(Duration lasts, Clock clock) {
    return new Deadline(lasts, clock);
  }

  /**
   * To be asked when nothing but the call itself is left to do.
   *
   * @throws CrmFailure.Late when it is over; nothing may leave then
   */
  void check() {
    if (System.nanoTime() - began > lasts || clock.instant().isAfter(wall))
      throw new CrmFailure.Late();
  }
}
