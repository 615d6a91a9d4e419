package partnerportal.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;

/**
 * Rows of {@code request_rate}, by the database's clock. Each call is its own transaction: a
 * request counts although it ends in a problem.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class RequestRateStore {

  @Inject Database database;

  /**
   * Counts a request, unless there were too many; zero when it may be done, else how long until
   * counting begins anew.
   */
  Duration count(byte[] key, int most, Duration within) {
    var counted =
        database.update(
            "insert into request_rate as r (key, requests, over_at) values (?, 1, now() + make_interval(secs => ?))"
                + " on conflict (key) do update set"
                + " requests = case when r.over_at <= now() then 1 else r.requests + 1 end,"
                + " over_at = case when r.over_at <= now() then excluded.over_at else r.over_at end"
                + " where r.over_at <= now() or r.requests < ?",
            key,
            within.toMillis() / 1000.0,
            most);
    if (counted == 0) return left(key);
    forgetOld();
    return Duration.ZERO;
  }

  private Duration left(byte[] key) {
    return database
        .first(
            "select ceil(extract(epoch from over_at - now()))::bigint as seconds from request_rate where key = ?",
            row -> Duration.ofSeconds(Math.max(1, row.number("seconds"))),
            key)
        .orElse(Duration.ofSeconds(1));
  }

  /**
   * Each new row clears a few that are over, so there are no more than were asked for in the
   * longest time that is counted. What somebody else holds is left: after its own row nobody waits
   * for another's.
   */
  private void forgetOld() {
    database.update(
        "delete from request_rate where ctid in"
            + " (select ctid from request_rate where over_at < now() limit 20 for update skip locked)");
  }
}
