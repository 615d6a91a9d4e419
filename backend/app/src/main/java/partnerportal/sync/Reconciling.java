package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import partnerportal.crm.CreditGovernor;
import partnerportal.crm.CrmFailure;
import partnerportal.crm.CrmLead;
import partnerportal.crm.Lane;
import partnerportal.crm.Lanes;
import partnerportal.crm.Sighting;
import partnerportal.crm.ZohoReading;
import partnerportal.sync.DriftStore.Drift;
import partnerportal.work.Runner;

/**
 * Carries out what was decided about differences. Each record is read in the CRM again, in three
 * ways, because values may have changed since the comparison: "use the CRM" means what it has now,
 * "use the portal" what we have now.
 */
@ApplicationScoped
class Reconciling {

  private static final Logger LOG = Logger.getLogger(Reconciling.class.getName());

  @Inject DriftStore store;
  @Inject ZohoReading zoho;
  @Inject Resolution resolution;
  @Inject CreditGovernor governor;
  @Inject Lanes lanes;

  void work(UUID organization, Runner.Stopping stopping) {
    try {
      for (var batch = store.decided(organization, null, ZohoReading.MOST_IDS);
          !batch.isEmpty() && !stopping.now() && allowed(organization);
          batch = store.decided(organization, batch.get(batch.size() - 1), ZohoReading.MOST_IDS)) {
        var seen = seen(organization, batch);
        batch.forEach(drift -> settle(organization, drift, seen));
      }
    } catch (CrmFailure e) {
      LOG.log(
          Level.FINE,
          "organisation {0}: settling differences waits: {1}",
          new Object[] {organization, e.getMessage()});
    }
  }

  /** Carrying out costs credits as comparing does, and waits for them in the same lane. */
  private boolean allowed(UUID organization) {
    if (!zoho.pause(organization).isZero()) return false;
    governor.look(organization);
    return lanes.open(organization, Lane.RECONCILE);
  }

  private Map<String, Sighting<CrmLead>> seen(UUID organization, List<Drift> batch) {
    var ids =
        batch.stream()
            .map(drift -> drift.found().crmId())
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return ids.isEmpty() ? Map.of() : zoho.leads(organization, ids);
  }

  /** One difference must not stop the others. */
  private void settle(UUID organization, Drift drift, Map<String, Sighting<CrmLead>> seen) {
    try {
      resolution.settle(
          organization,
          drift,
          drift.found().crmId() == null ? null : seen.get(drift.found().crmId()));
    } catch (Resolution.NotNow e) {
      LOG.log(
          Level.FINE,
          "difference {0} of comparison {1} is looked at again",
          new Object[] {drift.n(), drift.audit()});
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "difference " + drift.n() + " of comparison " + drift.audit() + " could not be settled",
          e);
      resolution.refuse(organization, drift, "The portal could not do it; its log says why.");
    }
  }
}
