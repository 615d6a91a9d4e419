package partnerportal.team;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import partnerportal.identity.Caller;
import partnerportal.identity.People;
import partnerportal.identity.SameOrigin;
import partnerportal.identity.SessionCookie;
import partnerportal.identity.SessionView;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.ClientAddress;
import partnerportal.platform.Role;

/** The way from an activation link to a signed-in member. The token travels in bodies only. */
@Path("activations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ActivationsResource {

  @Inject Invitations invitations;
  @Inject Activations activations;
  @Inject People people;
  @Inject SessionCookie cookie;
  @Inject SameOrigin sameOrigin;
  @Inject ClientAddress clients;

  @Context HttpServletRequest request;

  @POST
  @Path("preview")
  @Access(Action.PUBLIC)
  @Operation(summary = "What an activation link is good for; looking does not use it up.")
  public Preview preview(@NotNull @Valid Link link) {
    var seen = invitations.preview(link.token());
    return new Preview(
        seen.state(),
        seen.known(),
        seen.name(),
        seen.email(),
        new Named(seen.partner()),
        new Named(seen.organization()),
        seen.role(),
        seen.expiresAt());
  }

  @POST
  @Access(Action.PUBLIC)
  @Operation(
      summary =
          "Comes in by the link: a new person sets a password, a known one proves who they are.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SessionView.class)))
  public Response activate(@NotNull @Valid Activation activation) {
    sameOrigin.check(request);
    var in =
        activations.activate(
            activation.token(),
            activation.name(),
            activation.password(),
            activation.totp(),
            cookie.of(request),
            Caller.of(request, clients));
    var membership = people.membership(in.membership());
    var person = people.person(membership.person());
    return Response.ok(SessionView.of(membership, person, people.email(person)))
        .cookie(cookie.carrying(in.secret()))
        .build();
  }

  @POST
  @Path("renewals")
  @Access(Action.PUBLIC)
  @Operation(summary = "Sends a new link to who was invited, in place of an expired one.")
  @APIResponse(responseCode = "202", description = "The mail is on its way.")
  public Response renew(@NotNull @Valid Link link) {
    sameOrigin.check(request);
    invitations.renew(link.token());
    return Response.accepted().build();
  }

  public record Link(@NotBlank @Size(max = 200) String token) {}

  public record Activation(
      @NotBlank @Size(max = 200) String token,
      @Schema(nullable = true) @Size(min = 1, max = 256) String password,
      @Schema(nullable = true) @Size(min = 1, max = 40) String totp,
      @Schema(nullable = true) @Size(min = 1, max = 120) String name) {}

  @Schema(name = "ActivationPreview")
  public record Preview(
      @Schema(required = true) InvitationState state,
      @Schema(required = true) boolean known,
      @Schema(required = true) String name,
      @Schema(required = true) String email,
      @Schema(required = true) Named partner,
      @Schema(required = true) Named organization,
      @Schema(required = true) Role role,
      @Schema(required = true) Instant expiresAt) {}

  @Schema(name = "Named")
  public record Named(@Schema(required = true) String name) {}
}
