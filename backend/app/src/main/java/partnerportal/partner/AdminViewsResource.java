package partnerportal.partner;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import partnerportal.identity.PartnerView;
import partnerportal.identity.PartnerViews;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.CurrentUser;
import partnerportal.platform.Page;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Settings;

/** Looking at a partner's portal as the partner sees it, asked for and ended from the CRM. */
@Path("admin")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AdminViewsResource {

  private static final int SHORTEST_REASON = 5;

  @Inject PartnerStore partners;
  @Inject PartnerViews views;
  @Inject Settings settings;
  @Inject CurrentUser me;

  @GET
  @Path("partners/{id}/views")
  @Access(Action.VIEW_AS_PARTNER)
  @Transactional
  @Operation(summary = "Who looked at a partner's portal and why, newest first.")
  public Page<ViewEntry> list(
      @PathParam("id") UUID id,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor) {
    var size = Page.limit(limit);
    var partner = known(id);
    var rows = views.list(me.scope().narrowedTo(partner.id()), Page.Cursor.parse(cursor), size);
    return Page.of(
        rows.stream().map(AdminViewsResource::entry).toList(),
        size,
        view -> new Page.Cursor(view.askedAt(), view.id()));
  }

  @POST
  @Path("partners/{id}/views")
  @Access(Action.VIEW_AS_PARTNER)
  @Transactional
  @Operation(
      summary =
          "Prepares a look at a partner's portal: an address that opens it in a browser, once and soon."
              + " The partner reads who looked and why.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = ViewHandOver.class)))
  public Response ask(@PathParam("id") UUID id, @NotNull @Valid ViewWish wish) {
    if (wish.reason().strip().length() < SHORTEST_REASON)
      throw Problem.invalid("/reason", "size", "Say in a few words why you look.");
    var partner = known(id);
    if (partner.state() == PartnerState.SUSPENDED)
      throw new Problem(
          ProblemKind.PARTNER_SUSPENDED,
          partner.name() + " is suspended: its portal is shut, so there is nothing to look at.");
    if (!partner.open())
      throw new Problem(
          ProblemKind.ILLEGAL_TRANSITION, partner.name() + " has no portal to look at yet.");
    var given = views.ask(me.identity(), partner.id(), wish.reason());
    var handOver =
        new ViewHandOver(
            given.view(),
            settings.publicUrl() + "/portal/view#" + given.secret(),
            given.expiresAt());
    return Response.status(Response.Status.CREATED).entity(handOver).build();
  }

  @DELETE
  @Path("views/{id}")
  @Access(Action.VIEW_AS_PARTNER)
  @Operation(summary = "Ends a look at a partner's portal, everywhere within five seconds.")
  @APIResponse(responseCode = "204", description = "Over, or was already.")
  public Response end(@PathParam("id") UUID id) {
    views.end(me.scope(), me.identity(), id);
    return Response.noContent().build();
  }

  private Partner known(UUID id) {
    return partners
        .find(me.scope(), id)
        .orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, null));
  }

  private static ViewEntry entry(PartnerView view) {
    return new ViewEntry(
        view.id(),
        view.viewer(),
        view.reason(),
        view.askedAt(),
        view.openedAt(),
        view.endsAt(),
        view.endedAt());
  }

  /** The reason is shown to the partner. */
  @Schema(name = "ViewWish")
  public record ViewWish(@NotBlank @Size(max = 300) String reason) {}

  /**
   * @param url opens the portal once; the secret is its fragment
   * @param expiresAt until when it can be opened
   */
  @Schema(name = "ViewHandOver")
  public record ViewHandOver(
      @Schema(required = true) UUID id,
      @Schema(required = true) String url,
      @Schema(required = true) Instant expiresAt) {}

  /**
   * @param openedAt null until it was opened
   * @param endsAt when it ends, or ended, by itself
   * @param endedAt when somebody ended it before
   */
  @Schema(name = "PartnerViewEntry")
  public record ViewEntry(
      @Schema(required = true) UUID id,
      @Schema(required = true) String by,
      @Schema(required = true) String reason,
      @Schema(required = true) Instant askedAt,
      @Schema(nullable = true) Instant openedAt,
      @Schema(required = true) Instant endsAt,
      @Schema(nullable = true) Instant endedAt) {}
}
