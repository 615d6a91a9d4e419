package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import partnerportal.platform.Database;

/** Signing keys, newest first. */
@ApplicationScoped
@Transactional
class SigningKeyStore {

  record Stored(String id, byte[] sealed) {}

  @Inject Database database;

  List<Stored> all() {
    return database.list(
        "select id, sealed from signing_key where retired_at is null order by signs_from desc, id desc",
        row -> new Stored(row.text("id"), row.bytes("sealed")));
  }

  /** Makes the first key, once, however many nodes start together. */
  void addFirst(Supplier<Stored> key, Instant now) {
    database.list("select pg_advisory_xact_lock(7015001)::text as t", row -> row.text("t"));
    if (!all().isEmpty()) return;
    var made = key.get();
    database.update(
        "insert into signing_key (id, sealed, published_at, signs_from) values (?, ?, ?, ?)",
        made.id(),
        made.sealed(),
        now,
        now);
  }
}
