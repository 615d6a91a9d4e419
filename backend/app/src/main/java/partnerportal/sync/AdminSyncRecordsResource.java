package partnerportal.sync;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import partnerportal.crm.RecordKind;
import partnerportal.lead.LeadLedger;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.LowerCase;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Scope;
import partnerportal.platform.Tenancy;
import partnerportal.sync.AdminSyncResource.SyncAdvice;
import partnerportal.sync.AdminSyncResource.SyncKind;

/** How one record stands with the CRM, and why. */
@Path("admin/sync/records/{kind}/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminSyncRecordsResource {

  @Inject SyncCentreStore store;
  @Inject SyncCentre centre;
  @Inject LeadLedger ledger;
  @Inject CurrentUser me;

  @GET
  @Access(Action.SEE_RECORD_SYNC)
  @Transactional
  @Operation(summary = "How a lead or partner stands with the CRM, and why")
  public RecordSync one(@PathParam("kind") String kind, @PathParam("id") UUID id) {
    return view(kind(kind), id);
  }

  @POST
  @Path("sync")
  @Access(Action.SYNC_RECORD)
  @Transactional
  @Operation(summary = "Reads the record in the CRM and carries what waits of it, both at once")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = RecordSync.class)))
  public Response syncNow(@PathParam("kind") String kind, @PathParam("id") UUID id) {
    var which = kind(kind);
    centre.carryNow(me.scope(), which, id, me.actor());
    return Response.accepted(view(which, id)).build();
  }

  private RecordSync view(RecordKind kind, UUID id) {
    var organization = me.scope().organization();
    var subject = centre.subject(me.scope(), kind, id);
    // the queues are of the whole organisation, which whoever asks need not reach
    return Tenancy.within(
        Scope.organization(organization), () -> view(organization, kind, id, subject));
  }

  private RecordSync view(
      UUID organization, RecordKind kind, UUID id, SyncCentreStore.Subject subject) {
    var row = store.waiting(organization, kind, id).orElse(null);
    var toBeRead = subject.crmId() != null && store.toBeRead(organization, kind, subject.crmId());
    return new RecordSync(
        SyncKind.valueOf(kind.name()),
        id,
        subject.number(),
        subject.name(),
        subject.company(),
        subject.partner(),
        subject.partnerName(),
        subject.crmId(),
        AdminSyncResource.lower(subject.lifecycle()),
        row == null ? "clean" : AdminSyncResource.lower(row.state()),
        row == null ? null : AdminSyncResource.lower(row.lane().name()),
        row == null ? null : row.cause(),
        AdminSyncResource.advice(row == null ? null : row.cause()),
        row == null ? 0 : row.tries(),
        row == null ? null : row.notedAt(),
        row == null ? null : row.nextAt(),
        row == null ? null : row.sentAt(),
        toBeRead,
        subject.crmAckAt(),
        subject.crmModifiedAt(),
        kind == RecordKind.LEAD ? cells(organization, id) : List.of());
  }

  private List<SyncCell> cells(UUID organization, UUID lead) {
    return ledger.of(organization, lead).stream()
        .map(
            line ->
                new SyncCell(
                    line.field().wire(),
                    line.field().seen(me.sight(), line.value()),
                    line.equal(),
                    line.origin() == null ? null : CellOrigin.valueOf(line.origin().name()),
                    line.crmTime(),
                    line.appliedAt(),
                    line.cause()))
        .toList();
  }

  private static RecordKind kind(String word) {
    return switch (word) {
      case "lead" -> RecordKind.LEAD;
      case "partner" -> RecordKind.PARTNER;
      default -> throw new Problem(ProblemKind.NOT_FOUND, null);
    };
  }

  /**
   * A record between portal and CRM.
   *
   * @param state clean when the CRM knows all of it
   * @param sentAt since when the CRM may have what waits without having said so
   * @param toBeRead whether it is about to be read there again
   * @param acknowledgedAt when the CRM took it; null for partners, who come from there
   * @param crmModifiedAt the CRM's time of the last change the portal knows
   * @param cells the mirrored fields of a lead; of a partner none
   */
  @Schema(name = "RecordSync")
  public record RecordSync(
      @Schema(required = true) SyncKind kind,
      @Schema(required = true) UUID id,
      @Schema(nullable = true) String number,
      @Schema(nullable = true) String name,
      @Schema(nullable = true) String company,
      @Schema(nullable = true) UUID partner,
      @Schema(nullable = true) String partnerName,
      @Schema(nullable = true) String crmId,
      @Schema(required = true) String lifecycle,
      @Schema(required = true) String state,
      @Schema(nullable = true) String lane,
      @Schema(nullable = true) String cause,
      @Schema(nullable = true) SyncAdvice advice,
      @Schema(required = true) int tries,
      @Schema(nullable = true) Instant notedAt,
      @Schema(nullable = true) Instant nextAt,
      @Schema(nullable = true) Instant sentAt,
      @Schema(required = true) boolean toBeRead,
      @Schema(nullable = true) Instant acknowledgedAt,
      @Schema(nullable = true) Instant crmModifiedAt,
      @Schema(required = true) List<SyncCell> cells) {}

  /** Where the value of a field came from: a person here, the CRM, or the portal's own rules. */
  @Schema(name = "SyncCellOrigin")
  @JsonbTypeSerializer(LowerCase.class)
  public enum CellOrigin {
    PORTAL,
    CRM,
    RULE
  }

  /**
   * A mirrored field of a lead, as the ledger has it.
   *
   * @param value what the portal has; contact data is masked for those who only read
   * @param equal whether the CRM is known to have the same; null when nothing was written of it yet
   * @param crmTime the CRM's time of what it has; null before it has anything
   * @param appliedAt when the portal last wrote of it
   * @param cause the line of the lead's history behind it
   */
  @Schema(name = "SyncCell")
  public record SyncCell(
      @Schema(required = true) String field,
      @Schema(nullable = true) String value,
      @Schema(nullable = true) Boolean equal,
      @Schema(nullable = true) CellOrigin origin,
      @Schema(nullable = true) Instant crmTime,
      @Schema(nullable = true) Instant appliedAt,
      @Schema(nullable = true) UUID cause) {}
}
