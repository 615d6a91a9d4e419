package zohosandbox.accounts;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import zohosandbox.organization.User;

/**
 * Who makes a call: the user of a token, or the user who looks at the CRM screen.
 *
 * @param user whose rights count
 * @param scopes what the token allows; absent: the screen, which may do what its user may
 */
public record Caller(User user, Optional<Scopes> scopes) implements Principal {

  /** The caller of the current request, which the filter in front has let in. */
  public static Caller of(SecurityContext security) {
    return (Caller) security.getUserPrincipal();
  }

  @Override
  public String getName() {
    return user.fullName();
  }
}
