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

  /** Times Zoho may say "Access Denied" in a window before nobody asks until it is over. */
  private static final int MOST_DENIALS = 3;

  private static final Duration LOOKED_EVERY = Duration.ofMinutes(5);

  /** Those moments of a column that lie within a window; takes its seconds. */
  private static final String WITHIN =
      "array(select at from unnest(%s) at where at > now() - make_interval(secs => ?) order by at)";

  /** When the window lets another refresh in; null when it does now. Takes its most and seconds. */
  private static final String ENOUGH =
      "case when cardinality(refreshes) >= ? then refreshes[1] + make_interval(secs => ?) end";

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
            // a refresh that is under way with the former grant must not finish
            + " lease_fence = crm_connection.lease_fence + 1, lease_until = null,"
            + " access_due_at = null, access_expires_at = null,"
            + " refreshes = '{}', denials = '{}', refresh_failures = 0",
        organization,
        accountsUrl,
        clientId,
        sealing.seal(organization, TABLE + "client_secret:" + organization, clientSecret),
        sealing.seal(organization, TABLE + "refresh_token:" + organization, refreshToken));
  }

  /**
   * Keeps the credentials of the bootstrap file, unless it says what it said when they were last
   * kept: an administrator may have consented since.
   */
  void bootstrapped(
      UUID organization,
      String accountsUrl,
      String clientId,
      String clientSecret,
      String refreshToken) {
    var proof =
        sealing.lastingProof(
            "bootstrap", String.join("\n", accountsUrl, clientId, clientSecret, refreshToken));
    var changed =
        database
            .first(
                "select bootstrap_proof from crm_connection where organization = ?",
                row -> Optional.ofNullable(row.text("bootstrap_proof")),
                organization)
            .map(last -> last.filter(proof::equals).isEmpty())
            .orElse(true);
    if (!changed) {
      database.update(
          "update crm_connection set lost_cause = null, lost_at = null where organization = ?",
          organization);
      return;
    }
    credentials(organization, accountsUrl, clientId, clientSecret, refreshToken);
    database.update(
        "update crm_connection set bootstrap_proof = ?, witness_checked_at = null where organization = ?",
        proof,
        organization);
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
                (int) row.number("refresh_failures"),
                row.instant("now")),
        organization);
  }

  /**
   * How many refreshes any stretch of time may see (zoho-crm v8 §1.3).
   *
   * @param window the stretch
   * @param most refreshes in it
   */
  record Rules(Duration window, int most) {
    double seconds() {
      return CrmConnectionStore.seconds(window);
    }
  }

  /**
   * Claims the refresh of one token for this node. Refused while another node holds it, after the
   * token was replaced, during a pause, and beyond so many refreshes in a window.
   *
   * @return the fencing number of the claim
   */
  Optional<Long> claimRefresh(UUID organization, long accessNumber, Duration lease, Rules rules) {
    return database.first(
        "update crm_connection set lease_fence = lease_fence + 1, lease_until = now() + make_interval(secs => ?),"
            + (" refreshes = " + WITHIN.formatted("refreshes") + " || now()")
            + " where organization = ? and access_number = ? and lost_cause is null"
            + " and (lease_until is null or lease_until < now()) and (paused_until is null or paused_until < now())"
            + (" and cardinality(" + WITHIN.formatted("refreshes") + ") < ?")
            + " returning lease_fence",
        row -> row.number("lease_fence"),
        seconds(lease),
        rules.seconds(),
        organization,
        accessNumber,
        rules.seconds(),
        rules.most());
  }

  void refreshed(
      UUID organization,
      long fence,
      String token,
      String apiDomain,
      Duration due,
      Duration life,
      Rules rules) {
    database.update(
        "update crm_connection set access_token_sealed = ?, api_domain = ?, access_number = access_number + 1,"
            + " access_due_at = now() + make_interval(secs => ?), access_expires_at = now() + make_interval(secs => ?),"
            + (" lease_until = null, refresh_failures = 0, paused_until = " + ENOUGH)
            + " where organization = ? and lease_fence = ?",
        sealing.seal(organization, TABLE + "access_token:" + organization, token),
        apiDomain,
        seconds(due),
        seconds(life),
        rules.most(),
        rules.seconds(),
        organization,
        fence);
  }

  /**
   * The refresh came to nothing; anybody may try again after a pause.
   *
   * @param spent whether Zoho may have counted it
   */
  void failed(UUID organization, long fence, boolean spent, Duration pause, Rules rules) {
    database.update(
        "update crm_connection set lease_until = null, refresh_failures = refresh_failures + 1,"
            + (spent ? "" : " refreshes = refreshes[:cardinality(refreshes) - 1],")
            + (" paused_until = greatest(now() + make_interval(secs => ?), " + ENOUGH + ")")
            + " where organization = ? and lease_fence = ?",
        seconds(pause),
        rules.most(),
        rules.seconds(),
        organization,
        fence);
  }

  /** Zoho said "Access Denied": no refresh for a while, and none in the window after the third. */
  void denied(UUID organization, long fence, Duration pause, Rules rules) {
    database.update(
        "update crm_connection set lease_until = null, refresh_failures = 0,"
            + (" denials = " + WITHIN.formatted("denials") + " || now(),")
            + " paused_until = greatest(now() + make_interval(secs => ?),"
            + (" case when cardinality(" + WITHIN.formatted("denials") + ") >= ?")
            + (" then (" + WITHIN.formatted("denials") + ")[1] + make_interval(secs => ?) end, ")
            + (ENOUGH + ")")
            + " where organization = ? and lease_fence = ?",
        rules.seconds(),
        seconds(pause),
        rules.seconds(),
        MOST_DENIALS - 1,
        rules.seconds(),
        rules.seconds(),
        rules.most(),
        rules.seconds(),
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

  /** What the organisation pays for, in Zoho's word; empty while that is not known. */
  Optional<String> edition(UUID organization) {
    return database
        .list(
            "select edition from crm_connection where organization = ? and edition is not null",
            row -> row.text("edition"),
            organization)
        .stream()
        .findFirst();
  }

  /** What an organisation pays for, and for how many people. */
  record Paid(String edition, int licences) {}

  Optional<Paid> paid(UUID organization) {
    return database.first(
        "select edition, licences from crm_connection where organization = ? and edition is not null and licences is not null",
        row -> new Paid(row.text("edition"), (int) row.number("licences")),
        organization);
  }

  void pays(UUID organization, Paid what) {
    database.update(
        "update crm_connection set edition = ?, licences = ? where organization = ?",
        what.edition,
        what.licences,
        organization);
  }

  void checked(UUID organization, String integrationUser, String witnessFault) {
    database.update(
        "update crm_connection set integration_user = ?, witness_checked_at = now(), witness_fault = ?,"
            + " witness_looked_at = null where organization = ?",
        integrationUser,
        witnessFault,
        organization);
  }

  /** Lets one look again whether a CRM still witnesses, once in a while after it was connected. */
  boolean looks(UUID organization) {
    return database.update(
            "update crm_connection set witness_looked_at = now() where organization = ?"
                + " and (witness_looked_at is null"
                + " or witness_looked_at < now() - make_interval(secs => ?))",
            organization,
            seconds(LOOKED_EVERY))
        == 1;
  }

  /** What was seen then. */
  void witnesses(UUID organization, String fault) {
    database.update(
        "update crm_connection set witness_checked_at = now(), witness_fault = ?"
            + " where organization = ?",
        fault,
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

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
