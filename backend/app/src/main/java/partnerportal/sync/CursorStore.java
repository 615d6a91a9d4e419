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

  /**
   * A pass begins.
   *
   * @param pause until the next one if nobody says otherwise
   * @return how many wishes for a pass there had been, for {@link #again(UUID, String, Duration,
   *     long)}
   */
  long begin(UUID organization, String stream, Duration pause) {
    return database
        .first(
            "insert into sync_cursor (organization, stream, next_at) values (?, ?, now() + make_interval(secs => ?))"
                + " on conflict (organization, stream) do update set next_at = excluded.next_at returning wishes",
            row -> row.number("wishes"),
            organization,
            stream,
            pause.toMillis() / 1000.0)
        .orElseThrow();
  }

  /** A pass is wanted now. */
  void wish(UUID organization, String stream) {
    database.update(
        "insert into sync_cursor (organization, stream, wishes, next_at) values (?, ?, 1, now())"
            + " on conflict (organization, stream) do update set wishes = sync_cursor.wishes + 1, next_at = now()",
        organization,
        stream);
  }

  /** When the next pass is due, unless somebody wished for one since this one began. */
  void again(UUID organization, String stream, Duration pause, long wishesAtBegin) {
    database.update(
        "update sync_cursor set next_at = now() + make_interval(secs => ?)"
            + " where organization = ? and stream = ? and wishes = ?",
        pause.toMillis() / 1000.0,
        organization,
        stream,
        wishesAtBegin);
  }

  /** Where a stream begins that has not been read yet. */
  void beginsAt(UUID organization, String stream, Instant at) {
    database.update(
        "insert into sync_cursor (organization, stream, reached_at, next_at) values (?, ?, ?, now())"
            + " on conflict (organization, stream) do update set reached_at = coalesce(sync_cursor.reached_at, excluded.reached_at)",
        organization,
        stream,
        at);
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
