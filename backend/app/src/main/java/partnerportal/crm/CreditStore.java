package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import partnerportal.platform.Database;

/** The ledger of credits; each method is a transaction of its own, by the database's clock. */
@ApplicationScoped
@Transactional
class CreditStore {

  @Inject Database database;

  /** The row a call is entered in: one per minute, node, caller and kind. */
  record Line(UUID organization, Instant minute, String node, String caller, String kind) {}

  /** Enters one call. */
  Line enter(UUID organization, String node, String caller, String kind, long credits) {
    return database
        .first(
            "insert into crm_credit (organization, minute, node, caller, kind, calls, credits)"
                + " values (?, date_trunc('minute', now()), ?, ?, ?, 1, ?)"
                + " on conflict (organization, minute, node, caller, kind) do update set"
                + " calls = crm_credit.calls + 1, credits = crm_credit.credits + excluded.credits"
                + " returning minute",
            row -> new Line(organization, row.instant("minute"), node, caller, kind),
            organization,
            node,
            caller,
            kind,
            credits)
        .orElseThrow();
  }

  /** Takes a call back that never left. */
  void takeBack(Line line, long credits) {
    change(line, "calls = calls - 1, credits = credits - ?", credits);
  }

  /** Takes back what a call turned out not to cost. */
  void cheaper(Line line, long credits) {
    change(line, "credits = credits - ?", credits);
  }

  /** Notes what the CRM says is left. */
  void left(Line line, long remaining) {
    change(line, "remaining = ?", remaining);
  }

  private void change(Line line, String how, long by) {
    database.update(
        "update crm_credit set "
            + how
            + " where organization = ? and minute = ? and node = ? and caller = ? and kind = ?",
        by,
        line.organization,
        line.minute,
        line.node,
        line.caller,
        line.kind);
  }

  /** Credits of all nodes in the last stretch of time. */
  long spent(UUID organization, Duration lately) {
    return database
        .first(
            "select coalesce(sum(credits), 0) as credits from crm_credit"
                + " where organization = ? and minute > now() - make_interval(secs => ?)",
            row -> row.number("credits"),
            organization,
            (double) lately.toSeconds())
        .orElse(0L);
  }

  /** Credits of each of the last 24 hours, the one that ends now first. */
  List<Long> byHour(UUID organization) {
    return database.list(
        "select coalesce(sum(credits), 0) as credits from generate_series(0, 23) as hours (ago)"
            + " left join crm_credit on organization = ?"
            + " and minute > now() - make_interval(hours => ago + 1) and minute <= now() - make_interval(hours => ago)"
            + " group by ago order by ago",
        row -> row.number("credits"),
        organization);
  }

  /** What the CRM said is left in the last minute with calls; empty when it did not say. */
  OptionalLong left(UUID organization, Duration lately) {
    return database
        .list(
            "select min(remaining) as remaining from crm_credit where organization = ? and minute ="
                + " (select max(minute) from crm_credit where organization = ? and credits > 0"
                + " and minute > now() - make_interval(secs => ?)) having min(remaining) is not null",
            row -> row.number("remaining"),
            organization,
            organization,
            (double) lately.toSeconds())
        .stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  /** Forgets what lies further back. */
  void forget(UUID organization, Duration kept) {
    database.update(
        "delete from crm_credit where organization = ? and minute < now() - make_interval(secs => ?)",
        organization,
        (double) kept.toSeconds());
  }
}
