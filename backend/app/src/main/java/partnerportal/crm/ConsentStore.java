package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
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

  /** The panel asks every few seconds; who asks later than this has found an old state. */
  private static final Duration TOLD_WITHIN = Duration.ofMinutes(2);

  private static final int MOST_CODES = 3;
  private static final String OPEN = "state_hash = ? and used_at is null and expires_at > now()";
  private static final String GIVER = "crm_consent.giver:";

  @Inject Database database;
  @Inject Sealing sealing;

  /**
   * A consent.
   *
   * @param cause why it came to nothing; null when it did not
   * @param signInAt where a person wants to sign in; null where an organisation is to be connected
   * @param organization what it connected, or where the person may sign in; null until then
   * @param giver who gave it; null until then
   * @param late whether its time is over, to come back with it or to be told of it
   */
  record Consent(
      UUID id,
      String codeChallenge,
      String cause,
      UUID signInAt,
      UUID organization,
      String giver,
      boolean late) {}

  /**
   * A consent that is asked for.
   *
   * @param signInAt to sign in there; null to connect an organisation
   * @param codeHash of the code its window asks for; null to connect
   */
  record Asked(byte[] stateHash, String codeChallenge, UUID signInAt, byte[] codeHash) {}

  /**
   * A consent somebody came back with.
   *
   * @param signInAt as of a {@link Consent}
   */
  record Returned(UUID id, UUID signInAt) {}

  /**
   * A code somebody typed.
   *
   * @param left how many more may be wrong; 0 when that was the end of the state
   */
  record Typed(Returned consent, boolean fits, int left) {}

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

  void add(Asked asked, Duration life) {
    database.update(
        "delete from crm_consent where expires_at < now() - make_interval(secs => ?)",
        (double) KEPT.toSeconds());
    database.update(
        "insert into crm_consent (id, state_hash, code_challenge, created_at, expires_at, sign_in_at,"
            + " code_hash)"
            + " values (?, ?, ?, now(), now() + make_interval(secs => ?), ?::uuid, ?)",
        Ids.next(),
        asked.stateHash,
        asked.codeChallenge,
        (double) life.toSeconds(),
        asked.signInAt,
        asked.codeHash);
  }

  /** A consent that can be used; using it up is another matter. */
  Optional<Returned> open(byte[] stateHash) {
    return database.first(
        "select id, sign_in_at from crm_consent where " + OPEN, ConsentStore::returned, stateHash);
  }

  private static Returned returned(Database.Row row) throws SQLException {
    return new Returned(row.uuid("id"), row.uuid("sign_in_at"));
  }

  /**
   * Uses a sign-in up by its code. One statement, so that of several codes at once each counts: a
   * wrong one too many ends the state.
   *
   * @param cause what stands with a state that ended so
   * @return empty as for {@link #use}
   */
  Optional<Typed> type(byte[] stateHash, byte[] codeHash, String cause) {
    return database.first(
        "update crm_consent set"
            + " used_at = case when code_hash = ? or wrong_codes + 1 >= ? then now() end,"
            + " cause = case when code_hash <> ? and wrong_codes + 1 >= ? then ? end,"
            + " wrong_codes = wrong_codes + (code_hash <> ?)::int"
            + " where code_hash is not null and "
            + OPEN
            + " returning id, sign_in_at, code_hash = ? as fits, wrong_codes",
        row ->
            new Typed(
                returned(row), row.flag("fits"), MOST_CODES - (int) row.number("wrong_codes")),
        codeHash,
        MOST_CODES,
        codeHash,
        MOST_CODES,
        cause,
        codeHash,
        stateHash,
        codeHash);
  }

  /** Uses a consent up; empty when it is unknown, too late, or somebody was quicker. */
  Optional<Returned> use(byte[] stateHash) {
    return database.first(
        "update crm_consent set used_at = now() where " + OPEN + " returning id, sign_in_at",
        ConsentStore::returned,
        stateHash);
  }

  void refused(UUID id, String cause) {
    database.update("update crm_consent set cause = ? where id = ?", cause, id);
  }

  /** It connected an organisation, or a person may sign in there. */
  void given(UUID id, UUID organization, String giver) {
    database.update(
        "update crm_consent set organization = ?, giver_sealed = ?, given_at = now() where id = ?",
        organization,
        sealing.seal(Sealing.INSTALLATION, GIVER + id, giver),
        id);
  }

  Optional<Consent> one(byte[] stateHash) {
    return database.first(
        "select *, coalesce(given_at + make_interval(secs => ?), expires_at) < now() as late"
            + " from crm_consent where state_hash = ?",
        row ->
            new Consent(
                row.uuid("id"),
                row.text("code_challenge"),
                row.text("cause"),
                row.uuid("sign_in_at"),
                row.uuid("organization"),
                sealing.open(
                    Sealing.INSTALLATION, GIVER + row.uuid("id"), row.bytes("giver_sealed")),
                row.flag("late")),
        (double) TOLD_WITHIN.toSeconds(),
        stateHash);
  }

  /** Whether this is the first time its panel is told, and not too late. */
  boolean tell(UUID id) {
    return database.update(
            "update crm_consent set told_at = now() where id = ? and told_at is null"
                + " and given_at > now() - make_interval(secs => ?)",
            id,
            (double) TOLD_WITHIN.toSeconds())
        == 1;
  }
}
