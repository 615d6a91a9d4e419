package partnerportal.crm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When so much of a rolling day's credits will be spent if calls go on at the pace of the last hour
 * while those of yesterday become free again.
 */
final class Forecast {

  private static final int HOURS = 24;

  private Forecast() {}

  /**
   * The moment a mark is reached; empty when it is not within a day.
   *
   * @param byHour credits of the last 24 hours, the present hour first; each is the hour that ended
   *     so many hours ago
   * @param mark how many credits
   */
  static Optional<Instant> reaches(List<Long> byHour, long mark, Instant now) {
    var pace = byHour.isEmpty() ? 0 : byHour.get(0);
    double spent = byHour.stream().mapToLong(Long::longValue).sum();
    if (spent >= mark) return Optional.of(now);
    for (var hour = 0; hour < HOURS; hour++) {
      var oldest = HOURS - 1 - hour;
      var freed = oldest < byHour.size() ? byHour.get(oldest) : 0;
      var more = pace - freed;
      if (spent + more >= mark) {
        var part = (mark - spent) / more;
        var after = Duration.ofMillis(Math.round((hour + part) * Duration.ofHours(1).toMillis()));
        return Optional.of(now.plus(after));
      }
      spent += more;
    }
    return Optional.empty();
  }
}
