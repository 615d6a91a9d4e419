package zohosandbox.screen;

import jakarta.ws.rs.core.Cookie;
import java.util.Map;
import java.util.Optional;
import zohosandbox.organization.Organization;
import zohosandbox.organization.User;

/** Who looks at the CRM screen: whom the cookie names, else the first administrator. */
public final class ScreenSession {

  static final String COOKIE = "sandbox_user";

  private final Organization organization;

  public ScreenSession(Organization organization) {
    this.organization = organization;
  }

  /** The user of a request with these cookies. */
  public User user(Map<String, Cookie> cookies) {
    return Optional.ofNullable(cookies.get(COOKIE))
        .flatMap(cookie -> organization.user(cookie.getValue()))
        .filter(User::active)
        .orElseGet(organization::firstAdministrator);
  }
}
