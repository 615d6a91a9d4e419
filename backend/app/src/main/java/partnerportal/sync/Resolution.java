package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.crm.CrmLead;
import partnerportal.crm.Sighting;
import partnerportal.lead.LeadReconciliation;
import partnerportal.lead.Leads;
import partnerportal.platform.Actor;
import partnerportal.sync.DriftStore.Drift;

/**
 * What a decision about one difference does, in one transaction. It goes the ways of every other
 * change: what the CRM has is taken over as if it had just been reported, what the portal has is
 * noted for the CRM. Nothing is created again, and nothing taken for deleted, but by such a
 * decision; and nothing is ever deleted in the CRM.
 */
@ApplicationScoped
@Transactional
class Resolution {

  @Inject DriftStore store;
  @Inject Leads leads;
  @Inject LeadReconciliation reconciliation;
  @Inject Arrivals arrivals;
  @Inject Outbox outbox;
  @Inject Audit audit;
  @Inject Clock clock;

  /**
   * Carries a decision out, or says why that is not possible.
   *
   * @param sighting what looking for the CRM's record showed a moment ago; null where it has no id
   */
  void settle(UUID organization, Drift drift, Sighting<CrmLead> sighting) {
    var obstacle =
        switch (drift.found().kind()) {
          case CELL -> cell(organization, drift, sighting);
          case MISSING -> missing(organization, drift, sighting);
          case ORPHAN -> orphan(organization, sighting);
        };
    if (obstacle.isPresent()) store.refused(organization, drift.audit(), drift.n(), obstacle.get());
    else store.settled(organization, drift.audit(), drift.n());
    audit.note(
        organization,
        Actor.inCrm(drift.decidedBy()),
        obstacle.isPresent() ? "drift-refused" : "drift-settled",
        "audit",
        drift.audit(),
        Map.of("n", drift.n(), "use", drift.use().name()));
  }

  private Optional<String> cell(UUID organization, Drift drift, Sighting<CrmLead> sighting) {
    if (!(sighting instanceof Sighting.Found<CrmLead> found))
      return Optional.of("The CRM does not show the record any more; compare again.");
    var there = found.record();
    var lead = drift.found().lead();
    var field = drift.found().field();
    if (drift.use() == Finding.Side.CRM) {
      if (field.editable()) reconciliation.theirsCounts(organization, lead, field);
      arrivals.apply(organization, lead, there);
      return Optional.empty();
    }
    if (there.convertedAt() != null)
      return Optional.of("The CRM converted the lead; nothing can be changed there any more.");
    reconciliation.oursCounts(organization, lead, field, there.values().get(field));
    outbox.reconcile(organization, lead, false);
    return Optional.empty();
  }

  private Optional<String> missing(UUID organization, Drift drift, Sighting<CrmLead> sighting) {
    var lead = drift.found().lead();
    if (sighting instanceof Sighting.Found<CrmLead> found) {
      arrivals.apply(organization, lead, found.record());
      return Optional.empty();
    }
    if (drift.use() == Finding.Side.PORTAL) {
      if (!reconciliation.createAgain(organization, lead))
        return Optional.of("The lead was converted or is on its way; it is not created again.");
      outbox.reconcile(organization, lead, true);
      return Optional.empty();
    }
    if (sighting == null)
      return Optional.of("The CRM never had the lead; only the portal's side can be used.");
    leads.goneFromCrm(organization, lead, deletedAt(sighting));
    return Optional.empty();
  }

  private Optional<String> orphan(UUID organization, Sighting<CrmLead> sighting) {
    if (!(sighting instanceof Sighting.Found<CrmLead> found)) return Optional.empty();
    return arrivals.adopted(organization, found.record())
        ? Optional.empty()
        : Optional.of("The record names no partner the portal knows; name one in the CRM.");
  }

  private Instant deletedAt(Sighting<CrmLead> sighting) {
    return sighting instanceof Sighting.Deleted<CrmLead> deleted ? deleted.at() : clock.instant();
  }
}
