package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.platform.Actor;
import partnerportal.platform.Ids;
import partnerportal.platform.Scope;

/**
 * Takes over leads the CRM had first: from before the organisation was connected, or entered there
 * for a partner. Silently, because nobody here waited for them.
 */
@ApplicationScoped
@Transactional
public class LeadImports {

  @Inject LeadStore store;
  @Inject LeadValues values;
  @Inject LeadCells cells;
  @Inject Leads leads;
  @Inject LeadLog log;
  @Inject Audit audit;
  @Inject Clock clock;

  /**
   * A lead of the CRM that belongs to a partner.
   *
   * @param stage what the mapping makes of its status; null for a word it does not know
   * @param createdAt the CRM's time
   * @param modifiedAt the CRM's time
   * @param convertedAt the CRM's time; null while it is a lead
   */
  public record CrmLead(
      String crmId,
      Map<MirroredField, String> values,
      Stage stage,
      Instant createdAt,
      Instant modifiedAt,
      Instant convertedAt) {}

  /**
   * Makes it a lead of the partner; what it has is what both sides agree on.
   *
   * @return its id
   */
  public UUID imported(UUID organization, UUID partner, CrmLead facts) {
    var scope = Scope.partner(organization, partner);
    var id = Ids.next();
    var now = clock.instant();
    var lead =
        Lead.fromCrm(
            id,
            organization,
            partner,
            facts,
            values.sealed(organization, id, facts.values()),
            store.nextNumber(scope, partner),
            now);
    store.add(lead);
    leads.unknownStatus(lead);
    var cause =
        log.write(
            lead,
            ChangeKind.IMPORTED,
            null,
            facts.stage(),
            null,
            LeadSnapshot.text(facts.values()),
            Actor.inCrm(null),
            facts.createdAt());
    if (facts.convertedAt() != null)
      log.write(lead, ChangeKind.CONVERTED, null, null, Actor.inCrm(null), facts.convertedAt());
    cells.imported(lead, facts.values(), facts.modifiedAt(), cause, now);
    audit.note(
        organization, Actor.SYSTEM, "lead-imported", "lead", id, Map.of("crm_id", facts.crmId()));
    log.show(lead);
    return id;
  }
}
