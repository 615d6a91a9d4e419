package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;

/**
 * Signing in with address and password. Comparing takes long by design, so no transaction is open
 * meanwhile.
 */
@ApplicationScoped
class SignIn {

  @Inject People people;
  @Inject Passwords passwords;
  @Inject SignInThrottle throttle;

  /**
   * Begins a session.
   *
   * @param address where the caller comes from
   * @throws Problem invalid-credentials, the same for a wrong password and an unknown address;
   *     partner-suspended, only after a right password; too-many-attempts after too many failures,
   *     and when more sign in at once than the machine can compare
   */
  People.SignedIn with(String email, String password, String address) {
    return throttle.guard(email, address, () -> compared(email, password));
  }

  private People.SignedIn compared(String email, String password) {
    var person = people.knownAs(email).orElse(null);
    if (!passwords.matches(password, person == null ? null : person.passwordHash())) {
      throw new Problem(ProblemKind.INVALID_CREDENTIALS, null);
    }
    return people.enter(person.id());
  }
}
