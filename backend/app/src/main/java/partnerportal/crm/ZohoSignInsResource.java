package partnerportal.crm;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
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
import partnerportal.platform.LowerCase;

/** The door for pages inside a CRM that cannot show who is signed in to it. */
@Path("crm/sign-ins")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ZohoSignInsResource {

  @Inject ZohoSignIns signIns;
  @Inject ClientAddress clients;

  @Context HttpServletRequest request;

  /**
   * @param orgHint the CRM's own key of the organisation; a wrong one only makes the sign-in fail
   * @param codeChallenge base64url(sha256(verifier)), RFC 7636
   */
  @Schema(name = "NewZohoSignIn")
  public record NewSignIn(
      @Schema(required = true) String orgHint, @Schema(required = true) String codeChallenge) {}

  /**
   * @param state to ask with what became of it
   * @param code six digits to show: who comes back from Zoho types them in that window
   * @param authorizeUrl Zoho's page, for a window of its own
   */
  @Schema(name = "ZohoSignIn")
  public record Begun(
      @Schema(required = true) String state,
      @Schema(required = true) String code,
      @Schema(required = true) String authorizeUrl,
      @Schema(required = true) long expiresIn) {}

  /** What became of a sign-in: nobody came back yet, all is well, or it came to nothing. */
  @Schema(name = "ZohoSignInProgress")
  @JsonbTypeSerializer(LowerCase.class)
  public enum Progress {
    WAITING,
    SIGNED_IN,
    REFUSED
  }

  @Schema(name = "ZohoSignInQuestion")
  public record Question(
      @Schema(required = true) String state, @Schema(required = true) String codeVerifier) {}

  /**
   * @param cause why it was refused
   * @param token once, and only while the CRM cannot show who is signed in to it
   */
  @Schema(name = "ZohoSignInResult")
  public record Result(
      @Schema(required = true) Progress progress,
      @Schema(nullable = true) String cause,
      @Schema(nullable = true) String token,
      @Schema(nullable = true) Long expiresIn) {}

  @POST
  @Access(Action.PUBLIC)
  @Operation(summary = "Begin a sign-in at Zoho, where the CRM cannot show who is signed in to it")
  public Begun begin(@NotNull NewSignIn asked) {
    var begun =
        signIns.begin(
            asked.orgHint(),
            new ConsentStates.Beginner(asked.codeChallenge(), clients.of(request)));
    return new Begun(begun.state(), begun.code(), begun.authorizeUrl(), begun.expiresIn());
  }

  @POST
  @Path("result")
  @Access(Action.PUBLIC)
  @Operation(summary = "What became of the sign-in, for the panel that began")
  public Result result(@NotNull Question asked) {
    var result = signIns.result(asked.state(), asked.codeVerifier());
    var session = result.session();
    return new Result(
        Progress.valueOf(result.progress().name()),
        result.cause(),
        session == null ? null : session.token(),
        session == null ? null : session.expiresIn());
  }
}
