package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.lead.LeadCellStore.Cell;
import partnerportal.platform.Actor;
import partnerportal.platform.Scope;

/**
 * Decides by hand which side counts, by changing nothing but what both are said to have agreed on:
 * whatever differs from that is then the change, and goes its usual way.
 */
@ApplicationScoped
@Transactional
public class LeadReconciliation {

  @Inject LeadStore store;
  @Inject LeadValues values;
  @Inject LeadCells cells;
  @Inject LeadLog log;
  @Inject Audit audit;
  @Inject Clock clock;

  /** What we have is taken for agreed, so that what the CRM has is the change. */
  public void theirsCounts(UUID organization, UUID id, MirroredField field) {
    agree(organization, id, field, true, null);
  }

  /**
   * What the CRM has is taken for agreed, so that what we have is the change.
   *
   * @param theirs null where it has nothing
   */
  public void oursCounts(UUID organization, UUID id, MirroredField field, String theirs) {
    agree(organization, id, field, false, theirs);
  }

  private void agree(UUID organization, UUID id, MirroredField field, boolean ours, String theirs) {
    var lead = store.hold(Scope.organization(organization), id).orElse(null);
    if (lead == null) return;
    var cell = cells.of(lead, values.of(lead)).get(field);
    var agreed = ours ? cell.value() : cells.hash(organization, field, theirs);
    cells.put(
        lead,
        List.of(
            new Cell(id, field, cell.value(), agreed, cell.origin(), cell.crmTime(), cell.cause())),
        clock.instant());
  }

  /**
   * The CRM lost the lead and is to get it again, as a new record with our key. Converted leads are
   * not created again.
   *
   * @return whether it is to be sent
   */
  public boolean createAgain(UUID organization, UUID id) {
    var lead = store.hold(Scope.organization(organization), id).orElse(null);
    if (lead == null) return false;
    var lost = lead.crmId();
    var status = lead.crmStatus();
    var now = clock.instant();
    if (!lead.createAgain(now)) return false;
    if (status != null) {
      var cause =
          log.write(lead, ChangeKind.STATUS, MirroredField.STATUS, status, null, Actor.SYSTEM, now);
      cells.reported(lead, MirroredField.STATUS, null, null, cause, now);
    }
    var fresh = new ArrayList<Cell>();
    for (var cell : cells.of(lead, values.of(lead)).values())
      fresh.add(new Cell(id, cell.field(), cell.value(), null, cell.origin(), null, cell.cause()));
    cells.put(lead, fresh, now);
    log.show(lead);
    audit.note(
        organization,
        Actor.SYSTEM,
        "lead-created-again",
        "lead",
        id,
        Map.of("crm_id", lost == null ? "" : lost));
    return true;
  }
}
