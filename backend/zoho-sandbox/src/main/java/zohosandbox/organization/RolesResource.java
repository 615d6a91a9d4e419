package zohosandbox.organization;

import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import zohosandbox.store.Ids;
import zohosandbox.wire.Jsons;

/** {@code /crm/v8/settings/roles}: one role, which everybody has. */
@Path("crm/v8/settings/roles")
@Produces(MediaType.APPLICATION_JSON)
public final class RolesResource {

  static final String CEO = Ids.named("role CEO");

  @GET
  public JsonObject roles() {
    return Organization.list(
        "roles",
        List.of(
            Jsons.object()
                .add("id", CEO)
                .add("name", "CEO")
                .add("display_label", "CEO")
                .add("api_name", "CEO")
                .addNull("reporting_to")
                .add("admin_user", true)
                .add("share_with_peers", true)
                .build()));
  }
}
