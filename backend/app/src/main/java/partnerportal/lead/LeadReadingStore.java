package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import partnerportal.platform.Database;
import partnerportal.platform.Scope;

/** What is known of the CRM's records of leads, many at once. */
@ApplicationScoped
class LeadReadingStore {

  @Inject Database database;

  /**
   * A lead the CRM has.
   *
   * @param modifiedAt the CRM's time of its last change we know of; null when there is none
   * @param knownAt ours, when that was true; null when it was imported
   * @param settled what both sides agree on: names of fields, each with the hash of its value
   */
  record Known(
      UUID lead,
      String crmId,
      Lifecycle lifecycle,
      String status,
      Instant modifiedAt,
      Instant knownAt,
      Set<String> settled) {}

  List<Known> known(Scope scope, Collection<String> crmIds) {
    return database.list(
        "select l.id, l.crm_id, l.lifecycle, l.crm_status, l.crm_modified_at, l.crm_known_at,"
            + " (select array_agg(c.field || encode(c.value_hash, 'hex')) from lead_cell c"
            + " where c.lead = l.id and c.agreed_hash = c.value_hash) as settled"
            + " from lead l where l.organization = ? and (?::uuid[] is null or l.partner = any(?::uuid[]))"
            + " and l.crm_id = any(?::text[])",
        row ->
            new Known(
                row.uuid("id"),
                row.text("crm_id"),
                row.constant("lifecycle", Lifecycle.class),
                row.text("crm_status"),
                row.instant("crm_modified_at"),
                row.instant("crm_known_at"),
                Set.copyOf(row.texts("settled"))),
        scope.organization(),
        scope.partners(),
        scope.partners(),
        List.copyOf(crmIds));
  }
}
