package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import partnerportal.platform.Database;

/** How far the import of an organisation's CRM has come. */
@ApplicationScoped
@Transactional
class ImportStore {

  @Inject Database database;

  /**
   * One stream.
   *
   * @param cursor behind which the next page begins; null for the first page
   * @param doneAt null while it is under way
   */
  record State(
      ImportStream stream,
      String cursor,
      long imported,
      long passedOver,
      Instant beganAt,
      Instant doneAt) {}

  List<State> of(UUID organization) {
    return database.list(
        "select * from import_stream where organization = ?",
        row ->
            new State(
                row.constant("stream", ImportStream.class),
                row.text("cursor"),
                row.number("imported"),
                row.number("passed_over"),
                row.instant("began_at"),
                row.instant("done_at")),
        organization);
  }

  /** A page was taken over: the next one begins behind it, unless it was the last. */
  void kept(UUID organization, ImportStream stream, String next, long imported, long passedOver) {
    database.update(
        "insert into import_stream (organization, stream, cursor, imported, passed_over, began_at, done_at)"
            + " values (?, ?, ?, ?, ?, now(), case when ? then now() end)"
            + " on conflict (organization, stream) do update set cursor = excluded.cursor,"
            + " imported = import_stream.imported + excluded.imported,"
            + " passed_over = import_stream.passed_over + excluded.passed_over, done_at = excluded.done_at",
        organization,
        stream,
        next,
        imported,
        passedOver,
        next == null);
  }

  /** Partners are taken over by the first pass over all changes. */
  void partnersRead(UUID organization) {
    database.update(
        "insert into import_stream (organization, stream, imported, began_at, done_at)"
            + " select ?, 'PARTNERS', (select count(*) from partner where organization = ?),"
            + " coalesce((select connected_at from organization where id = ?), now()), now()"
            + " on conflict (organization, stream) do nothing",
        organization,
        organization,
        organization);
  }
}
