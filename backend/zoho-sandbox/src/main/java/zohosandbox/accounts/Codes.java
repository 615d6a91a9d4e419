package zohosandbox.accounts;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import zohosandbox.store.Changes;
import zohosandbox.store.Store;

/** The codes a consent ends with: good for two minutes and for one exchange. */
public final class Codes {

  private static final Duration LIFE = Duration.ofMinutes(2);
  private static final String TABLE = "sandbox.codes";

  private final Store store;
  private final Clock clock;

  public Codes(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * What a code stands for.
   *
   * @param consent what was allowed
   * @param redirectUri where the code was sent
   * @param refreshable whether a refresh token comes with the first access token
   */
  record Meaning(Consent consent, String redirectUri, boolean refreshable) {}

  String issue(Meaning meaning) {
    String code = Secrets.next();
    JsonObject row =
        meaning
            .consent()
            .row()
            .add("redirect_uri", meaning.redirectUri())
            .add("refreshable", meaning.refreshable())
            .add("expires", clock.instant().plus(LIFE).toString())
            .build();
    store.write(
        changes -> {
          dropExpired(changes);
          changes.put(TABLE, code, row);
          return null;
        });
    return code;
  }

  private void dropExpired(Changes changes) {
    store.rows(TABLE).entrySet().stream()
        .filter(entry -> expired(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(code -> changes.remove(TABLE, code));
  }

  private boolean expired(JsonObject row) {
    return !clock.instant().isBefore(Instant.parse(row.getString("expires")));
  }

  /** Uses a code up; empty when it was used, is too old, or never was one. */
  Optional<Meaning> redeem(String code) {
    return store.write(
        changes -> {
          Optional<JsonObject> row = Optional.ofNullable(store.rows(TABLE).get(code));
          changes.remove(TABLE, code);
          return row.filter(found -> !expired(found))
              .map(
                  found ->
                      new Meaning(
                          Consent.of(found),
                          found.getString("redirect_uri"),
                          found.getBoolean("refreshable")));
        });
  }
}
