package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.lead.LeadCellStore.Cell;
import partnerportal.lead.LeadMirror.News;
import partnerportal.platform.Actor;
import partnerportal.platform.Scope;

/**
 * Decides by hand which side counts, by changing nothing but what both are said to have agreed on:
 * whatever differs from that is then the change, and goes its usual way. What a person did not see
 * is not given up by that person's decision.
 */
@ApplicationScoped
@Transactional
public class LeadReconciliation {

  @Inject LeadStore store;
  @Inject LeadValues values;
  @Inject LeadCells cells;
  @Inject LeadMirror mirror;
  @Inject LeadLog log;
  @Inject Leads leads;
  @Inject Audit audit;
  @Inject Clock clock;

  /** What became of a decision. */
  public enum Outcome {
    DONE,
    /** The value that would be given up is not the one that was decided about. */
    CHANGED,
    /** The reading may be older than what is known; another one will tell. */
    READ_AGAIN,
    /** The CRM shows the record as it was before something we know of. */
    OUTDATED,
    /** There is no such lead any more. */
    GONE
  }

  /**
   * What the CRM has of one field is taken over; the other fields stay as they are.
   *
   * @param seen what we had when that was decided; null for nothing
   * @param stage what the mapping makes of the CRM's status; null for a word it does not know
   */
  public Outcome theirsCounts(
      UUID organization, UUID id, MirroredField field, String seen, News news, Stage stage) {
    var lead = store.hold(Scope.organization(organization), id).orElse(null);
    if (lead == null) return Outcome.GONE;
    var theirs = news.values().get(field);
    var ours = values.of(lead).get(field);
    if (field.same(ours, theirs)) return Outcome.DONE;
    if (!field.same(ours, seen)) return Outcome.CHANGED;
    if (!field.editable())
      return leads.statusReported(organization, id, theirs, stage, news.by(), news.modifiedAt())
          ? Outcome.DONE
          : Outcome.OUTDATED;
    agree(lead, field, cells.hash(organization, field, ours));
    return switch (mirror.reported(lead, field, news)) {
      case APPLIED -> Outcome.DONE;
      case UNCERTAIN -> Outcome.READ_AGAIN;
      case OUTDATED -> Outcome.OUTDATED;
    };
  }

  /**
   * What the CRM has of one field is taken for agreed, so that what we have is the change.
   *
   * @param seen what the CRM had when that was decided; null for nothing
   * @param theirs what it has now; null for nothing
   */
  public Outcome oursCounts(
      UUID organization, UUID id, MirroredField field, String seen, String theirs) {
    var lead = store.hold(Scope.organization(organization), id).orElse(null);
    if (lead == null) return Outcome.GONE;
    if (!field.same(theirs, seen) && !field.same(values.of(lead).get(field), theirs))
      return Outcome.CHANGED;
    agree(lead, field, cells.hash(organization, field, theirs));
    return Outcome.DONE;
  }

  /** The ledger is set right on the way, where it is not about the value the lead has. */
  private void agree(Lead lead, MirroredField field, String agreed) {
    var values = this.values.of(lead);
    var cell = cells.of(lead, values).get(field);
    var value = cells.hash(lead.organization(), field, values.get(field));
    var next =
        new Cell(lead.id(), field, value, agreed, cell.origin(), cell.crmTime(), cell.cause());
    cells.put(lead, List.of(next), clock.instant());
  }

  /**
   * The CRM lost the lead and is to get it again, as a new record with our key. What it converted
   * or merged into another is not created again.
   *
   * @param lost the record it had for the lead when that was decided; null for none
   * @return whether it is to be sent
   */
  public boolean createAgain(UUID organization, UUID id, String lost) {
    var lead = store.hold(Scope.organization(organization), id).orElse(null);
    if (lead == null || !Objects.equals(lead.crmId(), lost)) return false;
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
