package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import partnerportal.lead.Leads.Acknowledgement;
import partnerportal.platform.Database;
import partnerportal.platform.Scope;

/** Leads the CRM has made records of, many in one statement. */
@ApplicationScoped
class LeadArrivalStore {

  /** From where a lead may come into the CRM. */
  private static final List<String> BEFORE =
      Arrays.stream(Lifecycle.values())
          .filter(one -> one.next().contains(Lifecycle.IN_CRM))
          .map(Lifecycle::name)
          .toList();

  @Inject Database database;

  /**
   * A lead that is in the CRM now.
   *
   * @param loggedAt a moment for the line of its history that says so
   */
  record Arrived(UUID lead, UUID partner, Instant loggedAt) {}

  /**
   * Does to those the CRM has not had what {@link Lead#acknowledged}, {@link Lead#crmKnown} and
   * {@link Lead#logged} do to one.
   */
  List<Arrived> arrive(Scope scope, Collection<Acknowledgement> all, Instant now) {
    var leads = new ArrayList<String>();
    var crmIds = new ArrayList<String>();
    var times = new ArrayList<String>();
    for (var one : all) {
      leads.add(one.lead().toString());
      crmIds.add(one.crmId());
      times.add(one.crmModifiedAt() == null ? null : one.crmModifiedAt().toString());
    }
    return database.list(
        "update lead l set crm_id = said.crm_id, crm_modified_at = said.at, crm_known_at = at_once.now,"
            + " crm_ack_at = at_once.now, changed_at = at_once.now, sync_state = 'CLEAN', sync_cause = null,"
            + " lifecycle = case when l.lifecycle = any(?::text[]) then 'IN_CRM' else l.lifecycle end,"
            + " logged_at = greatest(at_once.now, l.logged_at + interval '1 microsecond'), version = l.version + 1"
            + " from unnest(?::uuid[], ?::text[], ?::timestamptz[]) as said (lead, crm_id, at),"
            + " (select ?::timestamptz as now) as at_once"
            + " where l.organization = ? and (?::uuid[] is null or l.partner = any(?::uuid[]))"
            + " and l.id = any(?::uuid[]) and l.id = said.lead and l.crm_id is null"
            + " returning l.id, l.partner, l.logged_at",
        row -> new Arrived(row.uuid("id"), row.uuid("partner"), row.instant("logged_at")),
        BEFORE,
        leads,
        crmIds,
        times,
        now,
        scope.organization(),
        scope.partners(),
        scope.partners(),
        leads);
  }
}
