package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import partnerportal.lead.MirroredField;
import partnerportal.platform.Database;
import partnerportal.platform.Sealing;

/** What audits found, values sealed. */
@ApplicationScoped
@Transactional
class DriftStore {

  @Inject Database database;
  @Inject Sealing sealing;

  /** How far a finding has come. */
  enum State {
    /** Nobody has decided. */
    OPEN,
    /** Decided; the runner carries it out. */
    DECIDED,
    /** Carried out: both sides are equal, or on their way to be. */
    SETTLED,
    /** Could not be carried out; the cause says why. */
    REFUSED
  }

  /**
   * A finding as it is kept.
   *
   * @param n its number in its audit, from 1
   * @param number the lead's, as people know it; null for an orphan
   */
  record Drift(
      UUID audit,
      long n,
      Finding found,
      String number,
      State state,
      Finding.Side use,
      String decidedBy,
      Instant decidedAt,
      Instant settledAt,
      String cause) {}

  /** How many findings are in each state. */
  record Progress(long open, long decided, long settled, long refused) {}

  /** Keeps what a page found, in its order. */
  void add(UUID organization, UUID audit, int page, List<Finding> findings) {
    if (findings.isEmpty()) return;
    var n =
        database
            .first(
                "select coalesce(max(n), 0) as n from drift where organization = ? and audit = ?",
                row -> row.number("n"),
                organization,
                audit)
            .orElse(0L);
    for (var finding : findings) add(organization, audit, page, ++n, finding);
  }

  private void add(UUID organization, UUID audit, int page, long n, Finding found) {
    database.update(
        "insert into drift (organization, audit, n, page, kind, lead, partner, crm_id, field, portal_sealed, crm_sealed,"
            + " portal_at, crm_at, changed_last, suggestion, state)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')",
        organization,
        audit,
        n,
        page,
        found.kind(),
        found.lead(),
        found.partner(),
        found.crmId(),
        found.field(),
        sealing.seal(organization, place("portal", audit, n), found.portal()),
        sealing.seal(organization, place("crm", audit, n), found.crm()),
        found.portalAt(),
        found.crmAt(),
        found.changedLast(),
        found.suggestion());
  }

  /** Findings behind a number, one more than the limit where there are more. */
  List<Drift> list(UUID organization, UUID audit, Finding.Kind kind, long after, int limit) {
    return database.list(
        "select d.*, l.number from drift d left join lead l on l.id = d.lead where d.organization = ? and d.audit = ?"
            + " and (?::text is null or d.kind = ?) and d.n > ? order by d.n limit ?",
        row -> drift(organization, row),
        organization,
        audit,
        kind,
        kind,
        after,
        limit + 1);
  }

  Optional<Drift> one(UUID organization, UUID audit, long n) {
    return list(organization, audit, null, n - 1, 1).stream()
        .filter(drift -> drift.n() == n)
        .findFirst();
  }

  /** Decided findings nobody has carried out, of any audit, behind one; null for the first ones. */
  List<Drift> decided(UUID organization, Drift after, int limit) {
    return database.list(
        "select d.*, null::text as number from drift d where d.organization = ? and d.state = 'DECIDED'"
            + " and (?::uuid is null or (d.audit, d.n) > (?::uuid, ?::bigint)) order by d.audit, d.n limit ?",
        row -> drift(organization, row),
        organization,
        after == null ? null : after.audit(),
        after == null ? null : after.audit(),
        after == null ? null : after.n(),
        limit);
  }

  Progress progress(UUID organization, UUID audit) {
    return database
        .first(
            "select count(*) filter (where state = 'OPEN') as open, count(*) filter (where state = 'DECIDED') as decided,"
                + " count(*) filter (where state = 'SETTLED') as settled, count(*) filter (where state = 'REFUSED') as refused"
                + " from drift where organization = ? and audit = ?",
            row ->
                new Progress(
                    row.number("open"),
                    row.number("decided"),
                    row.number("settled"),
                    row.number("refused")),
            organization,
            audit)
        .orElseThrow();
  }

  /**
   * Decides findings that are open or were refused; the others stay as they are. Says how many.
   *
   * @param n the one, or null for all of the kind
   * @param kind null for all kinds
   * @param use null for what was suggested, where something was
   */
  int decide(
      UUID organization, UUID audit, Long n, Finding.Kind kind, Finding.Side use, String by) {
    return database.update(
        "update drift set state = 'DECIDED', use_side = coalesce(?, suggestion), decided_by = ?, decided_at = now(),"
            + " cause = null where organization = ? and audit = ? and state in ('OPEN', 'REFUSED')"
            + " and (?::bigint is null or n = ?) and (?::text is null or kind = ?)"
            + " and coalesce(?, suggestion) is not null"
            + " and not (coalesce(?, suggestion) = 'PORTAL' and (kind = 'ORPHAN' or field is not distinct from 'STATUS'))",
        use,
        by,
        organization,
        audit,
        n,
        n,
        kind,
        kind,
        use,
        use);
  }

  /** A decision is carried out now. False when it was before. */
  boolean settled(UUID organization, UUID audit, long n) {
    return database.update(
            "update drift set state = 'SETTLED', settled_at = now(), cause = null"
                + " where organization = ? and audit = ? and n = ? and state = 'DECIDED'",
            organization,
            audit,
            n)
        == 1;
  }

  void refused(UUID organization, UUID audit, long n, String cause) {
    database.update(
        "update drift set state = 'REFUSED', settled_at = now(), cause = ? where organization = ? and audit = ? and n = ?",
        cause,
        organization,
        audit,
        n);
  }

  private Drift drift(UUID organization, Database.Row row) throws SQLException {
    var audit = row.uuid("audit");
    var n = row.number("n");
    var found =
        new Finding(
            row.constant("kind", Finding.Kind.class),
            row.uuid("lead"),
            row.uuid("partner"),
            row.text("crm_id"),
            row.constant("field", MirroredField.class),
            sealing.open(organization, place("portal", audit, n), row.bytes("portal_sealed")),
            sealing.open(organization, place("crm", audit, n), row.bytes("crm_sealed")),
            row.instant("portal_at"),
            row.instant("crm_at"),
            row.constant("changed_last", Finding.Side.class),
            row.constant("suggestion", Finding.Side.class));
    return new Drift(
        audit,
        n,
        found,
        row.text("number"),
        row.constant("state", State.class),
        row.constant("use_side", Finding.Side.class),
        row.text("decided_by"),
        row.instant("decided_at"),
        row.instant("settled_at"),
        row.text("cause"));
  }

  private static String place(String side, UUID audit, long n) {
    return "drift." + side + ":" + audit + ":" + n;
  }
}
