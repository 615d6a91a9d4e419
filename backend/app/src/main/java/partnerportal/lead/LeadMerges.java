package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.platform.Actor;
import partnerportal.platform.Scope;

/**
 * What follows when records of the CRM go away and others take their place. The CRM says nowhere
 * which record another was merged into; our key on the survivor does.
 */
@ApplicationScoped
@Transactional
public class LeadMerges {

  @Inject LeadStore store;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject LeadLog log;

  /** The record of a lead is there, so it was restored if it had been deleted. */
  public void seen(UUID organization, UUID id, String by, Instant at) {
    var lead = store.hold(Scope.organization(organization), id).orElse(null);
    if (lead == null || !lead.backInCrm(clock.instant())) return;
    tell(lead, ChangeKind.CRM_RESTORED, null, "lead-restored-in-crm", by, at);
  }

  /** What our key on another record than the lead's means. */
  public enum Claim {
    /** The lead's own record is there as far as we know; look at it first. */
    NOT_YET,
    /** The lead is that record now. */
    CARRIES_ON,
    /** That record is another lead of ours, and this one is its duplicate. */
    DUPLICATE
  }

  /**
   * A record carries the key of a lead whose own record is another.
   *
   * @param record the one that carries the key
   */
  public Claim claimed(UUID organization, UUID id, String record, String by, Instant at) {
    var scope = Scope.organization(organization);
    var lead = store.hold(scope, id).orElse(null);
    if (lead == null || lead.lifecycle() == Lifecycle.DUPLICATE) return Claim.DUPLICATE;
    if (lead.lifecycle() != Lifecycle.CRM_DELETED) return Claim.NOT_YET;
    var other = store.byCrmId(scope, record);
    if (other.isPresent()) {
      if (lead.mergedInto(other.get(), clock.instant()))
        tell(lead, ChangeKind.MERGED, null, "lead-merged-in-crm", by, at);
      return Claim.DUPLICATE;
    }
    lead.carriedOnBy(record, clock.instant());
    tell(lead, ChangeKind.MERGED, record, "lead-carried-on-in-crm", by, at);
    return Claim.CARRIES_ON;
  }

  /** Records of the CRM that were deleted and may come back. */
  public List<String> deleted(UUID organization, Instant since) {
    return store.deletedInCrm(Scope.organization(organization), since);
  }

  /**
   * Writes it down and shows it.
   *
   * @param record the one the lead is now; null when it is none
   */
  private void tell(
      Lead lead, ChangeKind kind, String record, String action, String by, Instant at) {
    log.write(lead, kind, null, record, Actor.inCrm(by), at);
    audit.note(
        lead.organization(),
        Actor.SYSTEM,
        action,
        "lead",
        lead.id(),
        Map.of("crm_id", lead.crmId()));
    log.show(lead);
  }
}
