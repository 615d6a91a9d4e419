package partnerportal.sync;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import partnerportal.platform.Access;
import partnerportal.platform.Action;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;

/**
 * Zoho's door: it calls here when records change. It sends no signature and its content type is not
 * to be relied on.
 */
@Path("zoho/events")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class ZohoEventsResource {

  /** Bytes a callback may have. */
  static final int MAX_BYTES = 256 * 1024;

  @Inject CrmEvents events;

  @POST
  @Path("{secret}")
  @Access(Action.PUBLIC)
  @Operation(summary = "Records changed in the CRM")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Object.class)))
  public Map<String, String> heard(@PathParam("secret") String secret, InputStream body)
      throws IOException {
    var bytes = body.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new Problem(
          ProblemKind.PAYLOAD_TOO_LARGE, "The body may have " + MAX_BYTES + " bytes at most.");
    }
    if (!events.heard(secret, bytes)) throw new Problem(ProblemKind.WEBHOOK_UNAUTHENTICATED, null);
    return Map.of();
  }
}
