package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import partnerportal.platform.Database;

/** How far each stream of changes has been read, and when it is to be read again. */
@ApplicationScoped
@Transactional
class CursorStore {

  @Inject Database database;

  /** Whether it is time for another pass. */
  boolean due(UUID organization, String stream) {
    return database
        .first(
            "select next_at > now() as waits from sync_cursor where organization = ? and stream = ?",
            row -> !row.flag("waits"),
            organization,
            stream)
        .orElse(true);
  }

  void again(UUID organization, String stream, Duration pause) {
    database.update(
        "insert into sync_cursor (organization, stream, next_at) values (?, ?, now() + make_interval(secs => ?))"
            + " on conflict (organization, stream) do update set next_at = excluded.next_at",
        organization,
        stream,
        pause.toMillis() / 1000.0);
  }

  /**
   * How far a stream has been applied, by the CRM's clock; the beginning of time before the first
   * pass.
   */
  Instant reached(UUID organization, String stream) {
    return database
        .first(
            "select coalesce(reached_at, 'epoch') as reached from sync_cursor where organization = ? and stream = ?",
            row -> row.instant("reached"),
            organization,
            stream)
        .orElse(Instant.EPOCH);
  }

  /** Only forwards, and only after what was read has been applied. */
  void reached(UUID organization, String stream, Instant at) {
    database.update(
        "insert into sync_cursor (organization, stream, reached_at, next_at) values (?, ?, ?, now())"
            + " on conflict (organization, stream) do update set"
            + " reached_at = greatest(coalesce(sync_cursor.reached_at, 'epoch'), excluded.reached_at)",
        organization,
        stream,
        at);
  }
}
