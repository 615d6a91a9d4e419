package partnerportal.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
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
import partnerportal.platform.ClientAddress;

/** The way back in for who forgot a password. The token travels in bodies only. */
@Path("password-resets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PasswordResetsResource {

  @Inject PasswordResets resets;
  @Inject SameOrigin sameOrigin;
  @Inject ClientAddress clients;

  @Context HttpServletRequest request;

  @POST
  @Access(Action.PUBLIC)
  @Operation(summary = "Sends a link to set another password, if anybody has the address.")
  @APIResponse(responseCode = "202", description = "The same whether anybody has the address.")
  public Response ask(@NotNull @Valid ResetRequest asked) {
    sameOrigin.check(request);
    resets.ask(asked.email(), clients.of(request));
    return Response.accepted().build();
  }

  @PUT
  @Access(Action.PUBLIC)
  @Operation(summary = "Sets another password by the link of a mail and ends all sessions.")
  @APIResponse(responseCode = "204", description = "Sign in with the new password now.")
  public Response redeem(@NotNull @Valid PasswordReset reset) {
    sameOrigin.check(request);
    resets.redeem(reset.token(), reset.password());
    return Response.noContent().build();
  }

  public record ResetRequest(@NotBlank @Size(max = 254) String email) {}

  public record PasswordReset(
      @NotBlank @Size(max = 200) String token, @NotBlank @Size(max = 256) String password) {}
}
