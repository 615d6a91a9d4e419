package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Supplier;
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
  @Inject SecondFactors factors;
  @Inject MailedSecrets secrets;
  @Inject SignInThrottle throttle;

  /**
   * Begins a session.
   *
   * @param second code of the second step; may be null
   * @throws Problem invalid-credentials, the same for a wrong password and an unknown address;
   *     second-factor-required and partner-suspended, only after a right password;
   *     too-many-attempts after too many failures, and when more sign in at once than the machine
   *     can compare
   */
  People.SignedIn withPassword(String email, String password, String second, Caller caller) {
    return throttle.guard(email, caller.address(), () -> compared(email, password, second, caller));
  }

  /**
   * Begins a session for who read the code in a mailbox.
   *
   * @throws Problem as with a password; a code that was used, is too old, or was followed by
   *     another is a wrong one
   */
  People.SignedIn withCode(String email, String code, String second, Caller caller) {
    return throttle.guard(email, caller.address(), () -> people.enter(email, code, second, caller));
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
   * Whether a person's own password was given, and their second step, where a session does not say
   * who it is.
   *
   * @param second may be null
   * @throws Problem invalid-credentials, second-factor-required, too-many-attempts
   */
  public void prove(UUID person, String password, String second, Caller caller) {
    guarded(person, password, caller, () -> factors.demand(person, second));
  }

  /**
   * Whether who holds a session knows its password, before what an unattended screen must not do.
   *
   * @throws Problem validation-failed, which counts like a failed sign-in; too-many-attempts
   */
  void confirm(UUID person, String password, Caller caller) {
    try {
      guarded(person, password, caller, () -> person);
    } catch (Problem refused) {
      if (refused.kind() != ProblemKind.INVALID_CREDENTIALS) throw refused;
      throw Problem.invalid("/password", "wrong", "This is not your password.");
    }
  }

  private void guarded(UUID person, String password, Caller caller, Supplier<?> then) {
    var who = people.person(person);
    throttle.guard(
        people.email(who),
        caller.address(),
        () -> {
          if (!passwords.matches(password, who.passwordHash())) throw wrong();
          return then.get();
        });
  }

  private People.SignedIn compared(String email, String password, String second, Caller caller) {
    var person = people.knownAs(email).orElse(null);
    if (!passwords.matches(password, person == null ? null : person.passwordHash())) throw wrong();
    return people.enter(person.id(), second, caller);
  }

  private static Problem wrong() {
    return new Problem(ProblemKind.INVALID_CREDENTIALS, null);
  }
}
