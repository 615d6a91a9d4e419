package partnerportal.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import partnerportal.platform.Database;
import partnerportal.platform.Page;

/** Tasks of an organisation's people. */
@ApplicationScoped
class AdminTaskStore {

  private static final Page.Cursor START =
      new Page.Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

  @Inject Database database;

  /** The task as it stands now; its id is the given one when it was opened by this. */
  AdminTask raised(
      UUID organization, UUID id, TaskKind kind, String subject, String detail, Instant now) {
    return database
        .first(
            "insert into admin_task (id, organization, kind, subject, detail, count, first_at, last_at)"
                + " values (?, ?, ?, ?, ?, 1, ?, ?)"
                + " on conflict (organization, kind, subject) where done_at is null do update set"
                + " count = admin_task.count + 1, detail = excluded.detail,"
                + " last_at = greatest(admin_task.last_at, excluded.last_at) returning *",
            AdminTaskStore::task,
            id,
            organization,
            kind,
            subject,
            detail,
            now,
            now)
        .orElseThrow();
  }

  /** The task, if it was open until now. */
  Optional<AdminTask> done(UUID organization, UUID id, String by, Instant now) {
    return database.first(
        "update admin_task set done_at = ?, done_by = ? where organization = ? and id = ? and done_at is null"
            + " returning *",
        AdminTaskStore::task,
        now,
        by,
        organization,
        id);
  }

  /** Forgets some that have been done since then; there are never many. */
  int forget(UUID organization, Instant before) {
    return database.update(
        "delete from admin_task where organization = ? and id in (select id from admin_task"
            + " where organization = ? and done_at < ? limit 100 for update skip locked)",
        organization,
        organization,
        before);
  }

  boolean known(UUID organization, UUID id) {
    return database
        .first(
            "select id from admin_task where organization = ? and id = ?",
            row -> row.uuid("id"),
            organization,
            id)
        .isPresent();
  }

  List<AdminTask> open(UUID organization, Page.Cursor from, int limit) {
    var after = from == null ? START : from;
    return database.list(
        "select * from admin_task where organization = ? and done_at is null"
            + " and (first_at, id) < (?, ?) order by first_at desc, id desc limit ?",
        AdminTaskStore::task,
        organization,
        after.at(),
        after.id(),
        limit + 1);
  }

  private static AdminTask task(Database.Row row) throws SQLException {
    return new AdminTask(
        row.uuid("id"),
        row.constant("kind", TaskKind.class),
        row.text("subject"),
        row.text("detail"),
        row.number("count"),
        row.instant("first_at"),
        row.instant("last_at"));
  }
}
