package partnerportal.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import partnerportal.organization.Organizations;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.ClientAddress;
import partnerportal.platform.CurrentUser;

/**
 * The second step of one's own sign-in. What would shut its owner out, or open the door wider, asks
 * for the password again: an unattended screen is not enough.
 */
@Path("me/second-factor")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SecondFactorResource {

  @Inject SecondFactors factors;
  @Inject People people;
  @Inject Organizations organizations;
  @Inject SignIn signIn;
  @Inject ClientAddress clients;
  @Inject CurrentUser me;

  @Context HttpServletRequest request;

  @GET
  @Access(Action.SET_UP_SECOND_STEP)
  @Operation(summary = "Whether the caller's sign-in has a second step.")
  public FactorView standing() {
    var standing = factors.standing(me.identity().person());
    return new FactorView(
        standing.since() != null, demanded(), standing.since(), standing.codesLeft());
  }

  @POST
  @Access(Action.SET_UP_SECOND_STEP)
  @Operation(
      summary = "Begins to set up a second step; nothing changes until a first code confirms it.")
  public SetUpView begin(@NotNull @Valid PasswordAgain again) {
    signIn.confirm(me.identity().person(), again.password(), Caller.of(request, clients));
    var person = people.person(me.identity().person());
    var setUp =
        factors.begin(
            person.id(), organizations.one(me.organization()).name(), people.email(person));
    return new SetUpView(setUp.key(), setUp.uri(), QrCode.of(setUp.uri()));
  }

  @PUT
  @Access(Action.SET_UP_SECOND_STEP)
  @Operation(summary = "Switches the second step on, with a first code of the app.")
  public CodesView confirm(@NotNull @Valid FirstCode first) {
    return new CodesView(factors.confirm(me.identity(), first.code()));
  }

  @POST
  @Path("recovery-codes")
  @Access(Action.SECURE_ONESELF)
  @Operation(summary = "Ten other recovery codes; those before are good no longer.")
  public CodesView renewCodes(@NotNull @Valid PasswordAgain again) {
    signIn.confirm(me.identity().person(), again.password(), Caller.of(request, clients));
    return new CodesView(factors.renewCodes(me.identity()));
  }

  @POST
  @Path("end")
  @Access(Action.SECURE_ONESELF)
  @Operation(summary = "Switches the second step off.")
  @APIResponse(responseCode = "204", description = "Off, or was already.")
  public Response end(@NotNull @Valid PasswordAgain again) {
    signIn.confirm(me.identity().person(), again.password(), Caller.of(request, clients));
    factors.end(me.identity(), demanded());
    return Response.noContent().build();
  }

  private boolean demanded() {
    var rules = organizations.one(me.organization()).signInRules();
    return Matrix.demandsSecondStep(rules.secondStepOf(), me.identity().role());
  }

  public record PasswordAgain(@NotBlank @Size(max = 256) String password) {}

  public record FirstCode(@NotBlank @Size(max = 40) String code) {}

  /** Demanded: the organisation asks for it, so it cannot be switched off. */
  @Schema(name = "SecondFactor")
  public record FactorView(
      @Schema(required = true) boolean on,
      @Schema(required = true) boolean demanded,
      @Schema(nullable = true) Instant since,
      @Schema(required = true) int recoveryCodesLeft) {}

  /** Shown once; the key is the secret in base32. */
  @Schema(name = "SecondFactorSetUp")
  public record SetUpView(
      @Schema(required = true) String key,
      @Schema(required = true) String uri,
      @Schema(required = true) QrCode qr) {}

  /** Shown once. */
  @Schema(name = "RecoveryCodes")
  public record CodesView(@Schema(required = true) List<String> recoveryCodes) {}
}
