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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.ClientAddress;
import partnerportal.platform.Problem;

/** Signing in and out of the portal page, and the short tokens its cookie mints. */
@Path("session")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SessionResource {

  @Inject People people;
  @Inject SignIn signIn;
  @Inject Sessions sessions;
  @Inject SessionCookie cookie;
  @Inject SameOrigin sameOrigin;
  @Inject ClientAddress clients;

  @Context HttpServletRequest request;

  @POST
  @Access(Action.PUBLIC)
  @Operation(
      summary =
          "Signs in with address and password, or with a code; who has a second step adds the code of"
              + " the app or a recovery code. The answer sets the session cookie.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SessionView.class)))
  public Response begin(@NotNull @Valid Credentials credentials) {
    sameOrigin.check(request);
    credentials.check();
    var caller = Caller.of(request, clients);
    var in =
        credentials.code() != null
            ? signIn.withCode(credentials.email(), credentials.code(), credentials.totp(), caller)
            : signIn.withPassword(
                credentials.email(), credentials.password(), credentials.totp(), caller);
    return Response.ok(SessionView.of(in.membership(), in.person(), people.email(in.person())))
        .cookie(cookie.carrying(in.secret()))
        .build();
  }

  @POST
  @Path("codes")
  @Access(Action.PUBLIC)
  @Operation(summary = "Sends a sign-in code by mail, if anybody has the address.")
  @APIResponse(responseCode = "202", description = "The same whether anybody has the address.")
  public Response sendCode(@NotNull @Valid CodeRequest asked) {
    sameOrigin.check(request);
    signIn.sendCode(asked.email(), Caller.of(request, clients));
    return Response.accepted().build();
  }

  @POST
  @Path("token")
  @Consumes(MediaType.WILDCARD)
  @Access(Action.SESSION)
  @Operation(summary = "Mints an access token for the holder of the session cookie.")
  public MintedToken token() {
    sameOrigin.check(request);
    var minted = sessions.token(cookie.of(request));
    return new MintedToken(minted.token(), minted.expiresIn());
  }

  @PUT
  @Access(Action.SESSION)
  @Operation(summary = "Goes on in another membership of the same person, with a new session.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SessionView.class)))
  public Response switchTo(@NotNull @Valid Switch wanted) {
    sameOrigin.check(request);
    var in = people.switchTo(cookie.of(request), wanted.membership(), Caller.of(request, clients));
    return Response.ok(SessionView.of(in.membership(), in.person(), people.email(in.person())))
        .cookie(cookie.carrying(in.secret()))
        .build();
  }

  @DELETE
  @Consumes(MediaType.WILDCARD)
  @Access(Action.SESSION)
  @Operation(summary = "Signs out.")
  @APIResponse(responseCode = "204", description = "Signed out, or was already.")
  public Response signOut() {
    sameOrigin.check(request);
    sessions.end(cookie.of(request));
    return Response.noContent().cookie(cookie.gone()).build();
  }

  /** One of password and code; {@code totp} may be a recovery code as well. */
  public record Credentials(
      @NotBlank @Size(max = 254) String email,
      @Schema(nullable = true) @Size(min = 1, max = 256) String password,
      @Schema(nullable = true) @Size(min = 1, max = 40) String code,
      @Schema(nullable = true) @Size(min = 1, max = 40) String totp) {

    void check() {
      if (password == null && code == null)
        throw Problem.invalid("/password", "not-blank", "Enter a password or a code.");
      if (password != null && code != null)
        throw Problem.invalid("/code", "one-of", "Send a password or a code, not both.");
    }
  }

  @Schema(name = "MembershipSwitch")
  public record Switch(@NotNull UUID membership) {}

  public record CodeRequest(@NotBlank @Size(max = 254) String email) {}

  public record MintedToken(
      @Schema(required = true) String token, @Schema(required = true) long expiresIn) {}
}
