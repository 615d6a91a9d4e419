package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.crm.CrmLead;
import partnerportal.crm.Sighting;
import partnerportal.lead.LeadMirror;
import partnerportal.lead.LeadReconciliation;
import partnerportal.lead.LeadReconciliation.Outcome;
import partnerportal.lead.Leads;
import partnerportal.lead.Stage;
import partnerportal.platform.Actor;
import partnerportal.platform.LiveHint;
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

  private static final String CHANGED =
      "The value changed since it was compared, and the change would be lost; compare again.";
  private static final String OUTDATED =
      "The CRM shows the record as it was before a change the portal knows of; compare again later.";
  private static final String GONE = "The portal does not have the lead any more.";
  private static final String MOVED =
      "The lead was converted, merged or sent since it was compared; compare again.";

  @Inject DriftStore store;
  @Inject Leads leads;
  @Inject LeadReconciliation reconciliation;
  @Inject Arrivals arrivals;
  @Inject Outbox outbox;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject Event<LiveHint> hints;

  /** It cannot be told yet; nothing of it is kept, and it is tried again. */
  static final class NotNow extends RuntimeException {}

  /**
   * Carries a decision out, or says why that is not possible. What another node has settled
   * meanwhile is left alone.
   *
   * @param sighting what looking for the CRM's record showed a moment ago; null where it has no id
   * @throws NotNow when the record has to be read again
   */
  void settle(UUID organization, Drift drift, Sighting<CrmLead> sighting) {
    if (!store.settled(organization, drift.audit(), drift.n())) return;
    var obstacle =
        switch (drift.found().kind()) {
          case CELL -> cell(organization, drift, sighting);
          case MISSING -> missing(organization, drift, sighting);
          case ORPHAN -> orphan(organization, sighting);
        };
    if (obstacle.isPresent()) refuse(organization, drift, obstacle.get());
    else note(organization, drift, "drift-settled");
  }

  /** Notes that a decision could not be carried out; it may be made again. */
  void refuse(UUID organization, Drift drift, String cause) {
    store.refused(organization, drift.audit(), drift.n(), cause);
    note(organization, drift, "drift-refused");
  }

  private void note(UUID organization, Drift drift, String what) {
    audit.note(
        organization,
        Actor.inCrm(drift.decidedBy()),
        what,
        "audit",
        drift.audit(),
        Map.of("n", drift.n(), "use", drift.use().name()));
    hints.fire(new LiveHint(organization, null, "audit", drift.audit()));
  }

  private Optional<String> cell(UUID organization, Drift drift, Sighting<CrmLead> sighting) {
    if (!(sighting instanceof Sighting.Found<CrmLead> found))
      return Optional.of("The CRM does not show the record any more; compare again.");
    var there = found.record();
    var lead = drift.found().lead();
    var field = drift.found().field();
    if (drift.use() == Finding.Side.CRM)
      return obstacle(
          reconciliation.theirsCounts(
              organization, lead, field, drift.found().portal(), news(there), stage(there)));
    if (there.convertedAt() != null)
      return Optional.of("The CRM converted the lead; nothing can be changed there any more.");
    var outcome =
        reconciliation.oursCounts(
            organization, lead, field, drift.found().crm(), there.values().get(field));
    if (outcome == Outcome.DONE) outbox.reconcile(organization, lead, false);
    return obstacle(outcome);
  }

  private static Optional<String> obstacle(Outcome outcome) {
    return switch (outcome) {
      case DONE -> Optional.empty();
      case CHANGED -> Optional.of(CHANGED);
      case OUTDATED -> Optional.of(OUTDATED);
      case GONE -> Optional.of(GONE);
      case READ_AGAIN -> throw new NotNow();
    };
  }

  private static LeadMirror.News news(CrmLead lead) {
    return new LeadMirror.News(
        lead.values(),
        lead.modifiedBy(),
        lead.modifiedAt(),
        lead.readAt(),
        // a person decided: nobody's right of way counts
        Set.of());
  }

  private static Stage stage(CrmLead lead) {
    return lead.stage() == null ? null : Stage.valueOf(lead.stage());
  }

  private Optional<String> missing(UUID organization, Drift drift, Sighting<CrmLead> sighting) {
    var lead = drift.found().lead();
    if (sighting instanceof Sighting.Found<CrmLead> found) {
      arrivals.apply(organization, lead, found.record());
      return Optional.empty();
    }
    var lost = drift.found().crmId();
    if (drift.use() == Finding.Side.PORTAL) {
      if (!reconciliation.createAgain(organization, lead, lost)) return Optional.of(MOVED);
      outbox.reconcile(organization, lead, true);
      return Optional.empty();
    }
    if (sighting == null)
      return Optional.of("The CRM never had the lead; only the portal's side can be used.");
    var stillThat = leads.byCrmId(organization, lost).filter(lead::equals).isPresent();
    return stillThat && leads.goneFromCrm(organization, lead, deletedAt(sighting))
        ? Optional.empty()
        : Optional.of(MOVED);
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
