package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import partnerportal.crm.CrmFailure;
import partnerportal.crm.CrmLead;
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

  void work(UUID organization, Runner.Stopping stopping) {
    try {
      for (var batch = store.decided(organization, ZohoReading.MOST_IDS);
          !batch.isEmpty() && !stopping.now() && zoho.pause(organization).isZero();
          batch = store.decided(organization, ZohoReading.MOST_IDS)) {
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
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "difference " + drift.n() + " of comparison " + drift.audit() + " could not be settled",
          e);
      store.refused(
          organization, drift.audit(), drift.n(), "The portal could not do it; its log says why.");
    }
  }
}
