package zohosandbox.screen;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import zohosandbox.organization.Organization;
import zohosandbox.organization.User;
import zohosandbox.organization.UsersResource;
import zohosandbox.wire.Addresses;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** What the CRM screen needs beside the API: who looks at it, and which widgets stand where. */
@Path("_sandbox/screen")
@Produces(MediaType.APPLICATION_JSON)
public final class ScreenResource {

  private final ScreenSession session;
  private final Organization organization;
  private final Addresses addresses;
  private final Extension extension;

  public ScreenResource(
      ScreenSession session, Organization organization, Addresses addresses, Extension extension) {
    this.session = session;
    this.organization = organization;
    this.addresses = addresses;
    this.extension = extension;
  }

  @GET
  @Path("session")
  public JsonObject session(@Context HttpHeaders headers) {
    return view(session.user(headers.getCookies()));
  }

  @POST
  @Path("session")
  public Response choose(byte[] body) {
    User user =
        Jsons.text(Jsons.body(body), "user")
            .flatMap(organization::user)
            .filter(User::active)
            .orElseThrow(
                () -> ZohoError.invalidData(Jsons.object().add("api_name", "user").build()));
    NewCookie cookie =
        new NewCookie.Builder(ScreenSession.COOKIE)
            .value(user.id())
            .path("/")
            .httpOnly(true)
            .sameSite(NewCookie.SameSite.LAX)
            .build();
    return Response.ok(view(user)).cookie(cookie).build();
  }

  private JsonObject view(User user) {
    return Jsons.object()
        .add("user", UsersResource.view(user))
        .add("administrator", user.profile().administrator())
        .add(
            "rights",
            Jsons.texts(user.profile().rights().stream().map(Enum::name).sorted().toList()))
        .add(
            "users",
            Jsons.values(
                organization.users().stream()
                    .filter(User::active)
                    .map(UsersResource::view)
                    .toList()))
        .add("zgid", organization.zgid())
        .add("company", organization.company())
        .build();
  }

  @GET
  @Path("widgets")
  public JsonArray widgets() {
    return Jsons.values(extension.widgets().stream().map(this::place).toList());
  }

  private JsonObject place(Widget widget) {
    return Jsons.object()
        .add("id", widget.id())
        .add("place", widget.place().word())
        .add("module", Jsons.text(widget.module().orElse(null)))
        .add("name", widget.name())
        .add("url", url(widget.page()))
        .add("size", widget.size())
        .build();
  }

  private String url(String page) {
    return "%s/%s?serviceOrigin=%s"
        .formatted(
            addresses.widgets(), page, URLEncoder.encode(addresses.crm(), StandardCharsets.UTF_8));
  }

  @GET
  @Path("variables/{name}")
  public JsonObject variable(@PathParam("name") String name) {
    String value =
        Optional.ofNullable(organization.variables().get(name)).orElseThrow(ZohoError::invalidUrl);
    return Jsons.object().add("name", name).add("value", value).build();
  }
}
