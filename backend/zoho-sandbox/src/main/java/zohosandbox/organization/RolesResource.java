package zohosandbox.organization;

import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import zohosandbox.store.Ids;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** {@code /crm/v8/settings/roles}: one role, which everybody has. */
@Path("crm/v8/settings/roles")
@Produces(MediaType.APPLICATION_JSON)
public final class RolesResource {

  static final String CEO = Ids.named("role CEO");

  @GET
  public JsonObject roles() {
    return Organization.list("roles", List.of(role()));
  }

  @GET
  @Path("{id}")
  public JsonObject role(@PathParam("id") String id) {
    if (!id.equals(CEO)) {
      throw ZohoError.invalidData(Jsons.object().add("resource_path_index", 2).build());
    }
    return roles();
  }

  private static JsonObject role() {
    return Jsons.object()
        .add("id", CEO)
        .add("name", "CEO")
        .add("display_label", "CEO")
        .add("api_name", "CEO")
        .addNull("reporting_to")
        .add("admin_user", true)
        .add("share_with_peers", true)
        .build();
  }
}
