package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
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

  /**
   * A finding as it is kept.
   *
   * @param n its number in its audit, from 1
   * @param number the lead's, as people know it; null for an orphan
   */
  record Drift(long n, Finding found, String number) {}

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
    return new Drift(n, found, row.text("number"));
  }

  private static String place(String side, UUID audit, long n) {
    return "drift." + side + ":" + audit + ":" + n;
  }
}
