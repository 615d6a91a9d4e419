package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import partnerportal.platform.Database;

/**
 * Rows of {@code second_factor} and {@code recovery_code}; they are read before an organisation is
 * known.
 */
@ApplicationScoped
@Transactional
class SecondFactorStore {

  @Inject Database database;

  /** One row; {@code confirmedAt} is null while it is being set up. */
  record Row(byte[] secretSealed, Instant confirmedAt) {}

  Optional<Row> of(UUID person) {
    return database.first(
        "select secret_sealed, confirmed_at from second_factor where person = ?",
        row -> new Row(row.bytes("secret_sealed"), row.instant("confirmed_at")),
        person);
  }

  /** Takes the place of a set-up that was not finished; false when one is confirmed. */
  boolean begin(UUID person, byte[] secretSealed, Instant now) {
    return database.update(
            "insert into second_factor as f (person, secret_sealed, created_at) values (?, ?, ?)"
                + " on conflict (person) do update set secret_sealed = excluded.secret_sealed,"
                + " created_at = excluded.created_at, used_step = null where f.confirmed_at is null",
            person,
            secretSealed,
            now)
        == 1;
  }

  /** Whether this caller was the one. */
  boolean confirm(UUID person, long step, Instant now) {
    return database.update(
            "update second_factor set confirmed_at = ?, used_step = ? where person = ? and confirmed_at is null",
            now,
            step,
            person)
        == 1;
  }

  /** Uses a step up, and all before it; of many with one code at once one does. */
  boolean use(UUID person, long step) {
    return database.update(
            "update second_factor set used_step = ? where person = ? and confirmed_at is not null"
                + " and (used_step is null or used_step < ?)",
            step,
            person,
            step)
        == 1;
  }

  /** Uses a recovery code up; of many at once one does. */
  boolean useCode(UUID person, byte[] hash, Instant now) {
    return database.update(
            "update recovery_code set used_at = ? where person = ? and code_hash = ? and used_at is null",
            now,
            person,
            hash)
        == 1;
  }

  /**
   * Other codes in place of those there were. The second step is held first: of two at once the
   * later sees what the earlier wrote, so that ten stay and not twenty.
   */
  void replaceCodes(UUID person, List<byte[]> hashes) {
    database.list(
        "select person from second_factor where person = ? for update",
        row -> row.uuid("person"),
        person);
    database.update("delete from recovery_code where person = ?", person);
    for (var hash : hashes)
      database.update("insert into recovery_code (person, code_hash) values (?, ?)", person, hash);
  }

  int codesLeft(UUID person) {
    return database
        .first(
            "select count(*) as codes from recovery_code where person = ? and used_at is null",
            row -> (int) row.number("codes"),
            person)
        .orElse(0);
  }

  /** Whether there was one. */
  boolean end(UUID person) {
    return database.update("delete from second_factor where person = ?", person) == 1;
  }
}
