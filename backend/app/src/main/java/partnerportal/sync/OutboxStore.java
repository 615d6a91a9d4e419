package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import partnerportal.crm.Lane;
import partnerportal.crm.RecordKind;
import partnerportal.platform.Database;

/**
 * Rows of the outbox. Leases and due times are by the database's clock, so that nodes need not
 * agree on theirs.
 */
@ApplicationScoped
class OutboxStore {

  private static final String ROW = " where organization = ? and kind = ? and record = ?";

  @Inject Database database;
  @Inject Holder holder;

  /** What may be claimed; takes organisation, the holder's node and life, and the shut lanes. */
  private static final String DUE =
      " from outbox where organization = ? and next_at <= now() and "
          + Holder.FREE
          + " and lane <> all(?::int[])";

  /** Those of one sort; takes kind and whether they are creations, too. */
  private static final String OF_SORT = DUE + " and kind = ? and creation = ?";

  /**
   * A record to be carried, ours until the lease ends.
   *
   * @param noted which change this is; a later one keeps the row alive
   * @param tries made before this one
   * @param sentAt since when the CRM may have the record without our knowing; null when it cannot
   * @param fence a completion with an older number changes nothing
   */
  record Claim(RecordKind kind, UUID record, long noted, int tries, Instant sentAt, long fence) {}

  /**
   * What goes out in one call: creations and edits have each their own, and so has each kind.
   *
   * @param lane of the most urgent record that is due
   * @param late whether it has waited for too long
   */
  record Sort(RecordKind kind, boolean creation, int lane, boolean late) {}

  /**
   * Notes a change. A lead without a row is in the CRM, unless it is new; so whether the row is a
   * creation is decided once. The row is its partner's, who may be the one to note it.
   */
  void note(UUID organization, RecordKind kind, UUID record, Lane lane) {
    database.update(
        "insert into outbox (organization, kind, record, partner, lane, creation, state, noted, noted_at, next_at)"
            + " select ?, ?, p.record, case when p.lead"
            + " then (select l.partner from lead l where l.organization = ? and l.id = p.record)"
            + " else p.record end, ?, ?, 'QUEUED', 1, now(), now() from (select ?::uuid as record, ? as lead) p"
            + " on conflict (organization, kind, record) do update set noted = outbox.noted + 1,"
            + " lane = least(outbox.lane, excluded.lane), next_at = now(), attempts = 0,"
            + " state = case when outbox.state = 'BLOCKED' then 'QUEUED' else outbox.state end",
        organization,
        kind,
        organization,
        lane.ordinal(),
        kind == RecordKind.LEAD && lane == Lane.NEW_LEAD,
        record,
        kind == RecordKind.LEAD);
  }

  /** What is due first; empty when nothing is. */
  Optional<Sort> next(UUID organization, List<Lane> shut, Duration tooLong) {
    return database.first(
        "select kind, creation, lane, noted_at < now() - make_interval(secs => ?) as late"
            + DUE
            + " order by lane, noted_at limit 1",
        row ->
            new Sort(
                row.constant("kind", RecordKind.class),
                row.flag("creation"),
                (int) row.number("lane"),
                row.flag("late")),
        seconds(tooLong),
        organization,
        holder.node(),
        holder.life(),
        places(shut));
  }

  /**
   * Claims records of a sort.
   *
   * @param newest how many of them are the newest; the rest are the oldest
   */
  List<Claim> take(
      UUID organization, Sort sort, List<Lane> shut, int most, int newest, Duration lease) {
    return database.list(
        "with young as (select record"
            + OF_SORT
            + " and lane = ? order by noted_at desc limit ? for update skip locked),"
            + " old as (select record"
            + OF_SORT
            + " order by lane, noted_at limit ? for update skip locked),"
            + " claim as (select nextval('sync_fence') as fence)"
            + " update outbox o set state = 'IN_FLIGHT', fence = claim.fence, lease_until = now() + make_interval(secs => ?),"
            + " held_by = ?, held_in = ?"
            // an array, so that the rows are found by their key and not by reading all that wait
            + " from claim where o.organization = ? and o.kind = ? and o.record = any(array("
            + "select record from young union select record from old))"
            + " returning o.kind, o.record, o.noted, o.attempts, o.sent_at, o.fence",
        OutboxStore::claim,
        organization,
        holder.node(),
        holder.life(),
        places(shut),
        sort.kind,
        sort.creation,
        sort.lane,
        newest,
        organization,
        holder.node(),
        holder.life(),
        places(shut),
        sort.kind,
        sort.creation,
        most - newest,
        seconds(lease),
        holder.node(),
        holder.life(),
        organization,
        sort.kind);
  }

  private static Claim claim(Database.Row row) throws SQLException {
    return new Claim(
        row.constant("kind", RecordKind.class),
        row.uuid("record"),
        row.number("noted"),
        (int) row.number("attempts"),
        row.instant("sent_at"),
        row.number("fence"));
  }

  private static List<String> places(List<Lane> lanes) {
    return lanes.stream().map(lane -> Integer.toString(lane.ordinal())).toList();
  }

  /**
   * What is still under way stays ours. A row somebody else holds is being sent or settled, which
   * does the same or ends it; waiting for it could be waiting in a circle.
   */
  void renew(UUID organization, Collection<Long> fences, Duration lease) {
    database.update(
        "with ours as (select kind, record from outbox where organization = ? and fence = any(?::bigint[])"
            + " for update skip locked)"
            + " update outbox o set lease_until = now() + make_interval(secs => ?) from ours"
            + " where o.organization = ? and o.kind = ours.kind and o.record = ours.record",
        organization,
        fences.stream().map(fence -> Long.toString(fence)).toList(),
        seconds(lease),
        organization);
  }

  /**
   * Right before a write: renews the lease and notes that the CRM may have it from now on. What is
   * left is still ours.
   */
  Set<UUID> sending(
      UUID organization, RecordKind kind, long fence, List<UUID> records, Duration lease) {
    return Set.copyOf(
        database.list(
            "update outbox set lease_until = now() + make_interval(secs => ?), sent_at = coalesce(sent_at, now())"
                + " where organization = ? and kind = ? and fence = ? and record = any(?::uuid[]) returning record",
            row -> row.uuid("record"),
            seconds(lease),
            organization,
            kind,
            fence,
            records.stream().map(UUID::toString).toList()));
  }

  boolean holds(UUID organization, RecordKind kind, UUID record) {
    return database
        .first(
            "select 1 as n from outbox" + ROW, row -> row.number("n"), organization, kind, record)
        .isPresent();
  }

  boolean underWay(UUID organization, RecordKind kind, UUID record) {
    return database
        .first(
            "select 1 as n from outbox" + ROW + " and sent_at is not null",
            row -> row.number("n"),
            organization,
            kind,
            record)
        .isPresent();
  }

  /** Whether creations are or may be on their way whose outcome is not known yet. */
  boolean creating(UUID organization) {
    return database
        .first(
            "select 1 as n from outbox where organization = ? and creation and sent_at is not null limit 1",
            row -> row.number("n"),
            organization)
        .isPresent();
  }

  /** Which of these records are or may be on their way with an outcome nobody knows yet. */
  Set<UUID> underWay(UUID organization, RecordKind kind, Collection<UUID> records) {
    return Set.copyOf(
        database.list(
            "select record from outbox where organization = ? and kind = ? and record = any(?::uuid[])"
                + " and sent_at is not null",
            row -> row.uuid("record"),
            organization,
            kind,
            records.stream().map(UUID::toString).toList()));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
