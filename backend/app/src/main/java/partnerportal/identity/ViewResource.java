package partnerportal.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import partnerportal.platform.Access;
import partnerportal.platform.Action;

/** Opening and leaving a view of a partner's portal, and the short tokens its cookie mints. */
@Path("view")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ViewResource {

  @Inject PartnerViews views;
  @Inject ViewCookie cookie;
  @Inject SameOrigin sameOrigin;

  @Context HttpServletRequest request;

  @PUT
  @Access(Action.PUBLIC)
  @Operation(
      summary =
          "Opens a view of a partner's portal with its hand-over, once. The answer sets a cookie.")
  @APIResponse(responseCode = "204", description = "Opened.")
  public Response open(@NotNull @Valid TakenOver taken) {
    sameOrigin.check(request);
    var opened = views.open(taken.handOver());
    return Response.noContent().cookie(cookie.carrying(opened.secret(), opened.life())).build();
  }

  @POST
  @Path("token")
  @Consumes(MediaType.WILDCARD)
  @Access(Action.SESSION)
  @Operation(
      summary = "Mints an access token for the holder of a view's cookie; it prolongs nothing.")
  public SessionResource.MintedToken token() {
    sameOrigin.check(request);
    var minted = views.token(cookie.of(request));
    return new SessionResource.MintedToken(minted.token(), minted.expiresIn());
  }

  @DELETE
  @Consumes(MediaType.WILDCARD)
  @Access(Action.SESSION)
  @Operation(summary = "Leaves the view.")
  @APIResponse(responseCode = "204", description = "Over, or was already.")
  public Response leave() {
    sameOrigin.check(request);
    views.leave(cookie.of(request));
    return Response.noContent().cookie(cookie.gone()).build();
  }

  @Schema(name = "ViewTakenOver")
  public record TakenOver(@NotBlank @Size(max = 100) String handOver) {}
}
