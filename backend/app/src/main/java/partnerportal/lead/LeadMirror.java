package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.lead.LeadCellStore.Cell;
import partnerportal.lead.Leads.Acknowledgement;
import partnerportal.platform.Actor;
import partnerportal.platform.Scope;

/** Keeps the fields of a lead the same on both sides: what the CRM says, and what it was told. */
@ApplicationScoped
@Transactional
public class LeadMirror {

  @Inject LeadStore store;
  @Inject LeadValues values;
  @Inject LeadCells cells;
  @Inject LeadEchoes echoes;
  @Inject LeadLog log;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject Event<LeadUnsettled> unsettled;

  /**
   * What the CRM has of a lead.
   *
   * @param by who changed it there last; null when that is not known or it was ourselves
   * @param modifiedAt the CRM's time of its last change, in whole seconds
   * @param readAt ours, before it was asked for
   * @param portalOwned fields whose value here is kept when both sides changed them
   */
  public record News(
      Map<MirroredField, String> values,
      String by,
      Instant modifiedAt,
      Instant readAt,
      Set<MirroredField> portalOwned) {

    private FieldOwner owner(MirroredField field) {
      return portalOwned.contains(field) ? FieldOwner.PORTAL : FieldOwner.CRM;
    }
  }

  /** What became of a reading. */
  public enum Taken {
    /** Applied, as far as it said anything new. */
    APPLIED,
    /** The CRM changed the record after that; nothing of it was applied. */
    OUTDATED,
    /**
     * It was read before something we know of the same second of the CRM, so it may be older or
     * newer; nothing of it was applied, and it has to be read again.
     */
    UNCERTAIN
  }

  /**
   * The CRM was read: field by field, what changed there is taken over and what changed here stays.
   */
  public Taken reported(UUID organization, UUID id, News news) {
    var lead = store.hold(Scope.organization(organization), id).orElse(null);
    if (lead == null) return Taken.APPLIED;
    var taken = standing(lead, news);
    if (taken != Taken.APPLIED) return taken;
    var merged = merged(lead, news, MirroredField.editables());
    if (!merged.isEmpty() || !news.modifiedAt().equals(lead.crmModifiedAt()))
      lead.crmKnown(news.modifiedAt(), news.readAt());
    cells.put(lead, merged, clock.instant());
    return Taken.APPLIED;
  }

  /** The CRM was read for the sake of one field; what it says of the others is left for later. */
  Taken reported(Lead lead, MirroredField field, News news) {
    var taken = standing(lead, news);
    if (taken == Taken.APPLIED)
      cells.put(lead, merged(lead, news, List.of(field)), clock.instant());
    return taken;
  }

  private static Taken standing(Lead lead, News news) {
    var known = lead.crmModifiedAt();
    if (known == null || news.modifiedAt().isAfter(known)) return Taken.APPLIED;
    if (news.modifiedAt().isBefore(known)) return Taken.OUTDATED;
    var since = lead.crmKnownAt();
    return since == null || news.readAt().isAfter(since) ? Taken.APPLIED : Taken.UNCERTAIN;
  }

  /** Takes over what has to be, and gives the cells that are not as they were. */
  private List<Cell> merged(Lead lead, News news, List<MirroredField> fields) {
    var ours = values.of(lead);
    var known = cells.of(lead, ours);
    var changed = new ArrayList<Cell>();
    var seen = new LinkedHashSet<String>();
    var open = false;
    for (var field : fields) {
      var cell = known.get(field);
      var theirs = cells.hash(lead.organization(), field, news.values().get(field));
      var what =
          FieldMerge.of(
              echoes.base(lead, cell, theirs),
              cell.value(),
              theirs,
              news.owner(field),
              () -> echoes.ours(lead, cell, theirs));
      var next = applied(lead, news, what, cell, ours.get(field), theirs);
      open |= !next.settled();
      if (!next.equals(cell) || LeadCells.adopted(cell)) changed.add(next);
      if (what == FieldMerge.TAKE_THEIRS
          || what == FieldMerge.THEIRS_WIN
          || what == FieldMerge.OURS_WIN) seen.add(field.wire());
    }
    if (!seen.isEmpty()) tell(lead, seen);
    if (open && lead.open()) wanting(lead);
    return changed;
  }

