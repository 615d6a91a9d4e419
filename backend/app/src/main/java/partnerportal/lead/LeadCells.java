package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import partnerportal.lead.LeadCellStore.Cell;
import partnerportal.platform.Scope;
import partnerportal.platform.Sealing;

/** Keeps, beside every mirrored field of a lead, what both sides last agreed on. */
@ApplicationScoped
class LeadCells {

  @Inject LeadCellStore store;
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
    store.put(Scope.organization(lead.organization()), lead.partner(), lead.id(), cells, now);
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
    store.put(Scope.organization(lead.organization()), lead.partner(), lead.id(), cells, now);
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
