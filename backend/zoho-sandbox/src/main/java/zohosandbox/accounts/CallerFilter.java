package zohosandbox.accounts;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import zohosandbox.screen.ScreenSession;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** Lets nobody near {@code /crm/} without a token or the screen's session. */
@PreMatching
public final class CallerFilter implements ContainerRequestFilter {

  private static final String SCHEME = "Zoho-oauthtoken ";

  private final Tokens tokens;
  private final ScreenSession screen;

  public CallerFilter(Tokens tokens, ScreenSession screen) {
    this.tokens = tokens;
    this.screen = screen;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getUriInfo().getPath().startsWith("crm/")) {
      request.setSecurityContext(new Known(caller(request)));
    }
  }

  private Caller caller(ContainerRequestContext request) {
    String authorization = request.getHeaderString("Authorization");
    if (authorization == null) {
      return onScreen(request)
          .orElseThrow(() -> refused("AUTHENTICATION_FAILURE", "Authentication failed"));
    }
    if (!authorization.startsWith(SCHEME)) {
      throw refused("AUTHENTICATION_FAILURE", "Authentication failed");
    }
    return tokens
        .callerOf(authorization.substring(SCHEME.length()).strip())
        .orElseThrow(() -> refused("INVALID_TOKEN", "invalid oauth token"));
  }

  private Optional<Caller> onScreen(ContainerRequestContext request) {
    return "1".equals(request.getHeaderString("X-Sandbox-Screen"))
        ? Optional.of(new Caller(screen.user(request.getCookies()), Optional.empty()))
        : Optional.empty();
  }

  private static ZohoError refused(String code, String message) {
    return new ZohoError(401, code, Jsons.object().build(), message);
  }

  private record Known(Caller caller) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
      return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
      return false;
    }

    @Override
    public boolean isSecure() {
      return false;
    }

    @Override
    public String getAuthenticationScheme() {
      return null;
    }
  }
}
