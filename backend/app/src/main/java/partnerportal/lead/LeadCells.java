package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import partnerportal.lead.LeadCellStore.Agreement;
import partnerportal.lead.LeadCellStore.Cell;
import partnerportal.lead.Leads.Acknowledgement;
import partnerportal.platform.Scope;
import partnerportal.platform.Sealing;

/** Keeps, beside every mirrored field of a lead, what both sides last agreed on. */
@ApplicationScoped
class LeadCells {

  @Inject LeadCellStore store;
  @Inject LeadValues values;
  @Inject Sealing sealing;

  /** A lead is ours and nobody else's yet: nothing is agreed. */
  void submitted(Lead lead, Map<MirroredField, String> values, UUID cause, Instant now) {
    var cells =
        MirroredField.editables().stream()
            .map(
                field ->
                    new Cell(
                        lead.id(),
                        field,
                        hash(lead.organization(), field, values.get(field)),
                        null,
                        CellOrigin.PORTAL,
                        null,
                        cause))
            .toList();
    put(lead, cells, now);
  }

  /** The CRM said so, and what it says of this field is what we have. */
  void reported(
      Lead lead, MirroredField field, String value, Instant crmTime, UUID cause, Instant now) {
    var hash = hash(lead.organization(), field, value);
    put(lead, List.of(new Cell(lead.id(), field, hash, hash, CellOrigin.CRM, crmTime, cause)), now);
  }

  /**
   * The cells of what partners may edit. A lead from before there were cells is taken as it stands:
   * nobody could edit it here, so what it has came from both sides, if the CRM has it at all.
   */
  Map<MirroredField, Cell> of(Lead lead, Map<MirroredField, String> values) {
    return of(lead, values, store.of(Scope.organization(lead.organization()), List.of(lead.id())));
  }

  /** The same, of cells that were read before. */
  Map<MirroredField, Cell> of(Lead lead, List<Cell> known) {
    return of(lead, null, known);
  }

  private Map<MirroredField, Cell> of(
      Lead lead, Map<MirroredField, String> opened, List<Cell> known) {
    var cells = new EnumMap<MirroredField, Cell>(MirroredField.class);
    for (var cell : known) if (cell.field().editable()) cells.put(cell.field(), cell);
    if (cells.size() == MirroredField.editables().size()) return cells;
    var values = opened == null ? this.values.of(lead) : opened;
    for (var field : MirroredField.editables()) {
      if (cells.containsKey(field)) continue;
      var hash = hash(lead.organization(), field, values.get(field));
      var agreed = lead.crmId() == null ? null : hash;
      cells.put(
          field, new Cell(lead.id(), field, hash, agreed, CellOrigin.PORTAL, null, lead.id()));
    }
    return cells;
  }

  /** Whether a cell stands for a lead from before there were cells, and is not written yet. */
  static boolean adopted(Cell cell) {
    return cell.cause().equals(cell.lead());
  }

  /** Writes what was taken as it stood, but for the fields that have moved on since. */
  void adopt(Lead lead, Collection<Cell> cells, Set<MirroredField> moved, Instant now) {
    var rest =
        cells.stream().filter(cell -> adopted(cell) && !moved.contains(cell.field())).toList();
    put(lead, rest, now);
  }

  /** The cells of leads, as far as there are any. */
  List<Cell> of(UUID organization, Collection<UUID> leads) {
    return store.of(Scope.organization(organization), leads);
  }

  void put(Lead lead, Collection<Cell> cells, Instant now) {
    store.put(Scope.organization(lead.organization()), id -> lead.partner(), cells, now);
  }

  /** Writes cells of several leads. */
  void put(UUID organization, Map<UUID, Lead> leads, Collection<Cell> cells, Instant now) {
    store.put(Scope.organization(organization), lead -> leads.get(lead).partner(), cells, now);
  }

  /**
   * What our writes carried is what both sides have.
   *
   * @return leads of which the CRM has everything now, as far as their cells say
   */
  Set<UUID> agreed(UUID organization, List<Acknowledgement> writes, Instant now) {
    if (writes.isEmpty()) return Set.of();
    var said = new ArrayList<Agreement>();
    for (var write : writes) {
      var hashes = new EnumMap<MirroredField, String>(MirroredField.class);
      write.sent().forEach((field, value) -> hashes.put(field, hash(organization, field, value)));
      said.add(new Agreement(write.lead(), hashes, write.crmModifiedAt()));
    }
    return store.agree(
        Scope.organization(organization), said, MirroredField.editables().size(), now);
  }

  /**
   * The same where what we have is what was sent, all of it.
   *
   * @return leads of which the CRM has everything now, as far as their cells say
   */
  Set<UUID> agreedAsTheyAre(UUID organization, List<Acknowledgement> writes, Instant now) {
    var byTime = new HashMap<Instant, List<UUID>>();
    for (var write : writes)
      byTime.computeIfAbsent(write.crmModifiedAt(), at -> new ArrayList<>()).add(write.lead());
    var settled = new HashSet<UUID>();
    byTime.forEach(
        (at, leads) ->
            settled.addAll(store.agreeAsTheyAre(Scope.organization(organization), leads, at, now)));
    return settled;
  }

  /** The CRM had it first: all of it is agreed. */
  void imported(
      Lead lead, Map<MirroredField, String> values, Instant crmTime, UUID cause, Instant now) {
    var cells =
        Arrays.stream(MirroredField.values())
            .map(
                field -> {
                  var hash = hash(lead.organization(), field, values.get(field));
                  return new Cell(lead.id(), field, hash, hash, CellOrigin.CRM, crmTime, cause);
                })
            .toList();
    put(lead, cells, now);
  }

  /**
   * What stands for a value in the ledger: a keyed hash of its canonical form, bound to the
   * organisation and the field. Nothing has a hash too, so that "agreed to be empty" differs from
   * "never agreed".
   */
  String hash(UUID organization, MirroredField field, String value) {
    return HexFormat.of()
        .formatHex(
            sealing.fingerprint(organization, "cell/" + field.name(), field.canonical(value)));
  }
}
