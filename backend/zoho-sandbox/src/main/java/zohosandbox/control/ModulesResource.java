package zohosandbox.control;

import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import zohosandbox.metadata.Catalogue;
import zohosandbox.wire.Jsons;

/**
 * {@code /_sandbox/modules/{module}}: takes a module away, as in an edition that has none of its
 * own, and gives it back. Its records are kept.
 */
@Path("_sandbox/modules/{module}")
@Produces(MediaType.APPLICATION_JSON)
public final class ModulesResource {

  private final Catalogue catalogue;

  public ModulesResource(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @DELETE
  public JsonObject take(@PathParam("module") String module) {
    return is(module, false);
  }

  @PUT
  public JsonObject give(@PathParam("module") String module) {
    return is(module, true);
  }

  private JsonObject is(String module, boolean there) {
    catalogue.withhold(module, !there);
    return Jsons.object().add("module", module).add("there", there).build();
  }
}
