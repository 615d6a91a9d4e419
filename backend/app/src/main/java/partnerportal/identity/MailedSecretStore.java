package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import partnerportal.platform.Database;

/** Rows of {@code mailed_secret}; they are found before an organisation is known. */
@ApplicationScoped
@Transactional
class MailedSecretStore {

  @Inject Database database;

  /** One row; the account is the blind index of an address. */
  record Row(UUID id, MailedSecret purpose, byte[] account, Instant expiresAt) {}

  /**
   * Takes the place of the one asked for before. It is stored under what the person is stored
   * under, if there is one.
   *
   * @param accounts all that may be, the oldest first
   */
  void renew(UUID id, MailedSecret purpose, List<byte[]> accounts, Instant now, Instant expires) {
    database.update(
        "insert into mailed_secret (id, purpose, account, asked_at, expires_at) values (?, ?,"
            + " coalesce((select email_index from person where email_index = any(?::bytea[])), ?::bytea), ?, ?)"
            + " on conflict (purpose, account) do update set id = excluded.id, asked_at = excluded.asked_at,"
            + " expires_at = excluded.expires_at, mailed_at = null, used_at = null",
        id,
        purpose,
        accounts,
        accounts.isEmpty() ? new byte[0] : accounts.get(accounts.size() - 1),
        now,
        expires);
  }

  Optional<Row> open(MailedSecret purpose, List<byte[]> accounts, Instant now) {
    return database.first(
        "select * from mailed_secret where purpose = ? and account = any(?::bytea[]) and used_at is null and expires_at > ?"
            + " order by asked_at desc",
        MailedSecretStore::row,
        purpose,
        accounts,
        now);
  }

  Optional<Row> open(UUID id, Instant now) {
    return database.first(
        "select * from mailed_secret where id = ? and used_at is null and expires_at > ?",
        MailedSecretStore::row,
        id,
        now);
  }

  Optional<Row> unsent(UUID id, Instant now) {
    return database.first(
        "select * from mailed_secret where id = ? and used_at is null and mailed_at is null and expires_at > ?",
        MailedSecretStore::row,
        id,
        now);
  }

  /** Whether this caller was the one; of many at once one is. */
  boolean use(UUID id, Instant now) {
    return database.update(
            "update mailed_secret set used_at = ? where id = ? and used_at is null and expires_at > ?",
            now,
            id,
            now)
        == 1;
  }

  void mailed(UUID id, Instant now) {
    database.update("update mailed_secret set mailed_at = ? where id = ?", now, id);
  }

  /** Forgets what has been over since then. */
  int forget(Instant over) {
    return database.update("delete from mailed_secret where expires_at < ?", over);
  }

  private static Row row(Database.Row row) throws java.sql.SQLException {
    return new Row(
        row.uuid("id"),
        row.constant("purpose", MailedSecret.class),
        row.bytes("account"),
        row.instant("expires_at"));
  }
}
