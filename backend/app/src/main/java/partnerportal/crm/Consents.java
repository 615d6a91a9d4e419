package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import partnerportal.identity.CrmSessions;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Role;
import partnerportal.platform.Scope;
import partnerportal.platform.Settings;
import partnerportal.platform.Sha256;
import partnerportal.platform.Tenancy;

/**
 * Connects an organisation by the consent of one of its administrators (zoho-crm v8 §8.4), and
 * receives everybody who comes back from Zoho. The panel inside the CRM sends a key, gets a state,
 * opens Zoho's consent in another window and asks with the state what became of it; nothing is
 * believed that the windows tell each other.
 */
@ApplicationScoped
class Consents {

  private static final Logger LOG = Logger.getLogger(Consents.class.getName());

  @Inject ConsentStates states;
  @Inject ConsentStore store;
  @Inject NewcomerCheck newcomers;
  @Inject ZohoSignIns signIns;
  @Inject ConsentedSessions sessions;
  @Inject SetupCode setupCode;
  @Inject Promptly promptly;
  @Inject Settings settings;

  /** What became of it so far. */
  enum Progress {
    WAITING,
    CONNECTED,
    REFUSED
  }

  /**
   * What the panel is told.
   *
   * @param cause why it was refused; null otherwise
   * @param session for who consented, once, while the CRM cannot witness sign-ins; null otherwise
   */
  record Result(Progress progress, String cause, CrmSessions.Minted session) {}

  /** What somebody wanted at Zoho. */
  enum Wish {
    TO_CONNECT,
    TO_SIGN_IN,
    /** Nobody knows: the address means nothing, or nothing any more. */
    UNKNOWN
  }

  /**
   * What Zoho gave somebody on their way back.
   *
   * @param accountsServer the data centre Zoho names; null when it names none
   * @param error Zoho's word when consent was not given
   */
  record Arrival(String state, String code, String accountsServer, String error) {

    /** No secret in a log by accident. */
    @Override
    public String toString() {
      return "Arrival[" + accountsServer + "]";
    }
  }

  /**
   * How somebody came back.
   *
   * @param refused why nothing came of it so far, for people; null when it did, or may still
   * @param asksFor the organisation to sign in to, while the window's code is wanted; null
   *     otherwise
   */
  record Return(Wish wish, String refused, String asksFor) {}

  /**
   * Begins a connection.
   *
   * @throws Problem forbidden when this portal has no client at Zoho or the set-up code is wrong;
   *     rate-limited
   */
  ConsentStates.Begun begin(ConsentStates.Beginner beginner, String code) {
    states.check(beginner, null);
    if (!setupCode.fits(code))
      throw new Problem(
          ProblemKind.FORBIDDEN,
          "The set-up code is not right; the portal writes it to its log when it starts.");
    return states.connection(beginner);
  }

  /** Somebody came back from Zoho. Who is to sign in is asked for their code first. */
  Return returned(Arrival arrival) {
    var consent = arrival.state == null ? null : store.open(hash(arrival)).orElse(null);
    if (consent == null) return gone();
    var given = arrival.error == null && arrival.code != null;
    if (given && consent.signInAt() != null)
      return new Return(Wish.TO_SIGN_IN, null, signIns.name(consent.signInAt()));
    if (store.use(hash(arrival)).isEmpty()) return gone();
    return ended(consent, given ? carriedOut(consent, arrival) : "Consent was not given.");
  }

  /** Somebody who came back typed the code their panel shows. */
  Return typed(Arrival arrival, String code) {
    if (arrival.state == null || arrival.code == null) return gone();
    var cause = "The code was wrong too often.";
    var hash = WindowCode.hash(arrival.state, WindowCode.typed(code));
    var typed = store.type(hash(arrival), hash, cause).orElse(null);
    if (typed == null) return gone();
    var consent = typed.consent();
    if (typed.fits()) return ended(consent, carriedOut(consent, arrival));
    if (typed.left() == 0) return ended(consent, cause);
    return new Return(
        Wish.TO_SIGN_IN,
        "This is not the code of your panel. "
            + (typed.left() == 1 ? "You can try once more." : "Look again and type it anew."),
        signIns.name(consent.signInAt()));
  }

  private static byte[] hash(Arrival arrival) {
    return Sha256.of(arrival.state);
  }

  private static Return gone() {
    return new Return(
        Wish.UNKNOWN, "This address was used already, or too late. Begin again in the CRM.", null);
  }

  private Return ended(ConsentStore.Returned consent, String cause) {
    var wish = consent.signInAt() == null ? Wish.TO_CONNECT : Wish.TO_SIGN_IN;
    if (cause != null) {
      store.refused(consent.id(), cause);
      LOG.log(Level.INFO, "a consent came to nothing ({0}): {1}", new Object[] {wish, cause});
    }
    return new Return(wish, cause, null);
  }

  private String carriedOut(ConsentStore.Returned consent, Arrival arrival) {
    var accounts =
        arrival.accountsServer == null
            ? settings.text(Settings.Key.ZOHO_ACCOUNTS_URL)
            : arrival.accountsServer;
    try {
      if (consent.signInAt() != null) signIns.returned(consent, accounts, arrival.code);
      else connect(consent.id(), arrival.code, accounts);
      return null;
    } catch (CrmFailure e) {
      return e.getMessage();
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "a consent came to nothing", e);
      return "Something went wrong in the portal. Begin again in the CRM.";
    }
  }

  private void connect(UUID id, String code, String accounts) {
    var newcomer = promptly.ask(() -> newcomers.introduced(accounts, states.redirect(), code));
    var organization = newcomers.connected(newcomer);
    store.given(id, organization, ConsentedSessions.giver(newcomer.user(), Role.CRM_ADMIN));
  }

  /**
   * What became of a consent, for the panel that began it.
   *
   * @throws Problem zoho-context-invalid when the state is unknown or the verifier is another's
   */
  Result result(String state, String verifier) {
    var consent = states.of(state, verifier, false);
    if (consent.cause() != null) return new Result(Progress.REFUSED, consent.cause(), null);
    if (consent.organization() == null) return new Result(Progress.WAITING, null, null);
    return Tenancy.within(
        Scope.organization(consent.organization()),
        () -> new Result(Progress.CONNECTED, null, sessions.of(consent)));
  }
}
