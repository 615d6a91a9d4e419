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
   * @param signInAt where a person wants to sign in; null where an organisation is to be connected
   * @param organization what it connected, or where the person may sign in; null until then
   * @param giver who gave it; null until then
   */
  record Consent(
      UUID id,
      String codeChallenge,
      boolean used,
      String cause,
      UUID signInAt,
      UUID organization,
      String giver) {}

  /**
   * A consent somebody came back with.
   *
   * @param signInAt as of a {@link Consent}
   */
  record Returned(UUID id, UUID signInAt) {}

  /**
   * How many were begun in the last minute.
   *
   * @param signInAt to sign in there; null for connections
   */
  long lately(UUID signInAt) {
    return database
        .first(
            "select count(*) as n from crm_consent where created_at > now() - interval '1 minute'"
                + " and sign_in_at is not distinct from ?::uuid",
            row -> row.number("n"),
            signInAt)
        .orElse(0L);
  }

  /** A consent that is to connect an organisation. */
  void add(byte[] stateHash, String codeChallenge, Duration life) {
    add(stateHash, codeChallenge, life, null);
  }

  /** A consent by which a person is to sign in; null as for {@link #lately}. */
  void add(byte[] stateHash, String codeChallenge, Duration life, UUID signInAt) {
    database.update(
        "delete from crm_consent where expires_at < now() - make_interval(secs => ?)",
        (double) KEPT.toSeconds());
    database.update(
        "insert into crm_consent (id, state_hash, code_challenge, created_at, expires_at, sign_in_at)"
            + " values (?, ?, ?, now(), now() + make_interval(secs => ?), ?::uuid)",
        Ids.next(),
        stateHash,
        codeChallenge,
        (double) life.toSeconds(),
        signInAt);
  }

  /** Uses a consent up; empty when it is unknown, too late, or somebody was quicker. */
  Optional<Returned> use(byte[] stateHash) {
    return database.first(
        "update crm_consent set used_at = now() where state_hash = ? and used_at is null"
            + " and expires_at > now() returning id, sign_in_at",
        row -> new Returned(row.uuid("id"), row.uuid("sign_in_at")),
        stateHash);
  }

  void refused(UUID id, String cause) {
    database.update("update crm_consent set cause = ? where id = ?", cause, id);
  }

  /** It connected an organisation, or a person may sign in there. */
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
                row.uuid("sign_in_at"),
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
