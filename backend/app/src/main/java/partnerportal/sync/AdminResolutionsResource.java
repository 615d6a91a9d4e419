package partnerportal.sync;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.sync.AdminDriftResource.DriftKind;
import partnerportal.sync.AdminDriftResource.DriftUse;

/** Decisions about many differences at once. */
@Path("admin/sync/audits/{id}/resolutions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AdminResolutionsResource {

  @Inject AuditStore audits;
  @Inject Consistency consistency;
  @Inject CurrentUser me;

  @POST
  @Access(Action.ACT_ON_SYNC)
  @Transactional
  @Operation(
      summary =
          "Which side counts for all differences of a kind, or of all kinds; those it cannot count for stay open")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = Resolved.class)))
  public Response resolve(@PathParam("id") UUID id, @NotNull DriftResolutions resolutions) {
    var organization = me.scope().organization();
    var audit =
        audits
            .one(organization, id)
            .orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, null))
            .id();
    var use =
        resolutions.use() == DriftUse.SUGGESTED
            ? null
            : AdminDriftResource.side(resolutions.use(), null);
    var kind = resolutions.kind() == null ? null : Finding.Kind.valueOf(resolutions.kind().name());
    var decided = consistency.decide(organization, audit, null, kind, use, me.actor());
    return Response.accepted(new Resolved(decided)).build();
  }

  /** Null for all kinds. */
  @Schema(name = "DriftResolutions")
  public record DriftResolutions(
      @Schema(nullable = true) DriftKind kind, @Schema(required = true) DriftUse use) {}

  @Schema(name = "DriftResolved")
  public record Resolved(@Schema(required = true) int decided) {}
}
