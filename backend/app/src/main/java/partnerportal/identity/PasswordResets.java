package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;

/**
 * The way back in for who forgot a password. Hashing takes long by design, so no transaction is
 * open meanwhile, and only who has a good link can make us do it.
 */
@ApplicationScoped
class PasswordResets {

  @Inject MailedSecrets secrets;
  @Inject SignInThrottle throttle;
  @Inject Passwords passwords;
  @Inject People people;

  /**
   * Orders a mail with a link; the same for an address nobody has.
   *
   * @throws Problem rate-limited
   */
  void ask(String email, String address) {
    throttle.mail(email, address);
    secrets.ask(MailedSecret.PASSWORD_RESET, email);
  }

  /**
   * Sets another password and ends every session of the person.
   *
   * @throws Problem token-expired-or-used, weak-password (the link stays good)
   */
  void redeem(String token, String password) {
    var person = secrets.reader(token).orElseThrow(PasswordResets::spent);
    passwords.demand(password, person.name(), people.email(person));
    people.reset(token, person.id(), passwords.hash(password));
  }

  static Problem spent() {
    return new Problem(ProblemKind.TOKEN_EXPIRED_OR_USED, null);
  }
}
