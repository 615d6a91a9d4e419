package partnerportal.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import partnerportal.platform.Access;
import partnerportal.platform.Action;

/** Where the link leads that was sent to a new address. The token travels in bodies only. */
@Path("email-changes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EmailChangesResource {

  @Inject EmailChanges changes;
  @Inject SameOrigin sameOrigin;

  @Context HttpServletRequest request;

  @PUT
  @Access(Action.PUBLIC)
  @Operation(summary = "Confirms another address by the link that was sent there.")
  @APIResponse(responseCode = "204", description = "Sign in with the new address from now on.")
  public Response confirm(@NotNull @Valid EmailConfirmation confirmation) {
    sameOrigin.check(request);
    changes.confirm(confirmation.token());
    return Response.noContent().build();
  }

  public record EmailConfirmation(@NotBlank @Size(max = 200) String token) {}
}
