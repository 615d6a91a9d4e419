package partnerportal.lead;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A lead as it is compared with the CRM's: what the portal holds of it, and what the ledger says
 * about that.
 *
 * @param crmId the CRM's id; null before it has the lead
 * @param changedAt when anything of it last changed here
 * @param values absent where there is none; the status is the CRM's own word
 * @param ledger absent where nothing was written yet
 */
public record CensusLead(
    UUID id,
    UUID partner,
    String crmId,
    Lifecycle lifecycle,
    Instant changedAt,
    Map<MirroredField, String> values,
    Map<MirroredField, Cell> ledger) {

  /**
   * A field in the ledger.
   *
   * @param hash that stands for the value, in hexadecimal digits
   * @param holds whether it is the hash of the value the lead has
   * @param ours whether the value came from the portal
   * @param crmTime the CRM's time of what it has; null before it has anything
   */
  public record Cell(
      String hash, boolean holds, boolean ours, Instant appliedAt, Instant crmTime) {}

  /** When it or any of its fields last changed here. */
  public Instant lastChange() {
    return ledger.values().stream()
        .map(Cell::appliedAt)
        .reduce(changedAt, (one, other) -> one.isAfter(other) ? one : other);
  }
}
