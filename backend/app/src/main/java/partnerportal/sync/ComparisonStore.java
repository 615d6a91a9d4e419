package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import partnerportal.platform.Database;

/** What stands around the records of a page: queues they are in, partners they belong to. */
@ApplicationScoped
@Transactional
class ComparisonStore {

  /** Rows of a queue that are kept in mind at once. */
  private static final int MOST = 20_000;

  @Inject Database database;

  /** Which of these leads have something waiting for the CRM, stuck ones included. */
  Set<UUID> leaving(UUID organization, Collection<UUID> leads) {
    if (leads.isEmpty()) return Set.of();
    return Set.copyOf(
        database.list(
            "select record from outbox where organization = ? and kind = 'LEAD' and record = any(?::uuid[])",
            row -> row.uuid("record"),
            organization,
            leads.stream().map(UUID::toString).toList()));
  }

  /** Leads behind an id of the CRM, up to another, that have something waiting for it. */
  Set<UUID> leavingBetween(UUID organization, String after, String upTo) {
    return Set.copyOf(
        database.list(
            "select l.id from outbox o join lead l on l.id = o.record where o.organization = ? and o.kind = 'LEAD'"
                + " and l.crm_id is not null and (?::text is null or lpad(l.crm_id, 20, '0') > lpad(?, 20, '0'))"
                + " and (?::text is null or lpad(l.crm_id, 20, '0') <= lpad(?, 20, '0'))"
                + " order by lpad(l.crm_id, 20, '0') limit ?",
            row -> row.uuid("id"),
            organization,
            after,
            after,
            upTo,
            upTo,
            MOST));
  }

  /** Records of the CRM that are about to be read. */
  Set<String> arriving(UUID organization) {
    return Set.copyOf(
        database.list(
            "select crm_id from inbox where organization = ? and kind = 'LEAD' order by noted_at limit ?",
            row -> row.text("crm_id"),
            organization,
            MOST));
  }

  /** Which of these records of the CRM are about to be read. */
  Set<String> arriving(UUID organization, Collection<String> crmIds) {
    if (crmIds.isEmpty()) return Set.of();
    return Set.copyOf(
        database.list(
            "select crm_id from inbox where organization = ? and kind = 'LEAD' and crm_id = any(?)",
            row -> row.text("crm_id"),
            organization,
            List.copyOf(crmIds)));
  }

  /** Which of these records of the CRM are partners of ours. */
  Set<String> partners(UUID organization, Collection<String> crmIds) {
    if (crmIds.isEmpty()) return Set.of();
    return Set.copyOf(
        database.list(
            "select crm_id from partner where organization = ? and crm_id = any(?)",
            row -> row.text("crm_id"),
            organization,
            List.copyOf(crmIds)));
  }
}
