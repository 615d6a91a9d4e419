package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.crm.RecordKind;
import partnerportal.lead.Leads;
import partnerportal.lead.SyncState;
import partnerportal.platform.Actor;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Scope;
import partnerportal.platform.Tenancy;
import partnerportal.work.Wake;

/**
 * What people do to the queues: carry one record now, or try again what is stuck. Nothing is thrown
 * away here: a lead that got its receipt stays until the CRM has it. Done twice, nothing is done
 * the second time.
 */
@ApplicationScoped
@Transactional
class SyncCentre {

  @Inject SyncCentreStore store;
  @Inject Inbox inbox;
  @Inject Leads leads;
  @Inject Audit audit;
  @Inject Event<Wake> wake;

  /**
   * Reads a record in the CRM and carries what waits of it, both at once.
   *
   * @param scope whose records somebody may have carried
   * @throws Problem not-found
   */
  void carryNow(Scope scope, RecordKind kind, UUID id, Actor by) {
    var subject = subject(scope, kind, id);
    // the queues are of the whole organisation, which whoever asks need not reach
    Tenancy.within(
        Scope.organization(scope.organization()),
        () -> carryNow(scope.organization(), subject, by));
  }

  private void carryNow(UUID organization, SyncCentreStore.Subject subject, Actor by) {
    var kind = subject.kind();
    var id = subject.id();
    // the lead before its row, as everybody else does, so that nobody waits in a circle
    var waits =
        store.waiting(organization, kind, id).filter(row -> row.state().matches("BLOCKED|RETRY"));
    if (waits.isPresent() && kind == RecordKind.LEAD)
      leads.syncing(organization, List.of(id), SyncState.QUEUED, null);
    if (waits.isPresent()) store.retry(organization, kind, id);
    if (subject.crmId() != null) inbox.note(organization, kind, List.of(subject.crmId()));
    wake.fire(new Wake(OutboundRun.NAME, organization));
    audit.note(
        organization, by, "sync-asked-for", kind.name().toLowerCase(Locale.ROOT), id, Map.of());
  }

  /**
   * Tries stuck records of one cause again, all of them or those named. Says how many were stuck.
   */
  int retry(UUID organization, String group, List<UUID> records, Actor by) {
    var retried = store.retry(organization, group, records);
    if (retried == 0) return 0;
    wake.fire(new Wake(OutboundRun.NAME, organization));
    audit.note(organization, by, "blocked-retried", "blocked", group, Map.of("records", retried));
    return retried;
  }

  /** What may go now is carried at once. */
  void wake(UUID organization) {
    wake.fire(new Wake(OutboundRun.NAME, organization));
    wake.fire(new Wake(InboundRun.NAME, organization));
    wake.fire(new Wake(ConsistencyRun.NAME, organization));
  }

  /**
   * A record the portal follows.
   *
   * @throws Problem not-found; one that is out of reach is told the same way
   */
  SyncCentreStore.Subject subject(Scope scope, RecordKind kind, UUID id) {
    var found = kind == RecordKind.LEAD ? store.lead(scope, id) : store.partner(scope, id);
    return found.orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, null));
  }
}
