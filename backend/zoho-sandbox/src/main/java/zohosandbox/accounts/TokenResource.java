package zohosandbox.accounts;

import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.glassfish.jersey.server.ContainerRequest;
import zohosandbox.wire.Addresses;
import zohosandbox.wire.Jsons;

/** {@code /oauth/v2/token}: parameters may come as form, multipart or query; errors come as 200. */
@Path("oauth/v2/token")
@Produces(MediaType.APPLICATION_JSON)
public final class TokenResource {

  private final Client client;
  private final Codes codes;
  private final RefreshTokens refreshTokens;
  private final Tokens tokens;
  private final Addresses addresses;

  public TokenResource(
      Client client, Codes codes, RefreshTokens refreshTokens, Tokens tokens, Addresses addresses) {
    this.client = client;
    this.codes = codes;
    this.refreshTokens = refreshTokens;
    this.tokens = tokens;
    this.addresses = addresses;
  }

  @POST
  public Response token(@Context ContainerRequest request) {
    Parameters asked = Parameters.of(request);
    if (!client.id().equals(asked.get("client_id"))) {
      return OAuthError.of("invalid_client");
    }
    if (!client.secret().equals(asked.get("client_secret"))) {
      return OAuthError.of("invalid_client_secret");
    }
    return switch (asked.get("grant_type")) {
      case "refresh_token" -> refreshed(asked.get("refresh_token"));
      case "authorization_code" -> exchanged(asked);
      default -> OAuthError.of("unsupported_grant_type");
    };
  }

  private Response refreshed(String refreshToken) {
    return refreshTokens
        .find(refreshToken)
        .map(consent -> granted(refreshToken, consent, Optional.empty()))
        .orElseGet(() -> OAuthError.of("invalid_code"));
  }

  /** A code is gone after the first try, whatever came of it. */
  private Response exchanged(Parameters asked) {
    Optional<Codes.Meaning> meaning = codes.redeem(asked.get("code"));
    if (meaning.isEmpty()) {
      return OAuthError.of("invalid_code");
    }
    if (!meaning.get().redirectUri().equals(asked.get("redirect_uri"))) {
      return OAuthError.of("invalid_redirect_uri");
    }
    Consent consent = meaning.get().consent();
    if (!meaning.get().refreshable()) {
      return granted("online " + consent.user(), consent, Optional.empty());
    }
    String refreshToken = refreshTokens.issue(consent);
    return granted(refreshToken, consent, Optional.of(refreshToken));
  }

  private Response granted(String source, Consent consent, Optional<String> shown) {
    Optional<String> token = tokens.issue(source, consent);
    if (token.isEmpty()) {
      return OAuthError.tooOften();
    }
    JsonObjectBuilder answer = Jsons.object().add("access_token", token.get());
    shown.ifPresent(refreshToken -> answer.add("refresh_token", refreshToken));
    return Response.ok(
            answer
                .add("scope", consent.scopes().toString())
                .add("api_domain", addresses.crm())
                .add("token_type", "Bearer")
                .add("expires_in", Tokens.LIFE.toSeconds())
                .build())
        .build();
  }

  /** Ends a refresh token with all it gave, or a single access token. */
  @POST
  @Path("revoke")
  public Response revoke(@Context ContainerRequest request) {
    String token = Parameters.of(request).get("token");
    return refreshTokens.revoke(token) || tokens.revoke(token)
        ? Response.ok(Jsons.object().add("status", "success").build()).build()
        : OAuthError.of("invalid_code");
  }
}
