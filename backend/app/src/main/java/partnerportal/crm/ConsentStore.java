package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import partnerportal.platform.Database;
import partnerportal.platform.Ids;
import partnerportal.platform.Sealing;

/**
 * Consents that were asked for and what became of them; only the hash of a state is kept. Time is
 * the database's; each method is a transaction of its own.
 */
@ApplicationScoped
@Transactional
class ConsentStore {

  private static final Duration KEPT = Duration.ofHours(1);
  private static final String GIVER = "crm_consent.giver:";

  @Inject Database database;
  @Inject Sealing sealing;

  /**
   * A consent.
   *
   * @param used whether Zoho sent somebody back with it
   * @param cause why it came to nothing; null when it did not
   * @param organization what it connected; null until then
   * @param giver who gave it; null until then
   */
  record Consent(
      UUID id, String codeChallenge, boolean used, String cause, UUID organization, String giver) {}

  /** How many were begun in the last minute. */
  long lately() {
    return database
        .first(
            "select count(*) as n from crm_consent where created_at > now() - interval '1 minute'",
            row -> row.number("n"))
        .orElse(0L);
  }

  void add(byte[] stateHash, String codeChallenge, Duration life) {
    database.update(
        "delete from crm_consent where expires_at < now() - make_interval(secs => ?)",
        (double) KEPT.toSeconds());
    database.update(
        "insert into crm_consent (id, state_hash, code_challenge, created_at, expires_at)"
            + " values (?, ?, ?, now(), now() + make_interval(secs => ?))",
        Ids.next(),
        stateHash,
        codeChallenge,
        (double) life.toSeconds());
  }

  /** Uses a consent up; empty when it is unknown, too late, or somebody was quicker. */
  Optional<UUID> use(byte[] stateHash) {
    return database.first(
        "update crm_consent set used_at = now() where state_hash = ? and used_at is null"
            + " and expires_at > now() returning id",
        row -> row.uuid("id"),
        stateHash);
  }

  void refused(UUID id, String cause) {
    database.update("update crm_consent set cause = ? where id = ?", cause, id);
  }

  /** It connected an organisation. */
  void given(UUID id, UUID organization, String giver) {
    database.update(
        "update crm_consent set organization = ?, giver_sealed = ? where id = ?",
        organization,
        sealing.seal(Sealing.INSTALLATION, GIVER + id, giver),
        id);
  }

  Optional<Consent> one(byte[] stateHash) {
    return database.first(
        "select * from crm_consent where state_hash = ?",
        row ->
            new Consent(
                row.uuid("id"),
                row.text("code_challenge"),
                row.instant("used_at") != null,
                row.text("cause"),
                row.uuid("organization"),
                sealing.open(
                    Sealing.INSTALLATION, GIVER + row.uuid("id"), row.bytes("giver_sealed"))),
        stateHash);
  }

  /** Whether this is the first time its panel is told. */
  boolean tell(UUID id) {
    return database.update(
            "update crm_consent set told_at = now() where id = ? and told_at is null", id)
        == 1;
  }
}
