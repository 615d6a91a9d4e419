package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import partnerportal.crm.Lane;
import partnerportal.crm.RecordKind;
import partnerportal.platform.Database;
import partnerportal.platform.Page;
import partnerportal.platform.Scope;

/** What the queues hold, for people; and the two things people may do to them. */
@ApplicationScoped
@Transactional
class SyncCentreStore {

  /** Causes an administrator is shown; more kinds of trouble than this are one trouble. */
  private static final int MOST_GROUPS = 200;

  private static final Page.Cursor START =
      new Page.Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

  /** What records that are stuck for the same reason have in common; a key that fits an address. */
  private static final String GROUP = "md5(o.kind || '|' || coalesce(o.cause, ''))";

  @Inject Database database;

  /**
   * One lane of the outbox.
   *
   * @param oldestAt since when the oldest change waits that is not stuck
   */
  record LaneUse(
      Lane lane,
      long waiting,
      long inFlight,
      long retrying,
      Instant nextRetryAt,
      long blocked,
      Instant oldestAt) {}

  /** Records of the CRM that are to be read again. */
  record InboxUse(long waiting, Instant oldestAt) {}

  record Channel(String kind, Instant expiresAt, Instant heardAt) {}

  /** How far a stream was read, by the CRM's clock, and when it is read again, by ours. */
  record Cursor(String stream, Instant reachedAt, Instant nextAt) {}

  /** Records that are stuck for one reason. */
  record Group(
      String id, RecordKind kind, String cause, long count, Instant since, Instant nextAt) {}

  /** One row of the outbox with what it is about; everything but kind and record may be null. */
  record Waiting(
      RecordKind kind,
      UUID record,
      String number,
      String name,
      String company,
      UUID partner,
      String partnerName,
      Lane lane,
      String state,
      String cause,
      int tries,
      Instant notedAt,
      Instant nextAt,
      Instant sentAt) {}

  /** What a record is called and how far it got; of a partner only what applies to it. */
  record Subject(
      RecordKind kind,
      UUID id,
      String number,
      String name,
      String company,
      UUID partner,
      String partnerName,
      String crmId,
      String lifecycle,
      Instant crmAckAt,
      Instant crmModifiedAt) {}

  List<LaneUse> lanes(UUID organization) {
    return database.list(
        "select lane, count(*) filter (where state = 'QUEUED') as waiting,"
            + " count(*) filter (where state = 'IN_FLIGHT') as in_flight,"
            + " count(*) filter (where state = 'RETRY') as retrying,"
            + " min(next_at) filter (where state = 'RETRY') as next_retry_at,"
            + " count(*) filter (where state = 'BLOCKED') as blocked,"
            + " min(noted_at) filter (where state <> 'BLOCKED') as oldest_at"
            + " from outbox where organization = ? group by lane order by lane",
        row ->
            new LaneUse(
                lane(row),
                row.number("waiting"),
                row.number("in_flight"),
                row.number("retrying"),
                row.instant("next_retry_at"),
                row.number("blocked"),
                row.instant("oldest_at")),
        organization);
  }

  InboxUse inbox(UUID organization) {
    return database
        .first(
            "select count(*) as waiting, min(noted_at) as oldest_at from inbox where organization = ?",
            row -> new InboxUse(row.number("waiting"), row.instant("oldest_at")),
            organization)
        .orElseThrow();
  }

  List<Channel> channels(UUID organization) {
    return database.list(
        "select kind, expires_at, heard_at from crm_channel where organization = ? order by kind",
        row -> new Channel(row.text("kind"), row.instant("expires_at"), row.instant("heard_at")),
        organization);
  }

  List<Cursor> cursors(UUID organization) {
    return database.list(
        "select stream, reached_at, next_at from sync_cursor where organization = ? order by stream",
        row -> new Cursor(row.text("stream"), row.instant("reached_at"), row.instant("next_at")),
        organization);
  }

  List<Group> blocked(UUID organization) {
    return database.list(
        "select "
            + GROUP
            + " as id, o.kind, coalesce(o.cause, '') as cause, count(*) as count,"
            + " min(o.noted_at) as since, min(o.next_at) as next_at from outbox o"
            + " where o.organization = ? and o.state = 'BLOCKED'"
            + " group by 1, 2, 3 order by count(*) desc, 1 limit ?",
        row ->
            new Group(
                row.text("id"),
                row.constant("kind", RecordKind.class),
                row.text("cause"),
                row.number("count"),
                row.instant("since"),
                row.instant("next_at")),
        organization,
        MOST_GROUPS);
  }

