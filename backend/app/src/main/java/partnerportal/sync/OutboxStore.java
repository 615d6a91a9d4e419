package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import partnerportal.crm.RecordKind;
import partnerportal.platform.Database;

/**
 * Rows of the outbox. Leases and due times are by the database's clock, so that nodes need not
 * agree on theirs.
 */
@ApplicationScoped
class OutboxStore {

  private static final String ROW = " where organization = ? and kind = ? and record = ?";
  private static final String MINE = ROW + " and fence = ?";

  @Inject Database database;
  @Inject Holder holder;

  /**
   * A record to be carried, ours until the lease ends.
   *
   * @param noted which change this is; a later one keeps the row alive
   * @param tries made before this one
   * @param sentAt since when the CRM may have the record without our knowing; null when it cannot
   * @param fence a completion with an older number changes nothing
   */
  record Claim(RecordKind kind, UUID record, long noted, int tries, Instant sentAt, long fence) {}

  void note(UUID organization, RecordKind kind, UUID record, Lane lane) {
    database.update(
        "insert into outbox (organization, kind, record, lane, state, noted, noted_at, next_at)"
            + " values (?, ?, ?, ?, 'QUEUED', 1, now(), now())"
            + " on conflict (organization, kind, record) do update set noted = outbox.noted + 1,"
            + " lane = least(outbox.lane, excluded.lane), next_at = now(), attempts = 0,"
            + " state = case when outbox.state = 'BLOCKED' then 'QUEUED' else outbox.state end",
        organization,
        kind,
        record,
        lane.ordinal());
  }

  List<Claim> take(UUID organization, int most, Duration lease) {
    return database.list(
        "with due as (select kind, record from outbox where organization = ? and next_at <= now()"
            + " and "
            + Holder.FREE
            + " order by lane, noted_at limit ? for update skip locked),"
            + " claim as (select nextval('sync_fence') as fence)"
            + " update outbox o set state = 'IN_FLIGHT', fence = claim.fence, lease_until = now() + make_interval(secs => ?),"
            + " held_by = ?, held_in = ?"
            + " from due, claim where o.organization = ? and o.kind = due.kind and o.record = due.record"
            + " returning o.kind, o.record, o.noted, o.attempts, o.sent_at, o.fence",
        row ->
            new Claim(
                row.constant("kind", RecordKind.class),
                row.uuid("record"),
                row.number("noted"),
                (int) row.number("attempts"),
                row.instant("sent_at"),
                row.number("fence")),
        organization,
        holder.node(),
        holder.life(),
        most,
        seconds(lease),
        holder.node(),
        holder.life(),
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

  /** Whether the claim was still ours. A change noted meanwhile keeps the row, due at once. */
  boolean done(UUID organization, Claim claim) {
    var gone =
        database.update(
            "delete from outbox" + MINE + " and noted = ?",
            organization,
            claim.kind(),
            claim.record(),
            claim.fence(),
            claim.noted());
    return gone == 1
        || database.update(
                "update outbox set state = 'QUEUED', next_at = now(), attempts = 0, silent = false, sent_at = null, cause = null,"
                    + " fence = null, lease_until = null"
                    + MINE,
                organization,
                claim.kind(),
                claim.record(),
                claim.fence())
            == 1;
  }

  /**
   * Whether the claim was still ours.
   *
   * @param silent whether it waits for the CRM to answer at all, not for the record
   * @param perhapsDone whether the CRM may have it
   */
  boolean retry(
      UUID organization,
      Claim claim,
      Duration pause,
      boolean silent,
      boolean perhapsDone,
      String cause) {
    return database.update(
            "update outbox set state = 'RETRY', attempts = attempts + 1, next_at = now() + make_interval(secs => ?),"
                + " silent = ?, sent_at = case when ? then sent_at end, cause = ?, fence = null, lease_until = null"
                + MINE,
            seconds(pause),
            silent,
            perhapsDone,
            cause,
            organization,
            claim.kind(),
            claim.record(),
            claim.fence())
        == 1;
  }

  /**
   * Whether the claim was still ours.
   *
   * @param pause when to look again by ourselves; null for only when something changes
   */
  boolean blocked(
      UUID organization, Claim claim, Duration pause, boolean perhapsDone, String cause) {
    return database.update(
            "update outbox set state = 'BLOCKED', attempts = attempts + 1,"
                + " next_at = case when noted > ? then now() else now() + make_interval(secs => ?::double precision) end,"
                + " silent = false, sent_at = case when ? then sent_at end, cause = ?, fence = null, lease_until = null"
                + MINE,
            claim.noted(),
            pause == null ? null : seconds(pause),
            perhapsDone,
            cause,
            organization,
            claim.kind(),
            claim.record(),
            claim.fence())
        == 1;
  }

  /** The CRM answers again: whatever only waited for that is due. */
  void answered(UUID organization) {
    database.update(
        "update outbox set next_at = now(), silent = false where organization = ? and silent and state = 'RETRY'",
        organization);
  }

  boolean holds(UUID organization, RecordKind kind, UUID record) {
    return database
        .first(
            "select 1 as n from outbox" + ROW, row -> row.number("n"), organization, kind, record)
        .isPresent();
  }

  /** What the CRM was last told of a record, as a hash; empty when nothing was. */
  byte[] told(UUID organization, RecordKind kind, UUID record) {
    return database
        .first(
            "select hash from outbox_told" + ROW,
            row -> row.bytes("hash"),
            organization,
            kind,
            record)
        .orElse(new byte[0]);
  }

  void told(UUID organization, RecordKind kind, UUID record, byte[] hash) {
    database.update(
        "insert into outbox_told (organization, kind, record, hash, told_at) values (?, ?, ?, ?, now())"
            + " on conflict (organization, kind, record) do update set hash = excluded.hash, told_at = now()",
        organization,
        kind,
        record,
        hash);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
