package zohosandbox.accounts;

import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import zohosandbox.wire.Addresses;
import zohosandbox.wire.Jsons;

/** {@code /oauth/serverinfo}: the data centres there are; here one, which is this server. */
@Path("oauth/serverinfo")
@Produces(MediaType.APPLICATION_JSON)
public final class ServerInfoResource {

  private final Addresses addresses;

  public ServerInfoResource(Addresses addresses) {
    this.addresses = addresses;
  }

  @GET
  public JsonObject serverInfo() {
    return Jsons.object()
        .add("result", "success")
        .add("locations", Jsons.object().add("us", addresses.crm()))
        .build();
  }
}
