package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import partnerportal.platform.Database;

/**
 * Rows of {@code sign_in_throttle}, by the database's clock. Each call is its own transaction: a
 * try counts although it ends in a problem.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class ThrottleStore {

  @Inject Database database;

  /**
   * How long failures count and what they cost.
   *
   * @param free failures that cost nothing
   * @param first wait after the first one that does; doubles with each further one
   * @param longest wait
   * @param forgotten after so long without a failure counting begins anew
   */
  record Rule(int free, Duration first, Duration longest, Duration forgotten) {}

  /** Counts a try, unless it has to wait; zero when it may be made. */
  Duration charge(byte[] key, Rule rule) {
    return database
        .first(
            "insert into sign_in_throttle as t (key, failures, failed_at, blocked_until)"
                + " values (?, 1, now(), case when ? <= 1 then now() + make_interval(secs => ?) end)"
                + " on conflict (key) do update set failed_at = now(),"
                + " failures = case when t.failed_at < now() - make_interval(secs => ?) then 1 else t.failures + 1 end,"
                + " blocked_until = case when t.failed_at >= now() - make_interval(secs => ?) and t.failures + 1 >= ?"
                + " then now() + make_interval(secs => least(?, ? * power(2, least(t.failures + 1 - ?, 30)))) end"
                + " where t.blocked_until is null or t.blocked_until <= now() returning key",
            row -> Duration.ZERO,
            key,
            rule.free(),
            seconds(rule.first()),
            seconds(rule.forgotten()),
            seconds(rule.forgotten()),
            rule.free(),
            seconds(rule.longest()),
            seconds(rule.first()),
            rule.free())
        .orElseGet(() -> left(key));
  }

  private Duration left(byte[] key) {
    return database
        .first(
            "select ceil(extract(epoch from blocked_until - now()))::bigint as seconds from sign_in_throttle where key = ?",
            row -> Duration.ofSeconds(Math.max(1, row.number("seconds"))),
            key)
        .orElse(Duration.ofSeconds(1));
  }

  /** The try was none: it came to nothing bad, or was not made at all. */
  void takeBack(byte[] key) {
    database.update(
        "update sign_in_throttle set failures = greatest(failures - 1, 0), blocked_until = null where key = ?",
        key);
  }

  void forget(byte[] key) {
    database.update("delete from sign_in_throttle where key = ?", key);
  }

  /** Drops what no longer counts. */
  void tidy(Duration forgotten) {
    database.update(
        "delete from sign_in_throttle where failed_at < now() - make_interval(secs => ?)",
        seconds(forgotten));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
