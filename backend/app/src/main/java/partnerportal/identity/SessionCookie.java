package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import partnerportal.platform.Settings;

/**
 * The portal page's cookie: {@code __Host-pp}; a plain name where the portal is tried on
 * http://localhost.
 */
@ApplicationScoped
public class SessionCookie {

  @Inject Settings settings;

  /** Carries a new session's secret. */
  public NewCookie carrying(String secret) {
    return cookie(secret, (int) settings.duration(Settings.Key.SESSION_ABSOLUTE).toSeconds());
  }

  /** Takes the cookie away. */
  public NewCookie gone() {
    return cookie("", 0);
  }

  /** The secret a request brought; null when it brought none. */
  public String of(HttpServletRequest request) {
    return of(request, name());
  }

  static String of(HttpServletRequest request, String name) {
    if (request.getCookies() == null) return null;
    for (var cookie : request.getCookies()) {
      if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) return cookie.getValue();
    }
    return null;
  }

  private NewCookie cookie(String value, int seconds) {
    return new NewCookie.Builder(name())
        .value(value)
        .path("/")
        .maxAge(seconds)
        .httpOnly(true)
        .secure(secure())
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }

  private String name() {
    return secure() ? "__Host-pp" : "pp";
  }

  private boolean secure() {
    return settings.publicUrl().startsWith("https:");
  }
}
