package zohosandbox.organization;

import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.function.Predicate;
import zohosandbox.accounts.Caller;
import zohosandbox.store.Ids;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** {@code /crm/v8/users}. */
@Path("crm/v8/users")
@Produces(MediaType.APPLICATION_JSON)
public final class UsersResource {

  private static final int MOST_PER_PAGE = 200;

  private final Organization organization;

  public UsersResource(Organization organization) {
    this.organization = organization;
  }

  @GET
  public Response list(
      @QueryParam("type") @DefaultValue("AllUsers") String type,
      @QueryParam("page") @DefaultValue("1") int page,
      @QueryParam("per_page") @DefaultValue("200") int perPage,
      @Context SecurityContext security) {
    if (page < 1 || perPage < 1 || perPage > MOST_PER_PAGE) {
      throw ZohoError.invalidParameter(page < 1 ? "page" : "per_page");
    }
    List<User> all = organization.users().stream().filter(kind(type, security)).toList();
    List<JsonObject> shown =
        all.stream().skip((page - 1L) * perPage).limit(perPage).map(UsersResource::view).toList();
    if (shown.isEmpty()) {
      return Response.noContent().build();
    }
    return Response.ok(
            Jsons.object()
                .add("users", Jsons.values(shown))
                .add(
                    "info",
                    Jsons.object()
                        .add("per_page", perPage)
                        .add("count", shown.size())
                        .add("page", page)
                        .add("more_records", all.size() > (long) page * perPage))
                .build())
        .build();
  }

  @GET
  @Path("{id}")
  public Response one(@PathParam("id") String id) {
    if (!Ids.isId(id)) {
      throw ZohoError.invalidData(Jsons.object().add("resource_path_index", 1).build());
    }
    return organization
        .user(id)
        .map(user -> Response.ok(Organization.list("users", List.of(view(user)))))
        .orElseGet(Response::noContent)
        .build();
  }

  private static Predicate<User> kind(String type, SecurityContext security) {
    return switch (type) {
      case "AllUsers", "ConfirmedUsers" -> user -> true;
      case "ActiveUsers", "ActiveConfirmedUsers" -> User::active;
      case "DeactiveUsers" -> user -> !user.active();
      case "AdminUsers" -> user -> user.profile().administrator();
      case "ActiveConfirmedAdmins" -> user -> user.active() && user.profile().administrator();
      case "CurrentUser" -> Caller.of(security).user()::equals;
      case "NotConfirmedUsers", "DeletedUsers", "ConfirmedReportingUsers" -> user -> false;
      default -> throw ZohoError.invalidParameter("type");
    };
  }

  /** A user as Zoho shows one. */
  public static JsonObject view(User user) {
    return Jsons.object()
        .add("id", user.id())
        .add("first_name", user.firstName())
        .add("last_name", user.lastName())
        .add("full_name", user.fullName())
        .add("email", user.email())
        .add("zuid", user.id().substring(9))
        .add("status", user.active() ? "active" : "disabled")
        .add("confirm", true)
        .add(
            "profile",
            Jsons.object().add("name", user.profile().name()).add("id", user.profile().id()))
        .add("role", Jsons.object().add("name", "CEO").add("id", RolesResource.CEO))
        .add("time_zone", user.zone().getId())
        .add("language", "en_GB")
        .add("locale", "en_GB")
        .add("country_locale", "en_GB")
        .add("type__s", "Regular User")
        .build();
  }
}
