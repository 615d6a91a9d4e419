package zohosandbox.organization;

import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** {@code /crm/v8/settings/profiles}. */
@Path("crm/v8/settings/profiles")
@Produces(MediaType.APPLICATION_JSON)
public final class ProfilesResource {

  private static final String FOUNDED = "2026-01-01T08:00:00+00:00";

  private final Organization organization;

  public ProfilesResource(Organization organization) {
    this.organization = organization;
  }

  @GET
  public JsonObject profiles() {
    return Organization.list("profiles", organization.profiles().stream().map(this::view).toList());
  }

  @GET
  @Path("{id}")
  public JsonObject profile(@PathParam("id") String id) {
    return organization.profiles().stream()
        .filter(profile -> profile.id().equals(id))
        .findFirst()
        .map(profile -> Organization.list("profiles", List.of(view(profile))))
        .orElseThrow(
            () -> ZohoError.invalidData(Jsons.object().add("resource_path_index", 2).build()));
  }

  private JsonObject view(Profile profile) {
    User administrator = organization.firstAdministrator();
    JsonObject founder =
        Jsons.object().add("name", administrator.fullName()).add("id", administrator.id()).build();
    return Jsons.object()
        .add("id", profile.id())
        .add("name", profile.name())
        .add("display_label", profile.name())
        .add("api_name", profile.name().replace(' ', '_'))
        .add("custom", !profile.administrator())
        .add("type", "normal_profile")
        .add("description", profile.name())
        .add("category", profile.administrator())
        .add("default", false)
        .add("permissions_details", Jsons.array())
        .add("sections", Jsons.array())
        .add("created_time", FOUNDED)
        .add("modified_time", FOUNDED)
        .add("created_by", founder)
        .add("modified_by", founder)
        .build();
  }
}
