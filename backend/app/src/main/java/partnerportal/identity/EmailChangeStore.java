package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import partnerportal.platform.Database;

/** Rows of {@code email_change}; they are found by their link, before an organisation is known. */
@ApplicationScoped
@Transactional
class EmailChangeStore {

  @Inject Database database;

  /** One row; the addresses are still sealed. {@code usedAt} is null while it is open. */
  record Row(
      UUID id,
      UUID person,
      UUID session,
      byte[] newSealed,
      byte[] newIndex,
      byte[] oldSealed,
      Instant askedAt,
      Instant expiresAt,
      Instant usedAt) {}

  void add(Row row) {
    database.update(
        "insert into email_change (id, person, session, new_sealed, new_index, old_sealed, asked_at, expires_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
        row.id(),
        row.person(),
        row.session(),
        row.newSealed(),
        row.newIndex(),
        row.oldSealed(),
        row.askedAt(),
        row.expiresAt());
  }

  Optional<Row> one(UUID id) {
    return database.first("select * from email_change where id = ?", EmailChangeStore::row, id);
  }

  /** What a person has asked for and not confirmed. */
  Optional<Row> open(UUID person, Instant now) {
    return database.first(
        "select * from email_change where person = ? and used_at is null and expires_at > ?",
        EmailChangeStore::row,
        person,
        now);
  }

  /** Uses it up; of many at once one does. */
  Optional<Row> use(UUID id, Instant now) {
    return database.first(
        "update email_change set used_at = ? where id = ? and used_at is null and expires_at > ? returning *",
        EmailChangeStore::row,
        now,
        id,
        now);
  }

  /** Whether there was one. */
  boolean drop(UUID person) {
    return database.update("delete from email_change where person = ? and used_at is null", person)
        > 0;
  }

  /** Forgets what has been over since then. */
  int forget(Instant over) {
    return database.update("delete from email_change where expires_at < ?", over);
  }

  private static Row row(Database.Row row) throws java.sql.SQLException {
    return new Row(
        row.uuid("id"),
        row.uuid("person"),
        row.uuid("session"),
        row.bytes("new_sealed"),
        row.bytes("new_index"),
        row.bytes("old_sealed"),
        row.instant("asked_at"),
        row.instant("expires_at"),
        row.instant("used_at"));
  }
}
