package zohosandbox.accounts;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zohosandbox.organization.Organization;
import zohosandbox.store.Changes;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;

/**
 * The consents that last. Twenty for each user; the twenty-first silently ends the oldest. A row
 * that is marked ended stays, because a token from the settings would otherwise come back.
 */
public final class RefreshTokens {

  private static final int MOST_PER_USER = 20;
  private static final String TABLE = "sandbox.refresh_tokens";

  private final Store store;
  private final Clock clock;

  public RefreshTokens(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Makes the tokens of the settings known; those of earlier settings are forgotten. */
  public void configure(Client client, Organization organization) {
    String user = organization.integrationUser().id();
    store.write(
        changes -> {
          List<String> before =
              store.rows(TABLE).entrySet().stream()
                  .filter(entry -> entry.getValue().getBoolean("configured", false))
                  .map(Map.Entry::getKey)
                  .filter(token -> !token.equals(client.refreshToken()))
                  .filter(token -> !client.narrowRefreshToken().equals(Optional.of(token)))
                  .toList();
          before.forEach(token -> changes.remove(TABLE, token));
          plant(changes, client.refreshToken(), new Consent(user, Scopes.EVERYTHING));
          client
              .narrowRefreshToken()
              .ifPresent(token -> plant(changes, token, new Consent(user, Scopes.NARROW)));
          return null;
        });
  }

  private void plant(Changes changes, String token, Consent consent) {
    if (!store.rows(TABLE).containsKey(token)) {
      changes.put(TABLE, token, row(consent).add("configured", true).build());
    }
  }

  private JsonObjectBuilder row(Consent consent) {
    return consent.row().add("issued", clock.instant().toString());
  }

  /** A new one. */
  String issue(Consent consent) {
    String token = Secrets.next();
    store.write(
        changes -> {
          List<String> alive = alive(consent.user());
          alive.stream()
              .limit(Math.max(0, alive.size() - MOST_PER_USER + 1L))
              .forEach(old -> end(changes, old));
          changes.put(TABLE, token, row(consent).build());
          return null;
        });
    return token;
  }

  /** The living ones of a user, oldest first. */
  private List<String> alive(String user) {
    return store.rows(TABLE).entrySet().stream()
        .filter(entry -> isAlive(entry.getValue()))
        .filter(entry -> entry.getValue().getString("user").equals(user))
        .sorted(
            Comparator.comparing(
                (Map.Entry<String, JsonObject> entry) ->
                    Instant.parse(entry.getValue().getString("issued"))))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isAlive(JsonObject row) {
    return !row.getBoolean("ended", false);
  }

  private void end(Changes changes, String token) {
    JsonObject row = store.rows(TABLE).get(token);
    changes.put(TABLE, token, Jsons.copy(row).add("ended", true).build());
    Tokens.dropAllOf(store, changes, token);
  }

  /** What a token stands for; empty when it was ended or never was one. */
  Optional<Consent> find(String token) {
    return store.find(TABLE, token).filter(RefreshTokens::isAlive).map(Consent::of);
  }

  /** Whether this user has consented to anything that lasts. */
  boolean hasAny(String user) {
    return store.read(() -> !alive(user).isEmpty());
  }

  /** Ends a consent and the access tokens it gave; whether there was one. */
  boolean revoke(String token) {
    return store.write(
        changes -> {
          boolean there =
              Optional.ofNullable(store.rows(TABLE).get(token))
                  .filter(RefreshTokens::isAlive)
                  .isPresent();
          if (there) {
            end(changes, token);
          }
          return there;
        });
  }
}
