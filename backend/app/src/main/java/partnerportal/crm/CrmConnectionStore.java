package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import partnerportal.platform.Database;
import partnerportal.platform.Sealing;

/**
 * The one token holder of each organisation. Each method is a transaction of its own; none spans a
 * call to Zoho.
 */
@ApplicationScoped
@Transactional
class CrmConnectionStore {

  private static final String TABLE = "crm_connection.";

  @Inject Database database;
  @Inject Sealing sealing;

  /** What was found out about the user and the module that witnesses sign-ins. */
  record Checked(String integrationUser, boolean witnessChecked, String witnessFault) {}

  /**
   * Keeps credentials. A former loss is forgotten: an operator who starts the portal again wants it
   * tried.
   */
  void credentials(
      UUID organization,
      String accountsUrl,
      String clientId,
      String clientSecret,
      String refreshToken) {
    var known =
        one(organization)
            .filter(
                c ->
                    c.accountsUrl().equals(accountsUrl)
                        && c.clientId().equals(clientId)
                        && c.clientSecret().equals(clientSecret)
                        && c.refreshToken().equals(refreshToken));
    if (known.isPresent()) {
      database.update(
          "update crm_connection set lost_cause = null, lost_at = null where organization = ?",
          organization);
      return;
    }
    database.update(
        "insert into crm_connection (organization, accounts_url, client_id, client_secret_sealed, refresh_token_sealed)"
            + " values (?, ?, ?, ?, ?) on conflict (organization) do update set accounts_url = excluded.accounts_url,"
            + " client_id = excluded.client_id, client_secret_sealed = excluded.client_secret_sealed,"
            + " refresh_token_sealed = excluded.refresh_token_sealed, api_domain = null, access_token_sealed = null,"
            + " access_number = crm_connection.access_number + 1, paused_until = null, lost_cause = null, lost_at = null,"
            + " window_began_at = null, witness_checked_at = null",
        organization,
        accountsUrl,
        clientId,
        sealing.seal(organization, TABLE + "client_secret:" + organization, clientSecret),
        sealing.seal(organization, TABLE + "refresh_token:" + organization, refreshToken));
  }

  Optional<CrmConnection> one(UUID organization) {
    return database.first(
        "select *, now() as now from crm_connection where organization = ?",
        row ->
            new CrmConnection(
                row.text("accounts_url"),
                row.text("api_domain"),
                row.text("client_id"),
                sealing.open(
                    organization,
                    TABLE + "client_secret:" + organization,
                    row.bytes("client_secret_sealed")),
                sealing.open(
                    organization,
                    TABLE + "refresh_token:" + organization,
                    row.bytes("refresh_token_sealed")),
                sealing.open(
                    organization,
                    TABLE + "access_token:" + organization,
                    row.bytes("access_token_sealed")),
                row.number("access_number"),
                row.instant("access_due_at"),
                row.instant("access_expires_at"),
                row.instant("paused_until"),
                row.text("lost_cause"),
                row.instant("now")),
        organization);
  }

  /**
   * Claims the refresh of one token for this node. Refused while another node holds it, after the
   * token was replaced, and beyond so many refreshes in a window: Zoho blocks a grant that makes
   * more than ten in ten minutes.
   *
   * @return the fencing number of the claim
   */
  Optional<Long> claimRefresh(
      UUID organization, long accessNumber, Duration lease, Duration window, int most) {
    return database.first(
        "update crm_connection set lease_fence = lease_fence + 1, lease_until = now() + make_interval(secs => ?),"
            + " window_refreshes = case when window_began_at > now() - make_interval(secs => ?) then window_refreshes + 1 else 1 end,"
            + " window_began_at = case when window_began_at > now() - make_interval(secs => ?) then window_began_at else now() end"
            + " where organization = ? and access_number = ? and lost_cause is null"
            + " and (lease_until is null or lease_until < now()) and (paused_until is null or paused_until < now())"
            + " and (window_began_at is null or window_began_at <= now() - make_interval(secs => ?) or window_refreshes < ?)"
            + " returning lease_fence",
        row -> row.number("lease_fence"),
        lease.toMillis() / 1000.0,
        (double) window.toSeconds(),
        (double) window.toSeconds(),
        organization,
        accessNumber,
        (double) window.toSeconds(),
        most);
  }

  void refreshed(
      UUID organization, long fence, String token, String apiDomain, Duration due, Duration life) {
    database.update(
        "update crm_connection set access_token_sealed = ?, api_domain = ?, access_number = access_number + 1,"
            + " access_due_at = now() + make_interval(secs => ?), access_expires_at = now() + make_interval(secs => ?),"
            + " lease_until = null, paused_until = null where organization = ? and lease_fence = ?",
        sealing.seal(organization, TABLE + "access_token:" + organization, token),
        apiDomain,
        (double) due.toSeconds(),
        (double) life.toSeconds(),
        organization,
        fence);
  }

  /** The refresh came to nothing and may be tried again at once, by anybody. */
  void released(UUID organization, long fence) {
    database.update(
        "update crm_connection set lease_until = null where organization = ? and lease_fence = ?",
        organization,
        fence);
  }

  void paused(UUID organization, long fence, Duration pause) {
    database.update(
        "update crm_connection set lease_until = null, paused_until = now() + make_interval(secs => ?)"
            + " where organization = ? and lease_fence = ?",
        (double) pause.toSeconds(),
        organization,
        fence);
  }

  void lost(UUID organization, long fence, String cause) {
    database.update(
        "update crm_connection set lease_until = null, access_token_sealed = null, lost_cause = ?, lost_at = now()"
            + " where organization = ? and lease_fence = ?",
        cause,
        organization,
        fence);
  }

  /** Forgets a token Zoho refused, unless it was replaced meanwhile. */
  void dropped(UUID organization, long accessNumber) {
    database.update(
        "update crm_connection set access_token_sealed = null where organization = ? and access_number = ?",
        organization,
        accessNumber);
  }

  void checked(UUID organization, String integrationUser, String witnessFault) {
    database.update(
        "update crm_connection set integration_user = ?, witness_checked_at = now(), witness_fault = ? where organization = ?",
        integrationUser,
        witnessFault,
        organization);
  }

  Checked check(UUID organization) {
    return database
        .first(
            "select integration_user, witness_checked_at, witness_fault from crm_connection where organization = ?",
            row ->
                new Checked(
                    row.text("integration_user"),
                    row.instant("witness_checked_at") != null,
                    row.text("witness_fault")),
            organization)
        .orElse(new Checked(null, false, null));
  }
}
