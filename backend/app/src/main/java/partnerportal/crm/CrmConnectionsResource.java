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

/** The door for a CRM that is to be connected. */
@Path("crm/connections")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CrmConnectionsResource {

  @Inject Consents consents;
  @Inject ClientAddress clients;

  @Context HttpServletRequest request;

  /**
   * @param codeChallenge base64url(sha256(verifier)), RFC 7636
   * @param setupCode from the portal's log, where it asks for one
   */
  @Schema(name = "NewCrmConnection")
  public record NewConnection(@Schema(required = true) String codeChallenge, String setupCode) {}

  /**
   * @param state to ask with what became of it
   * @param authorizeUrl Zoho's page, for a window of its own
   */
  @Schema(name = "CrmConnection")
  public record Begun(
      @Schema(required = true) String state,
      @Schema(required = true) String authorizeUrl,
      @Schema(required = true) long expiresIn) {}

  /** What became of a connection: nobody came back yet, all is well, or it came to nothing. */
  @Schema(name = "CrmConnectionProgress")
  @JsonbTypeSerializer(LowerCase.class)
  public enum Progress {
    WAITING,
    CONNECTED,
    REFUSED
  }

  @Schema(name = "CrmConnectionQuestion")
  public record Question(
      @Schema(required = true) String state, @Schema(required = true) String codeVerifier) {}

  /**
   * @param cause why it was refused
   * @param token for who consented, once, while the CRM cannot yet witness sign-ins
   */
  @Schema(name = "CrmConnectionResult")
  public record Result(
      @Schema(required = true) Progress progress,
      @Schema(nullable = true) String cause,
      @Schema(nullable = true) String token,
      @Schema(nullable = true) Long expiresIn) {}

  @POST
  @Access(Action.PUBLIC)
  @Operation(summary = "Begin to connect an organisation by consent")
  public Begun begin(@NotNull NewConnection asked) {
    var begun =
        consents.begin(
            new ConsentStates.Beginner(asked.codeChallenge(), clients.of(request)),
            asked.setupCode());
    return new Begun(begun.state(), begun.authorizeUrl(), begun.expiresIn());
  }

  @POST
  @Path("result")
  @Access(Action.PUBLIC)
  @Operation(summary = "What became of the consent, for the panel that began")
  public Result result(@NotNull Question asked) {
    var result = consents.result(asked.state(), asked.codeVerifier());
    var session = result.session();
    return new Result(
        Progress.valueOf(result.progress().name()),
        result.cause(),
        session == null ? null : session.token(),
        session == null ? null : session.expiresIn());
  }
}
