package zohosandbox.accounts;

import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import org.glassfish.jersey.server.ContainerRequest;
import zohosandbox.wire.Addresses;
import zohosandbox.wire.Jsons;

/** {@code /oauth/v2/token}: parameters may come as form, multipart or query; errors come as 200. */
@Path("oauth/v2/token")
@Produces(MediaType.APPLICATION_JSON)
public final class TokenResource {

  private final Client client;
  private final Tokens tokens;
  private final Addresses addresses;

  public TokenResource(Client client, Tokens tokens, Addresses addresses) {
    this.client = client;
    this.tokens = tokens;
    this.addresses = addresses;
  }

  @POST
  public Response token(@Context ContainerRequest request) {
    Map<String, String> parameters = query(request.getUriInfo());
    if (MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(request.getMediaType())) {
      parameters.putAll(multipart(request.readEntity(FormDataMultiPart.class)));
    } else {
      parameters.putAll(form(request.readEntity(byte[].class)));
    }
    return answer(parameters);
  }

  private static Map<String, String> multipart(FormDataMultiPart form) {
    Map<String, String> parameters = new HashMap<>();
    form.getFields()
        .forEach((name, parts) -> parameters.put(name, parts.get(0).getValueAs(String.class)));
    return parameters;
  }

  private static Map<String, String> form(byte[] body) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static Map<String, String> query(UriInfo uri) {
    Map<String, String> parameters = new HashMap<>();
    uri.getQueryParameters().forEach((name, values) -> parameters.put(name, values.get(0)));
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private Response answer(Map<String, String> parameters) {
    if (!client.id().equals(parameters.get("client_id"))) {
      return error("invalid_client");
    }
    if (!client.secret().equals(parameters.get("client_secret"))) {
      return error("invalid_client_secret");
    }
    if (!"refresh_token".equals(parameters.get("grant_type"))) {
      return error("unsupported_grant_type");
    }
    if (!client.refreshToken().equals(parameters.get("refresh_token"))) {
      return error("invalid_code");
    }
    return tokens
        .issue()
        .map(token -> Response.ok(granted(token)).build())
        .orElseGet(TokenResource::throttled);
  }

  private JsonObject granted(String token) {
    return Jsons.object()
        .add("access_token", token)
        .add(
            "scope",
            "ZohoCRM.modules.ALL ZohoCRM.settings.ALL ZohoCRM.users.READ ZohoCRM.org.READ"
                + " ZohoCRM.coql.READ ZohoCRM.notifications.ALL")
        .add("api_domain", addresses.crm())
        .add("token_type", "Bearer")
        .add("expires_in", Tokens.LIFE.toSeconds())
        .build();
  }

  private static Response error(String word) {
    return Response.ok(Jsons.object().add("error", word).build()).build();
  }

  private static Response throttled() {
    return Response.status(400)
        .entity(
            Jsons.object()
                .add(
                    "error_description",
                    "You have made too many requests continuously."
                        + " Please try again after some time.")
                .add("error", "Access Denied")
                .add("status", "failure")
                .build())
        .build();
  }
}
