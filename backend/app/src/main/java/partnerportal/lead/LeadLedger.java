package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import partnerportal.lead.LeadCensusStore.Entry;
import partnerportal.platform.Scope;

/** What is known of each mirrored field of one lead: its value, where that is from, and why. */
@ApplicationScoped
@Transactional
public class LeadLedger {

  @Inject LeadStore leads;
  @Inject LeadCensusStore store;
  @Inject LeadValues values;

  /** Whose value it is. */
  public enum Origin {
    PORTAL,
    CRM,
    RULE
  }

  /**
   * A mirrored field of a lead. Where nothing was written of it yet, only the value is known.
   *
   * @param value what the portal has, opened; null for nothing
   * @param equal whether the CRM is known to have the same; null when nothing was written yet
   * @param crmTime the CRM's time of what it has; null before it has anything
   * @param appliedAt when the portal last wrote of it
   * @param cause the line of the lead's history behind it; null where there is none
   */
  public record Line(
      MirroredField field,
      String value,
      Boolean equal,
      Origin origin,
      Instant crmTime,
      Instant appliedAt,
      UUID cause) {}

  /** All mirrored fields of a lead, in their order; empty when there is no such lead. */
  public List<Line> of(UUID organization, UUID id) {
    var scope = Scope.organization(organization);
    var lead = leads.one(scope, id).orElse(null);
    if (lead == null) return List.of();
    var held = values.of(lead);
    var written =
        store.ledger(scope, List.of(id)).stream()
            .collect(Collectors.toMap(Entry::field, entry -> entry));
    return Arrays.stream(MirroredField.values())
        .map(field -> line(field, held.get(field), written.get(field), id))
        .toList();
  }

  private static Line line(MirroredField field, String value, Entry entry, UUID lead) {
    if (entry == null) return new Line(field, value, null, null, null, null, null);
    return new Line(
        field,
        value,
        entry.hash().equals(entry.agreed()),
        Origin.valueOf(entry.origin().name()),
        entry.crmTime(),
        entry.appliedAt(),
        // a lead from before the ledger stands for its own cause
        entry.cause().equals(lead) ? null : entry.cause());
  }
}
