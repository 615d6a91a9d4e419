package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import partnerportal.platform.Actor;
import partnerportal.platform.Database;
import partnerportal.platform.Page;
import partnerportal.platform.Scope;

/** What happened to leads, line by line; written once, never changed, read within a scope. */
@ApplicationScoped
class LeadHistoryStore {

  /** What {@link #line} reads, besides the lead it is about, from a {@code c}. */
  static final String COLUMNS =
      "c.id as c_id, c.kind, c.field, c.stage, c.from_sealed, c.to_sealed, c.actor_side, c.actor, c.actor_name,"
          + " c.at, c.known_at, c.cause";

  private static final String LINE = "select c.organization, c.partner, c.lead as id, " + COLUMNS;

  private static final String OF_LEADS =
      " from lead_change c join lead l on l.id = c.lead where" + LeadStore.WITHIN;

  /** What happened to leads, and what was written to partners about them. */
  private static final String STORY =
      "(select id, organization, partner, lead, kind, field, stage, from_sealed, to_sealed, actor_side, actor,"
          + " actor_name, at, known_at, cause from lead_change union all"
          + " select id, organization, partner, lead, 'NOTE', null, null, null, text_sealed, 'ORGANIZATION', null,"
          + " author, written_at, known_at, '' from lead_note)";

  @Inject Database database;

  void add(List<LeadChange> lines) {
    database.updateAll(
        "insert into lead_change (id, organization, partner, lead, kind, field, stage, from_sealed, to_sealed, actor_side,"
            + " actor, actor_name, at, known_at, cause) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        lines.stream().map(LeadHistoryStore::columns).toList());
  }

  /**
   * A page of one lead's story, the newest first: one more than asked for when there is more.
   *
   * @param from where the page before ended; null for the first
   */
  List<LeadChange> story(Scope scope, UUID lead, Page.Cursor from, int limit) {
    var after = from == null ? LeadStore.START : from;
    return database.list(
        LINE
            + " from "
            + STORY
            + " c join lead l on l.id = c.lead where"
            + LeadStore.WITHIN
            + " and c.lead = ? and (c.known_at, c.id) < (?, ?) order by c.known_at desc, c.id desc limit ?",
        LeadHistoryStore::line,
        LeadStore.within(scope, lead, after.at(), after.id(), limit + 1));
  }

  /** All lines of leads, each lead's oldest first. */
  List<LeadChange> all(Scope scope, List<UUID> leads) {
    return database.list(
        LINE + OF_LEADS + " and c.lead = any(?::uuid[]) order by c.lead, c.known_at, c.id",
        LeadHistoryStore::line,
        LeadStore.within(scope, leads.stream().map(UUID::toString).toList()));
  }

  /** The lines of one kind about a lead, oldest first. */
  List<LeadChange> of(Scope scope, UUID lead, ChangeKind kind) {
    return database.list(
        LINE + OF_LEADS + " and c.lead = ? and c.kind = ? order by c.known_at, c.id",
        LeadHistoryStore::line,
        LeadStore.within(scope, lead, kind));
  }

  /** A line from a row that has {@link #COLUMNS} beside a lead's own. */
  static LeadChange line(Database.Row r) throws SQLException {
    return new LeadChange(
        r.uuid("c_id"),
        r.uuid("organization"),
        r.uuid("partner"),
        r.uuid("id"),
        r.constant("kind", ChangeKind.class),
        r.text("field"),
        r.constant("stage", Stage.class),
        r.bytes("from_sealed"),
        r.bytes("to_sealed"),
        new Actor(
            r.constant("actor_side", Actor.Side.class), r.uuid("actor"), r.text("actor_name")),
        r.instant("at"),
        r.instant("known_at"),
        r.text("cause"));
  }

  private static Object[] columns(LeadChange line) {
    return new Object[] {
      line.id(),
      line.organization(),
      line.partner(),
      line.lead(),
      line.kind(),
      line.field(),
      line.stage(),
      line.from(),
      line.to(),
      line.by().side(),
      line.by().membership(),
      line.by().name(),
      line.at(),
      line.knownAt(),
      line.cause()
    };
  }
}
