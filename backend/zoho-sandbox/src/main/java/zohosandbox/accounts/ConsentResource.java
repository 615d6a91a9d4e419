package zohosandbox.accounts;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.glassfish.jersey.server.ContainerRequest;
import zohosandbox.organization.Organization;
import zohosandbox.organization.User;
import zohosandbox.screen.ScreenSession;
import zohosandbox.wire.Addresses;

/**
 * {@code /oauth/v2/auth}: asks a person whether a program may act for them. Everybody of the
 * organisation can be that person; the one who looks at the CRM screen is suggested.
 */
@Path("oauth/v2/auth")
public final class ConsentResource {

  private static final String LOCATION = "us";

  private final Client client;
  private final Codes codes;
  private final RefreshTokens refreshTokens;
  private final Organization organization;
  private final ScreenSession screen;
  private final Addresses addresses;

  public ConsentResource(
      Client client,
      Codes codes,
      RefreshTokens refreshTokens,
      Organization organization,
      ScreenSession screen,
      Addresses addresses) {
    this.client = client;
    this.codes = codes;
    this.refreshTokens = refreshTokens;
    this.organization = organization;
    this.screen = screen;
    this.addresses = addresses;
  }

  /** The page that asks. */
  @GET
  public Response ask(@Context ContainerRequest request) {
    Parameters asked = Parameters.of(request.getUriInfo());
    Optional<String> wrong = whatIsWrong(asked);
    if (wrong.isPresent()) {
      return refused(request, wrong.get());
    }
    List<User> people = organization.users().stream().filter(User::active).toList();
    User suggested = screen.user(request.getCookies());
    return page(
        ConsentPage.asking(organization.company(), asked, people, suggested, rawQuery(request)));
  }

  private static String rawQuery(ContainerRequest request) {
    return Optional.ofNullable(request.getRequestUri().getRawQuery()).orElse("");
  }

  private Optional<String> whatIsWrong(Parameters asked) {
    if (!client.id().equals(asked.get("client_id"))) {
      return Optional.of("invalid_client");
    }
    if (!client.mayReturnTo(asked.get("redirect_uri"))) {
      return Optional.of("invalid_redirect_uri");
    }
    if (!asked.get("response_type").equals("code")) {
      return Optional.of("invalid_response_type");
    }
    return Scopes.of(asked.get("scope")).areKnown()
        ? Optional.empty()
        : Optional.of("invalid_scope");
  }

  /** Programs get the word as the token endpoint gives it, people a page with it. */
  private static Response refused(ContainerRequest request, String word) {
    boolean person =
        request.getAcceptableMediaTypes().stream()
            .anyMatch(type -> type.getSubtype().equals("html"));
    return person ? page(ConsentPage.refusing(word)) : OAuthError.of(word);
  }

  private static Response page(String html) {
    return Response.ok(html, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'")
        .build();
  }

  /** What the person answered: the query is the one of the page, the form says who and what. */
  @POST
  public Response answer(@Context ContainerRequest request) {
    Parameters asked = Parameters.of(request.getUriInfo());
    Optional<String> wrong = whatIsWrong(asked);
    if (wrong.isPresent()) {
      return refused(request, wrong.get());
    }
    Parameters said = Parameters.of(request);
    Optional<User> person = organization.user(said.get("user")).filter(User::active);
    String answer =
        said.get("answer").equals("accept") && person.isPresent()
            ? accepted(person.get(), asked)
            : "error=access_denied";
    return Response.status(302).location(back(asked, answer)).build();
  }

  private String accepted(User person, Parameters asked) {
    Consent consent = new Consent(person.id(), Scopes.of(asked.get("scope")));
    String code =
        codes.issue(
            new Codes.Meaning(consent, asked.get("redirect_uri"), refreshable(person, asked)));
    return "code=%s&location=%s&accounts-server=%s"
        .formatted(code, LOCATION, encoded(addresses.crm()));
  }

  /** Whoever consented before gets another lasting token only when asked for consent again. */
  private boolean refreshable(User person, Parameters asked) {
    return asked.get("access_type").equals("offline")
        && (asked.get("prompt").equals("consent") || !refreshTokens.hasAny(person.id()));
  }

  private static URI back(Parameters asked, String answer) {
    String address = asked.get("redirect_uri");
    String state = asked.get("state");
    return URI.create(
        address
            + (address.contains("?") ? "&" : "?")
            + (state.isEmpty() ? "" : "state=" + encoded(state) + "&")
            + answer);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