  List<Waiting> blockedIn(UUID organization, String group, Page.Cursor from, int limit) {
    var after = from == null ? START : from;
    return database.list(
        described("o.state = 'BLOCKED' and " + GROUP + " = ?")
            + " and (o.noted_at, o.record) < (?, ?) order by o.noted_at desc, o.record desc limit ?",
        SyncCentreStore::waiting,
        organization,
        group,
        after.at(),
        after.id(),
        limit + 1);
  }

  /** A record's row in the outbox; empty when the CRM knows all of it. */
  Optional<Waiting> waiting(UUID organization, RecordKind kind, UUID record) {
    return database.first(
        described("o.kind = ? and o.record = ?"),
        SyncCentreStore::waiting,
        organization,
        kind,
        record);
  }

  Optional<Subject> lead(Scope scope, UUID id) {
    return database.first(
        "select l.number, concat_ws(' ', l.first_name, l.last_name) as name, l.company, l.partner,"
            + " p.name as partner_name, l.crm_id, l.lifecycle, l.crm_ack_at, l.crm_modified_at"
            + " from lead l join partner p on p.id = l.partner where l.organization = ?"
            + " and (?::uuid[] is null or l.partner = any(?::uuid[])) and l.id = ?",
        row ->
            new Subject(
                RecordKind.LEAD,
                id,
                row.text("number"),
                row.text("name"),
                row.text("company"),
                row.uuid("partner"),
                row.text("partner_name"),
                row.text("crm_id"),
                row.text("lifecycle"),
                row.instant("crm_ack_at"),
                row.instant("crm_modified_at")),
        scope.organization(),
        scope.partners(),
        scope.partners(),
        id);
  }

  Optional<Subject> partner(Scope scope, UUID id) {
    return database.first(
        "select name, crm_id, state, crm_modified_at from partner where organization = ?"
            + " and (?::uuid[] is null or id = any(?::uuid[])) and id = ?",
        row ->
            new Subject(
                RecordKind.PARTNER,
                id,
                null,
                row.text("name"),
                null,
                id,
                row.text("name"),
                row.text("crm_id"),
                row.text("state"),
                null,
                row.instant("crm_modified_at")),
        scope.organization(),
        scope.partners(),
        scope.partners(),
        id);
  }

  /** Whether a record is to be read again, by the CRM's id. */
  boolean toBeRead(UUID organization, RecordKind kind, String crmId) {
    return database
        .first(
            "select 1 as n from inbox where organization = ? and kind = ? and crm_id = ?",
            row -> row.number("n"),
            organization,
            kind,
            crmId)
        .isPresent();
  }

  /** Makes stuck records of a group due; of all of them when none are named. Says how many. */
  int retry(UUID organization, String group, List<UUID> records) {
    return database.update(
        "update outbox o set state = 'QUEUED', next_at = now(), attempts = 0, silent = false"
            + " where o.organization = ? and o.state = 'BLOCKED' and "
            + GROUP
            + " = ? and (? or o.record = any(?::uuid[]))",
        organization,
        group,
        records.isEmpty(),
        records.stream().map(UUID::toString).toList());
  }

  /** Makes one record due that waits for its next try or is stuck; does nothing to others. */
  boolean retry(UUID organization, RecordKind kind, UUID record) {
    return database.update(
            "update outbox set state = 'QUEUED', next_at = now(), attempts = 0, silent = false"
                + " where organization = ? and kind = ? and record = ? and state in ('BLOCKED', 'RETRY')",
            organization,
            kind,
            record)
        == 1;
  }

  private static String described(String condition) {
    return "select o.kind, o.record, l.number, concat_ws(' ', l.first_name, l.last_name) as name, l.company,"
        + " p.id as partner, p.name as partner_name, o.lane, o.state, o.cause, o.attempts, o.noted_at,"
        + " o.next_at, o.sent_at from outbox o left join lead l on o.kind = 'LEAD' and l.id = o.record"
        + " left join partner p on p.id = coalesce(l.partner, o.record) where o.organization = ? and "
        + condition;
  }

  private static Waiting waiting(Database.Row row) throws SQLException {
    return new Waiting(
        row.constant("kind", RecordKind.class),
        row.uuid("record"),
        row.text("number"),
        row.text("name"),
        row.text("company"),
        row.uuid("partner"),
        row.text("partner_name"),
        lane(row),
        row.text("state"),
        row.text("cause"),
        (int) row.number("attempts"),
        row.instant("noted_at"),
        row.instant("next_at"),
        row.instant("sent_at"));
  }

  private static Lane lane(Database.Row row) throws SQLException {
    return Lane.values()[(int) row.number("lane")];
  }
}
