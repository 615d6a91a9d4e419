package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.lead.LeadCellStore.Cell;
import partnerportal.platform.Actor;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Scope;

/** What people at a partner change in a lead they brought. */
@ApplicationScoped
@Transactional
public class LeadEdits {

  @Inject LeadStore store;
  @Inject LeadRules rules;
  @Inject LeadValues values;
  @Inject LeadCells cells;
  @Inject LeadLog log;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject Event<LeadEdited> edited;

  /**
   * Changes values of a lead; those that stay as they are are not written. A lead the CRM does not
   * have yet goes there with the new values.
   *
   * @param scope how far the person may edit; a lead outside of it is not found
   * @param wanted the new values, null to empty one; only fields partners may edit
   * @param revision what the person saw
   * @throws Problem not-found, illegal-transition once the CRM converted or deleted the lead,
   *     version-conflict when the lead was changed since, validation-failed with a pointer to each
   *     field
   */
  public void edit(
      Scope scope, UUID id, Map<MirroredField, String> wanted, IfMatch revision, Actor actor) {
    var lead = store.hold(scope, id).orElseThrow(LeadNotFound::new);
    if (!lead.open())
      throw new Problem(
          ProblemKind.ILLEGAL_TRANSITION,
          "The CRM has converted, deleted or merged this lead; it can no longer be edited.");
    if (!revision.matches(lead.revision()))
      throw new Problem(
          ProblemKind.VERSION_CONFLICT, "The lead was changed since you read it. Read it again.");
    var ours = values.of(lead);
    var after = after(ours, wanted);
    var changed = changed(ours, after, wanted.keySet());
    if (changed.isEmpty()) return;
    rules.check(Submission.of(after), changed);
    apply(lead, ours, after, changed, actor);
  }

  private static Map<MirroredField, String> after(
      Map<MirroredField, String> ours, Map<MirroredField, String> wanted) {
    var after = MirroredField.none();
    after.putAll(ours);
    after.putAll(wanted);
    return Submission.of(after).values();
  }

  /** A value we took over as the CRM has it may not be tidy; only what was asked for counts. */
  private static Set<MirroredField> changed(
      Map<MirroredField, String> ours,
      Map<MirroredField, String> after,
      Set<MirroredField> wanted) {
    var changed = EnumSet.noneOf(MirroredField.class);
    for (var field : wanted)
      if (!Objects.equals(ours.get(field), after.get(field))) changed.add(field);
    return changed;
  }

  private void apply(
      Lead lead,
      Map<MirroredField, String> ours,
      Map<MirroredField, String> after,
      Set<MirroredField> changed,
      Actor actor) {
    var now = clock.instant();
    var known = cells.of(lead, ours);
    var sealed = values.sealed(lead.organization(), lead.id(), after);
    var next = new ArrayList<Cell>();
    for (var field : changed) {
      var to = after.get(field);
      var cause = log.write(lead, ChangeKind.FIELD, field, ours.get(field), to, actor, now);
      lead.take(field, to, sealed);
      var cell = known.get(field);
      var hash = cells.hash(lead.organization(), field, to);
      next.add(
          new Cell(
              lead.id(), field, hash, cell.agreed(), CellOrigin.PORTAL, cell.crmTime(), cause));
    }
    cells.put(lead, next, now);
    cells.adopt(lead, known.values(), changed, now);
    lead.revised(now);
    note(lead, changed, actor);
    if (lead.crmId() == null || next.stream().anyMatch(cell -> !cell.settled())) queue(lead, now);
    log.show(lead);
  }

  private void note(Lead lead, Set<MirroredField> changed, Actor actor) {
    var fields = changed.stream().map(MirroredField::wire).toList();
    audit.note(
        lead.organization(), actor, "lead-edited", "lead", lead.id(), Map.of("fields", fields));
  }

  private void queue(Lead lead, Instant now) {
    lead.syncing(SyncState.QUEUED, null);
    edited.fire(new LeadEdited(lead.organization(), lead.partner(), lead.id()));
  }

  /**
   * The revision a person saw, as the header {@code If-Match} names it.
   *
   * @param tags entity tags as they were sent, or one asterisk
   */
  public record IfMatch(List<String> tags) {

    /**
     * Reads the header.
     *
     * @throws Problem precondition-required when there is none
     */
    public static IfMatch of(String header) {
      if (header == null || header.isBlank())
        throw new Problem(
            ProblemKind.PRECONDITION_REQUIRED,
            "Send the ETag of what you read as If-Match, so that nobody's change is lost.");
      return new IfMatch(List.of(header.strip().split("\\s*,\\s*")));
    }

    boolean matches(long revision) {
      var ours = "\"" + revision + "\"";
      return tags.stream()
          .anyMatch(tag -> tag.equals("*") || tag.replaceFirst("^W/", "").equals(ours));
    }
  }
}