  private Cell applied(
      Lead lead, News news, FieldMerge what, Cell cell, String ours, String theirs) {
    var field = cell.field();
    var value = news.values().get(field);
    var at = news.modifiedAt();
    return switch (what) {
      case AGREED ->
          theirs.equals(cell.agreed())
              ? cell
              : new Cell(lead.id(), field, theirs, theirs, cell.origin(), at, cell.cause());
      case KEEP_OURS ->
          theirs.equals(cell.agreed())
              ? cell
              : new Cell(lead.id(), field, cell.value(), theirs, cell.origin(), at, cell.cause());
      case TAKE_THEIRS, THEIRS_WIN -> {
        var kind = what == FieldMerge.TAKE_THEIRS ? ChangeKind.FIELD : ChangeKind.CONFLICT;
        var cause = log.write(lead, kind, field, ours, value, Actor.inCrm(news.by()), at);
        take(lead, field, value);
        yield new Cell(lead.id(), field, theirs, theirs, CellOrigin.CRM, at, cause);
      }
      case OURS_WIN -> {
        var by = echoes.author(lead, cell);
        var cause = log.write(lead, ChangeKind.CONFLICT, field, value, ours, by, at);
        yield new Cell(lead.id(), field, cell.value(), theirs, cell.origin(), at, cause);
      }
    };
  }

  private void take(Lead lead, MirroredField field, String value) {
    var one = MirroredField.none();
    if (value != null) one.put(field, value);
    lead.take(field, value, values.sealed(lead.organization(), lead.id(), one));
  }

  private void tell(Lead lead, Set<String> fields) {
    lead.revised(clock.instant());
    audit.note(
        lead.organization(),
        Actor.SYSTEM,
        "lead-fields-reported",
        "lead",
        lead.id(),
        Map.of("fields", List.copyOf(fields)));
    log.show(lead);
  }

  private void wanting(Lead lead) {
    if (lead.syncState() == SyncState.CLEAN) lead.syncing(SyncState.QUEUED, null);
    unsettled.fire(new LeadUnsettled(lead.organization(), lead.partner(), lead.id()));
  }

  /**
   * The CRM took what it was sent; that is what both sides have in common now, whatever the lead
   * has by now. What changed here since then is still to be said.
   *
   * @param held the leads, held until the transaction ends
   */
  void told(UUID organization, Map<UUID, Lead> held, List<Acknowledgement> all) {
    var writes =
        all.stream().filter(one -> one.sent() != null && held.containsKey(one.lead())).toList();
    if (writes.isEmpty()) return;
    var now = clock.instant();
    var known = cells.of(organization, writes.stream().map(Acknowledgement::lead).toList());
    var changed = new ArrayList<Cell>();
    for (var write : writes) {
      var lead = held.get(write.lead());
      var before =
          cells.of(lead, known.stream().filter(one -> one.lead().equals(lead.id())).toList());
      var after = new ArrayList<Cell>();
      before.values().forEach(cell -> after.add(told(organization, cell, write)));
      after.stream().filter(cell -> !cell.equals(before.get(cell.field()))).forEach(changed::add);
      lead.crmKnown(write.crmModifiedAt(), now);
      if (lead.open() && after.stream().anyMatch(cell -> !cell.settled())) wanting(lead);
    }
    cells.put(organization, held, changed, now);
  }

  private Cell told(UUID organization, Cell cell, Acknowledgement write) {
    var at = write.crmModifiedAt();
    var newer = at != null && cell.crmTime() != null && cell.crmTime().isAfter(at);
    if (newer || !write.sent().containsKey(cell.field())) return cell;
    var hash = cells.hash(organization, cell.field(), write.sent().get(cell.field()));
    return new Cell(cell.lead(), cell.field(), cell.value(), hash, cell.origin(), at, cell.cause());
  }

  /** What the CRM lacks of leads it has; null for a value that was emptied. */
  public Map<UUID, Map<MirroredField, String>> unsent(UUID organization, Collection<UUID> leads) {
    var missing = new LinkedHashMap<UUID, Map<MirroredField, String>>();
    for (var cell : cells.of(organization, leads)) {
      if (!cell.settled() && cell.field().editable())
        missing.computeIfAbsent(cell.lead(), id -> MirroredField.none()).put(cell.field(), null);
    }
    missing.forEach(
        (id, fields) ->
            store
                .find(Scope.organization(organization), id)
                .map(values::of)
                .ifPresent(ours -> fields.replaceAll((field, nothing) -> ours.get(field))));
    return missing;
  }

  /** Which of these leads the CRM has otherwise than was agreed. */
  public Set<UUID> changedThere(UUID organization, Map<UUID, Map<MirroredField, String>> theirs) {
    var changed = new LinkedHashSet<UUID>();
    for (var cell : cells.of(organization, theirs.keySet())) {
      var value = theirs.get(cell.lead()).get(cell.field());
      if (cell.field().editable()
          && !cells.hash(organization, cell.field(), value).equals(cell.agreed()))
        changed.add(cell.lead());
    }
    return changed;
  }

  /** The CRM will not hear any more what it has not heard yet; the history says so. */
  void tooLate(Lead lead) {
    var ours = values.of(lead);
    cells.of(lead, ours).values().stream()
        .filter(cell -> !cell.settled())
        .forEach(
            cell ->
                log.write(
                    lead,
                    ChangeKind.NOT_IN_CRM,
                    cell.field(),
                    null,
                    ours.get(cell.field()),
                    echoes.author(lead, cell),
                    clock.instant()));
  }
}
