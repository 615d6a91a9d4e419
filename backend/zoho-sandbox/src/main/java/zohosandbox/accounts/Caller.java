package zohosandbox.accounts;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import zohosandbox.organization.User;

/** Who makes a call: the user of a token, or the user who looks at the CRM screen. */
public record Caller(User user) implements Principal {

  /** The caller of the current request, which the filter in front has let in. */
  public static Caller of(SecurityContext security) {
    return (Caller) security.getUserPrincipal();
  }

  @Override
  public String getName() {
    return user.fullName();
  }
}
