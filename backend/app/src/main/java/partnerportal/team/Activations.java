package partnerportal.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import partnerportal.identity.Caller;
import partnerportal.identity.People;
import partnerportal.identity.Sessions;
import partnerportal.identity.SignIn;
import partnerportal.platform.Problem;

/**
 * Coming in by an activation link. Who is new sets a password; who is known already proves it with
 * an open session or the password they have, which stays as it is: the link of one partner must not
 * open another. Comparing takes long by design, so no transaction is open meanwhile.
 */
@ApplicationScoped
class Activations {

  @Inject Invitations invitations;
  @Inject People people;
  @Inject Sessions sessions;
  @Inject SignIn signIn;

  /**
   * Uses the link and begins a session.
   *
   * @param name what somebody new wants to be called; may be null
   * @param password may be null for somebody known whose session stands
   * @param totp code of the second step of somebody known; may be null
   * @param cookie of the caller's session; may be null
   * @throws Problem token-expired-or-used; weak-password, invalid-credentials,
   *     second-factor-required and too-many-attempts leave the link good; partner-suspended
   */
  Invitations.Activated activate(
      String token, String name, String password, String totp, String cookie, Caller caller) {
    var person = invitations.reader(token);
    if (!people.hasPassword(person)) {
      demand(password, "Choose a password.");
      return invitations.activate(token, name, password, caller);
    }
    if (!sessions.isOf(cookie, person.id())) {
      demand(password, "Enter the password you have.");
      signIn.prove(person.id(), password, totp, caller);
    }
    return invitations.join(token, caller);
  }

  private static void demand(String password, String detail) {
    if (password == null) throw Problem.invalid("/password", "not-blank", detail);
  }
}
