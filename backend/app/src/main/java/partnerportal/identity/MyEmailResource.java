package partnerportal.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.ClientAddress;
import partnerportal.platform.CurrentUser;

/** One's own address. */
@Path("me/email")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MyEmailResource {

  @Inject EmailChanges changes;
  @Inject People people;
  @Inject SignIn signIn;
  @Inject SignInThrottle throttle;
  @Inject ClientAddress clients;
  @Inject CurrentUser me;

  @Context HttpServletRequest request;

  @GET
  @Access(Action.SECURE_ONESELF)
  @Operation(summary = "The caller's address, and the one that waits to be confirmed.")
  public EmailView email() {
    var who = me.identity().person();
    var waiting = changes.waiting(who);
    return new EmailView(
        people.email(people.person(who)),
        waiting.map(EmailChanges.Waiting::email).orElse(null),
        waiting.map(EmailChanges.Waiting::expiresAt).orElse(null));
  }

  @POST
  @Access(Action.SECURE_ONESELF)
  @Operation(summary = "Sends a link to another address, which becomes the caller's by opening it.")
  @APIResponse(
      responseCode = "202",
      description = "The mails are on their way; the same for an address somebody else has.")
  public Response ask(@NotNull @Valid NewEmail wanted) {
    var caller = Caller.of(request, clients);
    signIn.confirm(me.identity().person(), wanted.password(), caller);
    throttle.mail(wanted.email(), caller.address());
    changes.ask(me.identity(), wanted.email());
    return Response.accepted().build();
  }

  @DELETE
  @Consumes(MediaType.WILDCARD)
  @Access(Action.SECURE_ONESELF)
  @Operation(summary = "The address stays what it is; the link ends.")
  @APIResponse(responseCode = "204", description = "Nothing waits to be confirmed.")
  public Response cancel() {
    changes.cancel(me.identity());
    return Response.noContent().build();
  }

  public record NewEmail(
      @NotBlank
          @Size(max = 254)
          @Pattern(regexp = "[^@\\s]{1,64}@[^@\\s]{1,189}", message = "Enter an e-mail address.")
          String email,
      @NotBlank @Size(max = 256) String password) {}

  @Schema(name = "MyEmail")
  public record EmailView(
      @Schema(required = true) String email,
      @Schema(nullable = true) String waiting,
      @Schema(nullable = true) Instant expiresAt) {}
}
