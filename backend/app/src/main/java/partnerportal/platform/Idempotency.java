package partnerportal.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Makes a repeated request do nothing and answer the same. The key's row is written in the
 * transaction of the work itself, so neither exists without the other; a second request waits up to
 * two seconds for the first.
 */
@ApplicationScoped
public class Idempotency {

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{8,255}");
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  @Inject Database database;
  @Inject Clock clock;
  @Inject Settings settings;

  private record Kept(byte[] bodyHash, String answer) {}

  /**
   * Does the work once per principal, route and key.
   *
   * @param key the {@code Idempotency-Key} header
   * @throws Problem idempotency-key-required, invalid-idempotency-key, idempotency-key-reuse
   *     (another body), request-in-flight (the first request takes longer than two seconds)
   */
  @Transactional
  public <A extends Record> A once(
      String principal, String route, String key, Record body, Class<A> answers, Supplier<A> work) {
    check(key);
    forgetOld();
    var hash = Sha256.of(Wire.json().toJson(body));
    if (begin(principal, route, key, hash)) {
      var answer = work.get();
      database.update(
          "update idempotency set answer = ? where principal = ? and route = ? and key = ?",
          Wire.json().toJson(answer),
          principal,
          route,
          key);
      return answer;
    }
    var kept =
        database
            .first(
                "select body_hash, answer from idempotency where principal = ? and route = ? and key = ?",
                row -> new Kept(row.bytes("body_hash"), row.text("answer")),
                principal,
                route,
                key)
            .orElseThrow(
                () ->
                    new Problem(
                        ProblemKind.REQUEST_IN_FLIGHT, null, java.time.Duration.ofSeconds(1)));
    if (!MessageDigest.isEqual(kept.bodyHash, hash))
      throw new Problem(ProblemKind.IDEMPOTENCY_KEY_REUSE, null);
    return Wire.json().fromJson(kept.answer, answers);
  }

  /** Every request clears a few that are past their time, so the table keeps its size by itself. */
  private void forgetOld() {
    database.update(
        "delete from idempotency where ctid in (select ctid from idempotency where created_at < ? limit 20 for update skip locked)",
        clock.instant().minus(settings.duration(Settings.Key.IDEMPOTENCY_KEPT)));
  }

  private static void check(String key) {
    if (key == null) throw new Problem(ProblemKind.IDEMPOTENCY_KEY_REQUIRED, null);
    if (!KEY.matcher(key).matches()) throw new Problem(ProblemKind.INVALID_IDEMPOTENCY_KEY, null);
  }

  private boolean begin(String principal, String route, String key, byte[] hash) {
    try {
      waitAtMost("2s");
      var made =
          database.update(
              "insert into idempotency (principal, route, key, body_hash, created_at) values (?, ?, ?, ?, ?) on conflict do nothing",
              principal,
              route,
              key,
              hash,
              clock.instant());
      waitAtMost(DataSources.LOCK_TIMEOUT);
      return made == 1;
    } catch (Database.StoreFailed e) {
      if (e.state().equals(LOCK_NOT_AVAILABLE)) {
        throw new Problem(ProblemKind.REQUEST_IN_FLIGHT, null, java.time.Duration.ofSeconds(1));
      }
      throw e;
    }
  }

  /** For a lock, in this transaction. */
  private void waitAtMost(String time) {
    database.list("select set_config('lock_timeout', ?, true) as t", row -> row.text("t"), time);
  }
}
