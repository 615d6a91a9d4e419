package partnerportal.sync;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import partnerportal.lead.MirroredField;
import partnerportal.sync.AuditStore.Part;
import partnerportal.sync.AuditStore.Run;

/**
 * What a finished comparison states, in a form others can work out again; how is described in
 * {@code docs/consistency.md}.
 *
 * @param organization the CRM's number of it
 * @param fields compared, in the order of the digests
 * @param census whether every record was judged, so that the share is no estimate
 * @param digests over the parts, in order
 */
@Schema(name = "Certificate")
public record Certificate(
    @Schema(required = true) String kind,
    @Schema(required = true) int version,
    @Schema(required = true) String organization,
    @Schema(required = true) UUID audit,
    @Schema(required = true) Instant beganAt,
    @Schema(required = true) Instant finishedAt,
    @Schema(required = true) List<String> fields,
    @Schema(required = true) Counts counts,
    @Schema(required = true) double consistency,
    @Schema(required = true) double wilsonLower95,
    @Schema(required = true) boolean census,
    @Schema(required = true) Digests digests,
    @Schema(required = true) List<Stretch> parts) {

  static final String KIND = "partner-portal/consistency";

  /** What was counted; see {@code Tally}. */
  @Schema(name = "CertificateCounts")
  public record Counts(
      @Schema(required = true) long records,
      @Schema(required = true) long cells,
      @Schema(required = true) long different,
      @Schema(required = true) long drifted,
      @Schema(required = true) long missing,
      @Schema(required = true) long orphans,
      @Schema(required = true) long settling,
      @Schema(required = true) long ledgerFaults) {}

  /** Digests in hexadecimal digits. */
  @Schema(name = "CertificateDigests")
  public record Digests(
      @Schema(required = true) String portal,
      @Schema(required = true) String crm,
      @Schema(required = true) String ledger) {}

  /**
   * A stretch of the CRM's ids.
   *
   * @param upTo the last id of it; null for all that follow
   */
  @Schema(name = "CertificatePart")
  public record Stretch(
      @Schema(required = true, nullable = true) String upTo,
      @Schema(required = true) long records,
      @Schema(required = true) long cells,
      @Schema(required = true) Digests digests) {}

  static Certificate of(String organization, Run run, List<Part> parts) {
    var tally = run.tally();
    var compared = parts.stream().filter(part -> !part.unsent()).toList();
    return new Certificate(
        KIND,
        1,
        organization,
        run.id(),
        run.beganAt(),
        run.finishedAt(),
        Arrays.stream(MirroredField.values())
            .map(Enum::name)
            .sorted(Comparator.naturalOrder())
            .toList(),
        new Counts(
            tally.records(),
            tally.cells(),
            tally.different(),
            tally.drifted(),
            tally.missing(),
            tally.orphans(),
            tally.settling(),
            tally.ledgerFaults()),
        tally.consistency(),
        Wilson.lower(tally.cells(), tally.different()),
        tally.settling() == 0,
        whole(compared),
        compared.stream()
            .map(
                part ->
                    new Stretch(
                        part.to(),
                        part.records(),
                        part.cells(),
                        new Digests(part.portalDigest(), part.crmDigest(), part.ledgerDigest())))
            .toList());
  }

  private static Digests whole(List<Part> parts) {
    var portal = new CellDigest();
    var crm = new CellDigest();
    var ledger = new CellDigest();
    for (var part : parts) {
      var end = part.to() == null ? "end" : part.to();
      portal.part(end, part.portalDigest());
      crm.part(end, part.crmDigest());
      ledger.part(end, part.ledgerDigest());
    }
    return new Digests(portal.hex(), crm.hex(), ledger.hex());
  }
}
