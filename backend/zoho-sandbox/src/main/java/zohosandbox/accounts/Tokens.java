package zohosandbox.accounts;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import zohosandbox.organization.Organization;
import zohosandbox.organization.User;
import zohosandbox.store.Changes;
import zohosandbox.store.Store;

/**
 * Access tokens: an hour each; of one refresh token ten in ten minutes, and fifteen alive. They
 * outlive a restart.
 */
public final class Tokens {

  static final Duration LIFE = Duration.ofHours(1);
  private static final Duration THROTTLE_WINDOW = Duration.ofMinutes(10);
  private static final int MOST_PER_WINDOW = 10;
  private static final int MOST_ALIVE = 15;
  private static final String TABLE = "sandbox.tokens";

  private final Store store;
  private final Organization organization;
  private final Clock clock;
  private final Map<String, Deque<Instant>> issued = new HashMap<>();
  private final AtomicLong total = new AtomicLong();

  public Tokens(Store store, Organization organization, Clock clock) {
    this.store = store;
    this.organization = organization;
    this.clock = clock;
  }

  /**
   * A new token.
   *
   * @param source the refresh token it comes from, or a word of the user's own without one
   * @return empty when too many were asked for lately
   */
  Optional<String> issue(String source, Consent consent) {
    if (!withinThrottle(source)) {
      return Optional.empty();
    }
    String token = Secrets.next();
    store.write(
        changes -> {
          dropOldest(changes, source);
          changes.put(TABLE, token, row(token, source, consent));
          return null;
        });
    total.incrementAndGet();
    return Optional.of(token);
  }

  private boolean withinThrottle(String source) {
    Instant now = clock.instant();
    synchronized (issued) {
      Deque<Instant> lately = issued.computeIfAbsent(source, key -> new ArrayDeque<>());
      while (!lately.isEmpty() && lately.peekFirst().isBefore(now.minus(THROTTLE_WINDOW))) {
        lately.removeFirst();
      }
      return lately.size() < MOST_PER_WINDOW && lately.add(now);
    }
  }

  private JsonObject row(String token, String source, Consent consent) {
    Instant now = clock.instant();
    return consent
        .row()
        .add("token", token)
        .add("source", source)
        .add("issued", now.toString())
        .add("expires", now.plus(LIFE).toString())
        .build();
  }

  private void dropOldest(Changes changes, String source) {
    List<JsonObject> alive =
        of(store, source).stream()
            .sorted(Comparator.comparing(row -> Instant.parse(row.getString("issued"))))
            .toList();
    alive.stream()
        .limit(Math.max(0, alive.size() - MOST_ALIVE + 1L))
        .forEach(row -> changes.remove(TABLE, row.getString("token")));
  }

  private static List<JsonObject> of(Store store, String source) {
    return store.rows(TABLE).values().stream()
        .filter(row -> row.getString("source", "").equals(source))
        .toList();
  }

  /** Ends every token a refresh token gave; part of the write that ends the refresh token. */
  static void dropAllOf(Store store, Changes changes, String source) {
    of(store, source).forEach(row -> changes.remove(TABLE, row.getString("token")));
  }

  /** Who calls with this token; empty when it is unknown, expired, dropped, or its user is gone. */
  Optional<Caller> callerOf(String token) {
    return store
        .find(TABLE, token)
        .filter(row -> clock.instant().isBefore(Instant.parse(row.getString("expires"))))
        .map(Consent::of)
        .flatMap(
            consent ->
                organization
                    .user(consent.user())
                    .filter(User::active)
                    .map(user -> new Caller(user, Optional.of(consent.scopes()))));
  }

  /** Ends one token; whether there was one. */
  boolean revoke(String token) {
    return store.write(
        changes -> {
          boolean there = store.rows(TABLE).containsKey(token);
          changes.remove(TABLE, token);
          return there;
        });
  }

  /** Makes every token worthless; returns how many there were. */
  public int expireAll() {
    return store.write(
        changes -> {
          List<String> all = List.copyOf(store.rows(TABLE).keySet());
          all.forEach(token -> changes.remove(TABLE, token));
          return all.size();
        });
  }

  /** Forgets how many tokens were asked for lately. */
  public void forgetThrottle() {
    synchronized (issued) {
      issued.clear();
    }
  }

  /** How many tokens were given since the start. */
  public long issuedSinceStart() {
    return total.get();
  }
}
