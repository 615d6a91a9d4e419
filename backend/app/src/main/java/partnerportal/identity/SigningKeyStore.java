package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import partnerportal.platform.Database;

/** Signing keys, newest first. */
@ApplicationScoped
@Transactional
class SigningKeyStore {

  private static final int LOCK = 7_015_001;

  record Stored(String id, byte[] sealed, Instant signsFrom) implements SigningKeyPlan.Since {}

  @Inject Database database;

  List<Stored> all() {
    return database.list(
        "select id, sealed, signs_from from signing_key where retired_at is null order by signs_from desc, id desc",
        row -> new Stored(row.text("id"), row.bytes("sealed"), row.instant("signs_from")));
  }

  /** Until the transaction ends no other node changes them. */
  void hold() {
    database.list("select pg_advisory_xact_lock(" + LOCK + ")::text as t", row -> row.text("t"));
  }

  void add(Stored key, Instant now) {
    database.update(
        "insert into signing_key (id, sealed, published_at, signs_from) values (?, ?, ?, ?)",
        key.id(),
        key.sealed(),
        now,
        key.signsFrom());
  }

  /** Forgets a key: nobody needs its private half any more. */
  void forget(String id) {
    database.update("delete from signing_key where id = ?", id);
  }
}
