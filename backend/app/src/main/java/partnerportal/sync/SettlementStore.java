package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import partnerportal.crm.RecordKind;
import partnerportal.platform.Database;
import partnerportal.sync.OutboxStore.Claim;

/**
 * What became of claimed records. Only claims that are still ours change anything; that is what
 * each method answers.
 */
@ApplicationScoped
class SettlementStore {

  private static final String ROW = " where organization = ? and kind = ? and record = ?";
  private static final String MINE = ROW + " and fence = ?";

  /** Claims side by side; takes kinds, ids, numbers and fences. */
  private static final String THESE =
      " unnest(?::text[], ?::uuid[], ?::bigint[], ?::bigint[]) as these(kind, record, noted, fence)";

  /** The same, each with a pause in seconds. */
  private static final String PAUSED_ONES =
      " unnest(?::text[], ?::uuid[], ?::bigint[], ?::bigint[], ?::float8[])"
          + " as these(kind, record, noted, fence, pause)";

  /**
   * Takes the organisation and the ids once more: they find the rows by their key whatever the
   * database takes the table for; claims and rows alone may be compared each with each.
   */
  private static final String ONE_OF_THEM =
      " where o.organization = ? and o.record = any(?::uuid[])"
          + " and o.kind = these.kind and o.record = these.record and o.fence = these.fence";

  @Inject Database database;

  /**
   * Claims that were still ours.
   *
   * @param asTheyWere nothing about the record was noted since it was claimed
   * @param changed something was, and is due
   */
  record Done(Set<UUID> asTheyWere, Set<UUID> changed) {

    boolean isEmpty() {
      return asTheyWere.isEmpty() && changed.isEmpty();
    }

    Set<UUID> all() {
      var all = new HashSet<>(asTheyWere);
      all.addAll(changed);
      return all;
    }
  }

  /** What claims of one call mostly have in common, so that they need not be held against rows. */
  private record Alike(RecordKind kind, long noted, long fence) {}

  /**
   * The records are settled. A change noted meanwhile keeps the row, due at once; the CRM has the
   * record by then, so what follows is an edit.
   */
  Done done(UUID organization, List<Claim> claims) {
    var gone = new HashSet<UUID>();
    claims.stream()
        .collect(
            Collectors.groupingBy(claim -> new Alike(claim.kind(), claim.noted(), claim.fence())))
        .forEach(
            (alike, some) ->
                gone.addAll(
                    database.list(
                        "delete from outbox where organization = ? and kind = ? and record = any(?::uuid[])"
                            + " and noted = ? and fence = ? returning record",
                        row -> row.uuid("record"),
                        organization,
                        alike.kind,
                        records(some),
                        alike.noted,
                        alike.fence)));
    return new Done(
        gone,
        changed(
            organization, claims.stream().filter(one -> !gone.contains(one.record())).toList()));
  }

  private Set<UUID> changed(UUID organization, List<Claim> claims) {
    if (claims.isEmpty()) return Set.of();
    return Set.copyOf(
        database.list(
            "update outbox o set state = 'QUEUED', creation = false, next_at = now(), attempts = 0, silent = false,"
                + " sent_at = null, cause = null, fence = null, lease_until = null from"
                + THESE
                + ONE_OF_THEM
                + " returning o.record",
            row -> row.uuid("record"),
            these(claims, organization, records(claims))));
  }

  /**
   * The records are tried again, each after its own pause.
   *
   * @param silent whether they wait for the CRM to answer at all, not for the record
   * @param perhapsDone whether the CRM may have them
   */
  Set<UUID> retry(
      UUID organization,
      List<Claim> claims,
      List<Duration> pauses,
      boolean silent,
      boolean perhapsDone,
      String cause) {
    var arguments = new ArrayList<Object>(Arrays.asList(silent, perhapsDone, cause));
    arguments.addAll(List.of(these(claims)));
    arguments.add(pauses.stream().map(pause -> Double.toString(seconds(pause))).toList());
    arguments.add(organization);
    arguments.add(records(claims));
    return Set.copyOf(
        database.list(
            "update outbox o set state = 'RETRY', attempts = attempts + 1, next_at = now() + make_interval(secs => pause),"
                + " silent = ?, sent_at = case when ? then sent_at end, cause = ?, fence = null, lease_until = null from"
                + PAUSED_ONES
                + ONE_OF_THEM
                + " returning o.record",
            row -> row.uuid("record"),
            arguments.toArray()));
  }

  /**
   * The record is stuck.
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

  /**
   * The CRM answers again: whatever only waited for that is due. A row somebody else holds is being
   * carried or changed already.
   */
  void answered(UUID organization) {
    database.update(
        "with silent as (select kind, record from outbox where organization = ? and silent and state = 'RETRY'"
            + " for update skip locked)"
            + " update outbox o set next_at = now(), silent = false from silent"
            + " where o.organization = ? and o.kind = silent.kind and o.record = silent.record",
        organization,
        organization);
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

  private static Object[] these(List<Claim> claims, Object... more) {
    var all = new ArrayList<Object>();
    all.add(claims.stream().map(claim -> claim.kind().name()).toList());
    all.add(records(claims));
    all.add(claims.stream().map(claim -> Long.toString(claim.noted())).toList());
    all.add(claims.stream().map(claim -> Long.toString(claim.fence())).toList());
    all.addAll(List.of(more));
    return all.toArray();
  }

  private static List<String> records(List<Claim> claims) {
    return claims.stream().map(claim -> claim.record().toString()).toList();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
