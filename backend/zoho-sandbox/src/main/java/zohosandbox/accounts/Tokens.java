package zohosandbox.accounts;

import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import zohosandbox.organization.Organization;
import zohosandbox.organization.User;
import zohosandbox.store.Changes;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;

/** Access tokens: an hour each, ten per ten minutes, fifteen alive. They outlive a restart. */
public final class Tokens {

  static final Duration LIFE = Duration.ofHours(1);
  private static final Duration THROTTLE_WINDOW = Duration.ofMinutes(10);
  private static final int MOST_PER_WINDOW = 10;
  private static final int MOST_ALIVE = 15;
  private static final String TABLE = "sandbox.tokens";

  private final Store store;
  private final Organization organization;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Deque<Instant> issued = new ArrayDeque<>();
  private final AtomicLong total = new AtomicLong();

  public Tokens(Store store, Organization organization, Clock clock) {
    this.store = store;
    this.organization = organization;
    this.clock = clock;
  }

  /** A new token for the integration user; empty when too many were asked for lately. */
  Optional<String> issue() {
    if (!withinThrottle()) {
      return Optional.empty();
    }
    String token = "1000." + randomHex() + "." + randomHex();
    store.write(
        changes -> {
          dropOldest(changes);
          changes.put(TABLE, token, row(token));
          return null;
        });
    total.incrementAndGet();
    return Optional.of(token);
  }

  private boolean withinThrottle() {
    Instant now = clock.instant();
    synchronized (issued) {
      while (!issued.isEmpty() && issued.peekFirst().isBefore(now.minus(THROTTLE_WINDOW))) {
        issued.removeFirst();
      }
      return issued.size() < MOST_PER_WINDOW && issued.add(now);
    }
  }

  private JsonObject row(String token) {
    Instant now = clock.instant();
    return Jsons.object()
        .add("token", token)
        .add("user", organization.integrationUser().id())
        .add("issued", now.toString())
        .add("expires", now.plus(LIFE).toString())
        .build();
  }

  private void dropOldest(Changes changes) {
    List<JsonObject> alive =
        store.rows(TABLE).values().stream()
            .sorted(Comparator.comparing(row -> Instant.parse(row.getString("issued"))))
            .toList();
    alive.stream()
        .limit(Math.max(0, alive.size() - MOST_ALIVE + 1L))
        .forEach(row -> changes.remove(TABLE, row.getString("token")));
  }

  private String randomHex() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Whose token this is; empty when it is unknown, expired, dropped, or its user is gone. */
  Optional<User> userOf(String token) {
    return store
        .find(TABLE, token)
        .filter(row -> clock.instant().isBefore(Instant.parse(row.getString("expires"))))
        .flatMap(row -> organization.user(row.getString("user")))
        .filter(User::active);
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
