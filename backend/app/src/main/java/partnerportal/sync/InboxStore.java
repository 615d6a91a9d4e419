package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import partnerportal.crm.RecordKind;
import partnerportal.platform.Database;

/** Rows of the inbox: records of the CRM that want reading. */
@ApplicationScoped
class InboxStore {

  private static final String MINE =
      " where organization = ? and kind = ? and crm_id = ? and fence = ?";

  @Inject Database database;
  @Inject Holder holder;

  /**
   * A record to be read, ours until the lease ends.
   *
   * @param noted which hint this is; a later one keeps the row alive
   */
  record Hint(RecordKind kind, String crmId, long noted, int tries, long fence) {}

  /** Rows are taken in one order by everybody, so that nobody waits in a circle. */
  void note(UUID organization, RecordKind kind, Collection<String> crmIds, Duration pause) {
    database.update(
        "insert into inbox (organization, kind, crm_id, noted, noted_at, next_at)"
            + " select ?, ?, crm_id, 1, now(), now() + make_interval(secs => ?)"
            + " from unnest(?::text[]) as hint (crm_id) order by crm_id"
            + " on conflict (organization, kind, crm_id) do update set noted = inbox.noted + 1,"
            + " next_at = least(inbox.next_at, excluded.next_at), attempts = 0",
        organization,
        kind,
        pause.toMillis() / 1000.0,
        crmIds.stream().distinct().toList());
  }

  List<Hint> take(UUID organization, int most, Duration lease) {
    return database.list(
        "with due as (select kind, crm_id from inbox where organization = ? and next_at <= now()"
            + " and "
            + Holder.FREE
            + " order by next_at limit ? for update skip locked),"
            + " claim as (select nextval('sync_fence') as fence)"
            + " update inbox i set fence = claim.fence, lease_until = now() + make_interval(secs => ?),"
            + " held_by = ?, held_in = ?"
            + " from due, claim where i.organization = ? and i.kind = due.kind and i.crm_id = due.crm_id"
            + " returning i.kind, i.crm_id, i.noted, i.attempts, i.fence",
        row ->
            new Hint(
                row.constant("kind", RecordKind.class),
                row.text("crm_id"),
                row.number("noted"),
                (int) row.number("attempts"),
                row.number("fence")),
        organization,
        holder.node(),
        holder.life(),
        most,
        lease.toMillis() / 1000.0,
        holder.node(),
        holder.life(),
        organization);
  }

  /** Whether the claim is still ours; its lease begins anew. */
  boolean still(UUID organization, Hint hint, Duration lease) {
    return database.update(
            "update inbox set lease_until = now() + make_interval(secs => ?)" + MINE,
            lease.toMillis() / 1000.0,
            organization,
            hint.kind(),
            hint.crmId(),
            hint.fence())
        == 1;
  }

  /**
   * What hints of one reading mostly have in common, so that they need not be held against rows.
   */
  private record Alike(RecordKind kind, long noted, long fence) {}

  /**
   * Read and applied; a hint that came meanwhile keeps its row. Rows are taken in one order by
   * everybody.
   */
  void done(UUID organization, List<Hint> hints) {
    var alike =
        hints.stream()
            .collect(Collectors.groupingBy(hint -> new Alike(hint.kind, hint.noted, hint.fence)));
    if (alike.size() > 1) hold(organization, hints);
    alike.forEach((what, some) -> done(organization, what, some));
  }

  private void hold(UUID organization, List<Hint> hints) {
    database.list(
        "select 1 from inbox where organization = ? and crm_id = any(?::text[])"
            + " order by crm_id, kind for update",
        row -> true,
        organization,
        hints.stream().map(Hint::crmId).toList());
  }

  private void done(UUID organization, Alike alike, List<Hint> hints) {
    var gone =
        Set.copyOf(
            database.list(
                "delete from inbox where organization = ? and kind = ? and crm_id = any(array("
                    + "select crm_id from inbox where organization = ? and kind = ? and crm_id = any(?::text[])"
                    + " and noted = ? and fence = ? order by crm_id for update)) returning crm_id",
                row -> row.text("crm_id"),
                organization,
                alike.kind,
                organization,
                alike.kind,
                hints.stream().map(Hint::crmId).toList(),
                alike.noted,
                alike.fence));
    hints.stream()
        .filter(hint -> !gone.contains(hint.crmId()))
        .forEach(hint -> later(organization, hint, Duration.ZERO));
  }

  void later(UUID organization, Hint hint, Duration pause) {
    database.update(
        "update inbox set attempts = attempts + 1, next_at = now() + make_interval(secs => ?), fence = null, lease_until = null"
            + MINE,
        pause.toMillis() / 1000.0,
        organization,
        hint.kind(),
        hint.crmId(),
        hint.fence());
  }
}
