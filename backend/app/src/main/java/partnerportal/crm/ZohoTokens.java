package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import partnerportal.platform.Settings;

/**
 * Access tokens, one per organisation over all nodes: renewed ahead of time by whoever gets the
 * lease, shared through the database, with no transaction open while Zoho is asked. Ten refreshes
 * in ten minutes block a grant, so nobody refreshes on their own.
 */
@ApplicationScoped
class ZohoTokens {

  private static final Logger LOG = Logger.getLogger(ZohoTokens.class.getName());
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  @Inject CrmConnectionStore store;
  @Inject ZohoHttp http;
  @Inject AllowedHosts allowed;
  @Inject Settings settings;

  /** A token and where it is good. */
  record Held(String token, String apiDomain, long number) {
    /** The header's value; Zoho's own scheme, not Bearer. */
    String header() {
      return "Zoho-oauthtoken " + token;
    }

    @Override
    public String toString() {
      return "access token " + number;
    }
  }

  /**
   * The organisation's token. No transaction may be open.
   *
   * @throws CrmFailure when there is none to be had
   */
  Held current(UUID organization) {
    var patience = System.nanoTime() + lease().toNanos();
    do {
      var connection = known(organization);
      if (connection.fresh()) return held(connection);
      if (connection.lostCause() != null)
        throw new CrmFailure.ConnectionLost(connection.lostCause());
      var claim = store.claimRefresh(organization, connection.accessNumber(), lease(), rules());
      if (claim.isPresent()) {
        refresh(organization, connection, claim.get());
        var renewed = known(organization);
        if (renewed.usable()) return held(renewed);
      } else if (connection.usable()) return held(connection);
      else if (connection.paused()) throw paused(connection);
      else LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    } while (System.nanoTime() < patience);
    throw new CrmFailure.Busy(
        "No access token for the CRM is to be had now.", Duration.ofSeconds(5));
  }

  /** Another token than one Zoho has just refused. */
  Held insteadOf(UUID organization, Held refused) {
    store.dropped(organization, refused.number());
    return current(organization);
  }

  private void refresh(UUID organization, CrmConnection connection, long fence) {
    TokenAnswer answer;
    try {
      var reply =
          http.accounts(
              connection.accountsUrl(),
              api ->
                  api.token(
                      "refresh_token",
                      connection.clientId(),
                      connection.clientSecret(),
                      connection.refreshToken()));
      answer = TokenAnswer.of(reply);
    } catch (RuntimeException e) {
      failed(organization, connection, fence, !(e instanceof ZohoHttp.NotSent));
      if (connection.usable()) return;
      throw silent(e);
    }
    settle(organization, connection, fence, answer);
  }

  private void settle(UUID organization, CrmConnection connection, long fence, TokenAnswer answer) {
    if (answer instanceof TokenAnswer.Granted granted) {
      granted(organization, connection, fence, granted);
    } else if (answer instanceof TokenAnswer.Throttled) {
      var pause = settings.duration(Settings.Key.ZOHO_REFRESH_PAUSE);
      LOG.log(
          Level.WARNING,
          "organisation {0}: Zoho throttles the access tokens; next refresh in {1} at the earliest",
          new Object[] {organization, pause});
      store.denied(organization, fence, pause, rules());
      if (!connection.usable()) throw throttled(pause);
    } else if (answer instanceof TokenAnswer.Dead dead) {
      LOG.log(
          Level.SEVERE,
          "organisation {0}: {1} Nothing is sent until then; nothing is lost.",
          new Object[] {organization, dead.cause()});
      store.lost(organization, fence, dead.cause());
      throw new CrmFailure.ConnectionLost(dead.cause());
    } else {
      failed(organization, connection, fence, false);
      if (!connection.usable()) throw silent(null);
    }
  }

  private void granted(
      UUID organization, CrmConnection connection, long fence, TokenAnswer.Granted granted) {
    var domain = granted.apiDomain().isEmpty() ? connection.apiDomain() : granted.apiDomain();
    try {
      allowed.checked(domain);
    } catch (CrmFailure.Refused e) {
      failed(organization, connection, fence, true);
      throw e;
    }
    var life = granted.life();
    store.refreshed(organization, fence, granted.token(), domain, due(life), life, rules());
  }

  private void failed(UUID organization, CrmConnection connection, long fence, boolean spent) {
    var pause =
        CrmPace.jittered(
            settings.duration(Settings.Key.SYNC_RETRY_FIRST),
            settings.duration(Settings.Key.SYNC_RETRY_LAST),
            connection.refreshFailures() + 1,
            ThreadLocalRandom.current().nextDouble());
    store.failed(organization, fence, spent, pause, rules());
  }

  /**
   * Five minutes before the end, a little earlier by chance, so that nodes and organisations do not
   * come together.
   */
  private static Duration due(Duration life) {
    var margin = Math.min(300, life.toSeconds() / 4);
    return Duration.ofSeconds(
        Math.max(
            0, life.toSeconds() - margin - ThreadLocalRandom.current().nextLong(margin / 5 + 1)));
  }

  private CrmConnection known(UUID organization) {
    return store
        .one(organization)
        .orElseThrow(
            () -> new CrmFailure.ConnectionLost("The organisation has no CRM connection."));
  }

  private static Held held(CrmConnection connection) {
    return new Held(connection.accessToken(), connection.apiDomain(), connection.accessNumber());
  }

  private static CrmFailure paused(CrmConnection connection) {
    if (connection.refreshFailures() > 0) return silent(null);
    return throttled(Duration.between(connection.now(), connection.pausedUntil()));
  }

  private static CrmFailure throttled(Duration pause) {
    return new CrmFailure.Busy(
        "Zoho gives the portal no access token for now; it allows ten in ten minutes.", pause);
  }

  /** Whatever waits for the token has not been sent. */
  private static CrmFailure silent(Throwable cause) {
    return new CrmFailure.Silent("The CRM's sign-in does not answer.", false, cause);
  }

  private CrmConnectionStore.Rules rules() {
    return new CrmConnectionStore.Rules(
        settings.duration(Settings.Key.ZOHO_REFRESH_WINDOW),
        settings.number(Settings.Key.ZOHO_REFRESH_MOST));
  }

  private Duration lease() {
    return settings
        .duration(Settings.Key.ZOHO_READ_TIMEOUT)
        .plus(settings.duration(Settings.Key.ZOHO_CONNECT_TIMEOUT));
  }
}
