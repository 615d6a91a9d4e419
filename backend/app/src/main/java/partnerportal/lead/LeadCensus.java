package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import partnerportal.platform.Scope;

/** All leads of an organisation as they are compared with its CRM's, page by page. */
@ApplicationScoped
@Transactional
public class LeadCensus {

  @Inject LeadStore leads;
  @Inject LeadCensusStore store;
  @Inject LeadValues values;
  @Inject LeadCells cells;

  /**
   * Leads the CRM has, in the order of its ids.
   *
   * @param after the last one of the page before; null for the first page
   * @param upTo the last one wanted; null for all that follow
   */
  public List<CensusLead> inCrmOrder(UUID organization, String after, String upTo, int limit) {
    var scope = Scope.organization(organization);
    var rows = leads.inCrmOrder(scope, after, upTo, limit);
    var ledger = ledger(scope, rows.stream().map(LeadStore.Row::id).toList());
    return rows.stream().map(row -> lead(row, ledger.getOrDefault(row.id(), List.of()))).toList();
  }

  /** One lead, as it is now. */
  public java.util.Optional<CensusLead> one(UUID organization, UUID id) {
    var scope = Scope.organization(organization);
    return leads
        .one(scope, id)
        .map(row -> lead(row, ledger(scope, List.of(id)).getOrDefault(id, List.of())));
  }

  /** Which of these leads the CRM has not taken yet. */
  public Set<UUID> unsent(UUID organization, Collection<UUID> ids) {
    return ids.isEmpty() ? Set.of() : store.unsent(Scope.organization(organization), ids);
  }

  /** Leads that should be on their way to the CRM, by id; {@code after} is null for the first. */
  public List<UUID> unsent(UUID organization, UUID after, int limit) {
    return store.unsent(Scope.organization(organization), after, limit);
  }

  private Map<UUID, List<LeadCensusStore.Entry>> ledger(Scope scope, List<UUID> ids) {
    var ledger = new HashMap<UUID, List<LeadCensusStore.Entry>>();
    store
        .ledger(scope, ids)
        .forEach(
            entry ->
                ledger
                    .computeIfAbsent(entry.lead(), lead -> new java.util.ArrayList<>())
                    .add(entry));
    return ledger;
  }

  private CensusLead lead(LeadStore.Row row, List<LeadCensusStore.Entry> entries) {
    var held = values.of(row);
    var ledger = new EnumMap<MirroredField, CensusLead.Cell>(MirroredField.class);
    entries.forEach(
        entry ->
            ledger.put(
                entry.field(),
                new CensusLead.Cell(
                    entry.hash(),
                    entry
                        .hash()
                        .equals(
                            cells.hash(row.organization(), entry.field(), held.get(entry.field()))),
                    entry.origin() == CellOrigin.PORTAL,
                    entry.appliedAt(),
                    entry.crmTime())));
    return new CensusLead(
        row.id(), row.partner(), row.crmId(), row.lifecycle(), row.changedAt(), held, ledger);
  }
}
