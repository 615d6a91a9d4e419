package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;

/**
 * Signing in with an address and a password or a code. Comparing takes long by design, so no
 * transaction is open meanwhile.
 */
@ApplicationScoped
public class SignIn {

  @Inject People people;
  @Inject Passwords passwords;
  @Inject MailedSecrets secrets;
  @Inject SignInThrottle throttle;

  /**
   * Begins a session.
   *
   * @throws Problem invalid-credentials, the same for a wrong password and an unknown address;
   *     partner-suspended, only after a right password; too-many-attempts after too many failures,
   *     and when more sign in at once than the machine can compare
   */
  People.SignedIn withPassword(String email, String password, Caller caller) {
    return throttle.guard(email, caller.address(), () -> compared(email, password, caller));
  }

  /**
   * Begins a session for who read the code in a mailbox.
   *
   * @throws Problem as with a password; a code that was used, is too old, or was followed by
   *     another is a wrong one
   */
  People.SignedIn withCode(String email, String code, Caller caller) {
    return throttle.guard(email, caller.address(), () -> people.enter(email, code, caller));
  }

  /**
   * Orders a mail with a code; the same for an address nobody has.
   *
   * @throws Problem rate-limited
   */
  void sendCode(String email, Caller caller) {
    throttle.mail(email, caller.address());
    secrets.ask(MailedSecret.SIGN_IN_CODE, email);
  }

  /**
   * Whether a person's own password was given, where a session does not say who it is.
   *
   * @throws Problem invalid-credentials, too-many-attempts
   */
  public void prove(UUID person, String password, Caller caller) {
    var who = people.person(person);
    throttle.guard(
        people.email(who),
        caller.address(),
        () -> {
          if (!passwords.matches(password, who.passwordHash())) throw wrong();
          return who;
        });
  }

  private People.SignedIn compared(String email, String password, Caller caller) {
    var person = people.knownAs(email).orElse(null);
    if (!passwords.matches(password, person == null ? null : person.passwordHash())) throw wrong();
    return people.enter(person.id(), caller);
  }

  private static Problem wrong() {
    return new Problem(ProblemKind.INVALID_CREDENTIALS, null);
  }
}
