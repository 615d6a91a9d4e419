package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import partnerportal.lead.LeadCellStore.Cell;
import partnerportal.platform.Actor;
import partnerportal.platform.Scope;

/**
 * Tells from a lead's history whether a value the CRM has is one of ours. A write whose answer was
 * lost may have carried a value that has changed here since; what comes back is then no news.
 */
@ApplicationScoped
class LeadEchoes {

  /** The CRM's clock and ours may differ by as much. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  @Inject LeadHistoryStore history;
  @Inject LeadCells cells;
  @Inject LeadLog log;

  /**
   * What both sides last had of a field: what was agreed, or, while the CRM has never answered,
   * what was submitted as long as nobody changed it here.
   *
   * @param theirs asked only when it is not what we have
   * @return null when it cannot be told
   */
  String base(Lead lead, Cell cell, String theirs) {
    if (cell.agreed() != null || theirs.equals(cell.value())) return cell.agreed();
    return edits(lead, cell).isEmpty() ? cell.value() : null;
  }

  /** Whether what the CRM has is what we had, and perhaps sent, since the two last agreed. */
  boolean ours(Lead lead, Cell cell, String theirs) {
    var field = cell.field();
    return edits(lead, cell).stream()
            .map(log::to)
            .anyMatch(value -> cells.hash(lead.organization(), field, value).equals(theirs))
        || cell.agreed() == null
            && submitted(lead)
                .filter(
                    value ->
                        cells.hash(lead.organization(), field, value.get(field)).equals(theirs))
                .isPresent();
  }

  /** Who set the value we have. */
  Actor author(Lead lead, Cell cell) {
    var edits = edits(lead, cell);
    return edits.isEmpty() ? Actor.SYSTEM : edits.get(edits.size() - 1).by();
  }

  private List<LeadChange> edits(Lead lead, Cell cell) {
    var since = cell.crmTime() == null ? Instant.EPOCH : cell.crmTime().minus(SKEW);
    return history.of(scope(lead), lead.id(), ChangeKind.FIELD).stream()
        .filter(change -> cell.field().wire().equals(change.field()))
        .filter(change -> change.by().side() == Actor.Side.PARTNER)
        .filter(change -> !change.knownAt().isBefore(since))
        .toList();
  }

  private Optional<java.util.Map<MirroredField, String>> submitted(Lead lead) {
    return history.of(scope(lead), lead.id(), ChangeKind.SUBMITTED).stream()
        .findFirst()
        .map(log::to)
        .map(LeadSnapshot::values);
  }

  private static Scope scope(Lead lead) {
    return Scope.organization(lead.organization());
  }
}
