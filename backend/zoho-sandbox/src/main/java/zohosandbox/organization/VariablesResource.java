package zohosandbox.organization;

import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import zohosandbox.store.Ids;
import zohosandbox.wire.Jsons;

/** {@code /crm/v8/settings/variables}. */
@Path("crm/v8/settings/variables")
@Produces(MediaType.APPLICATION_JSON)
public final class VariablesResource {

  private final Organization organization;

  public VariablesResource(Organization organization) {
    this.organization = organization;
  }

  @GET
  public Response variables() {
    return answer(
        organization.variables().entrySet().stream()
            .map(entry -> view(entry.getKey(), entry.getValue()))
            .toList());
  }

  @GET
  @Path("{name}")
  public Response variable(@PathParam("name") String name) {
    return answer(
        organization.variables().entrySet().stream()
            .filter(entry -> name.equals(entry.getKey()) || name.equals(id(entry.getKey())))
            .map(entry -> view(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static Response answer(List<JsonObject> variables) {
    return variables.isEmpty()
        ? Response.noContent().build()
        : Response.ok(Organization.list("variables", variables)).build();
  }

  private static String id(String name) {
    return Ids.named("variable " + name);
  }

  private static JsonObject view(String name, String value) {
    return Jsons.object()
        .add("id", id(name))
        .add("api_name", name)
        .add("name", name)
        .add("type", "text")
        .add("value", value)
        .add("source", "crm")
        .add("read_only", false)
        .add(
            "variable_group",
            Jsons.object().add("api_name", "General").add("id", Ids.named("variable group")))
        .addNull("description")
        .build();
  }
}
