package zohosandbox.control;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import zohosandbox.notifications.Callbacks;
import zohosandbox.organization.Organization;
import zohosandbox.organization.User;
import zohosandbox.organization.UsersResource;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** {@code /_sandbox/users/{id}}: deactivates people and gives them other profiles. */
@Path("_sandbox/users/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class PeopleResource {

  private final Organization organization;
  private final Callbacks callbacks;

  public PeopleResource(Organization organization, Callbacks callbacks) {
    this.organization = organization;
    this.callbacks = callbacks;
  }

  /** Takes {@code {"active": false, "profile": "Read Only"}}; both members may be absent. */
  @POST
  public JsonObject change(@PathParam("id") String id, byte[] body) {
    JsonObject sent = Jsons.body(body);
    Optional<Boolean> active =
        Optional.ofNullable(sent.get("active")).map(value -> value == JsonValue.TRUE);
    User before = organization.user(id).orElseThrow(ZohoError::invalidUrl);
    User now =
        organization
            .changeUser(id, active, Jsons.text(sent, "profile"))
            .orElseThrow(ZohoError::invalidUrl);
    Set<String> changed = new TreeSet<>();
    if (before.active() != now.active()) {
      changed.add("status");
    }
    if (!before.profile().equals(now.profile())) {
      changed.add("profile");
    }
    if (!changed.isEmpty()) {
      callbacks.announce(now, changed);
    }
    return UsersResource.view(now);
  }
}
