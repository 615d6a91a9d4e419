package partnerportal.crm;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.ClientAddress;

/** The door for pages inside the CRM. */
@Path("crm")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CrmSignInResource {

  @Inject CrmSignIn signIn;
  @Inject ClientAddress clients;

  @Context HttpServletRequest request;

  /**
   * @param orgHint the CRM's own key of the organisation; a wrong one only makes the sign-in fail
   * @param codeChallenge base64url(sha256(verifier)), RFC 7636
   */
  @Schema(name = "NewCrmChallenge")
  public record NewChallenge(
      @Schema(required = true) String orgHint, @Schema(required = true) String codeChallenge) {}

  @Schema(name = "CrmChallenge")
  public record Challenge(
      @Schema(required = true) String nonce, @Schema(required = true) long expiresIn) {}

  /**
   * @param recordId the record the nonce was written into
   * @param codeVerifier what the challenge was made of
   */
  @Schema(name = "NewCrmSession")
  public record NewSession(
      @Schema(required = true) String orgHint,
      @Schema(required = true) String recordId,
      @Schema(required = true) String nonce,
      @Schema(required = true) String codeVerifier) {}

  @Schema(name = "CrmSession")
  public record Token(
      @Schema(required = true) String token, @Schema(required = true) long expiresIn) {}

  @POST
  @Path("challenges")
  @Access(Action.PUBLIC)
  @Operation(summary = "A word for the CRM to witness")
  public Challenge begin(@NotNull NewChallenge asked) {
    var given = signIn.challenge(asked.orgHint(), asked.codeChallenge(), clients.of(request));
    return new Challenge(given.nonce(), given.expiresIn());
  }

  @POST
  @Path("sessions")
  @Access(Action.PUBLIC)
  @Operation(summary = "A token for whoever the CRM says wrote the word")
  public Token end(@NotNull NewSession asked) {
    var minted =
        signIn.session(
            asked.orgHint(),
            asked.recordId(),
            asked.nonce(),
            asked.codeVerifier(),
            clients.of(request));
    return new Token(minted.token(), minted.expiresIn());
  }
}
