package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import partnerportal.platform.Access;
import partnerportal.platform.Action;

/**
 * The public halves of our signing keys (RFC 7517), for everyone who verifies our tokens, ourselves
 * included.
 */
@Path("jwks")
@ApplicationScoped
public class JwksResource {

  @Inject SigningKeys keys;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Access(Action.PUBLIC)
  @Operation(summary = "Public signing keys as a JSON Web Key Set.")
  public Response keys() {
    return Response.ok(keys.published().toString())
        .header("Cache-Control", "public, max-age=" + keys.keptFor().toSeconds())
        .build();
  }
}
