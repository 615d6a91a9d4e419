package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import partnerportal.platform.Settings;

/**
 * The cookie of a view of a partner's portal: another than the one people of a partner sign in
 * with, so that who has both loses neither.
 */
@ApplicationScoped
class ViewCookie {

  @Inject Settings settings;

  NewCookie carrying(String secret, Duration life) {
    return cookie(secret, (int) life.toSeconds());
  }

  NewCookie gone() {
    return cookie("", 0);
  }

  /** The secret a request brought; null when it brought none. */
  String of(HttpServletRequest request) {
    return SessionCookie.of(request, name());
  }

  private NewCookie cookie(String value, int seconds) {
    return new NewCookie.Builder(name())
        .value(value)
        .path("/")
        .maxAge(seconds)
        .httpOnly(true)
        .secure(secure())
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }

  private String name() {
    return secure() ? "__Host-pp-view" : "pp-view";
  }

  private boolean secure() {
    return settings.publicUrl().startsWith("https:");
  }
}
