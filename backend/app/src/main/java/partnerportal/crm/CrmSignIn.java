package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import partnerportal.identity.CrmSessions;
import partnerportal.organization.Organization;
import partnerportal.organization.Organizations;
import partnerportal.platform.Ids;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Role;
import partnerportal.platform.Scope;
import partnerportal.platform.Settings;
import partnerportal.platform.Sha256;
import partnerportal.platform.Tenancy;

/**
 * Lets people in who work in the CRM. What the browser says is a hint: it writes a word of ours
 * into a record as the user who is signed in there, and we believe who Zoho says made it (zoho-crm
 * v8 §8.3). No transaction is open while Zoho is asked, for five seconds at most.
 */
@ApplicationScoped
class CrmSignIn {

  private static final Logger LOG = Logger.getLogger(CrmSignIn.class.getName());
  private static final int NONCE_BYTES = 20;
  private static final Pattern RECORD_ID = Pattern.compile("[0-9]{5,25}");

  @Inject Organizations organizations;
  @Inject ChallengeStore challenges;
  @Inject CrmConnectionStore connections;
  @Inject ZohoPeople people;
  @Inject CrmSessions sessions;
  @Inject SignInRates rates;
  @Inject Settings settings;
  @Inject Promptly promptly;

  /** A word to be written into the CRM, and the seconds it is good for. */
  record Given(String nonce, long expiresIn) {}

  private record Seen(Witness witness, ZohoPeople.User user) {}

  /**
   * Begins a sign-in.
   *
   * @param address of the caller
   * @throws Problem zoho-context-invalid when the organisation is not ours; crm-cannot-witness when
   *     its CRM cannot, {@link ZohoSignIns} is the way in then; temporarily-unavailable while that
   *     is not known yet; rate-limited
   */
  Given challenge(String orgHint, String codeChallenge, String address) {
    CodeChallenge.check(codeChallenge);
    rates.count("crm-sign-in-begun", address);
    var organization = attached(orgHint);
    return Tenancy.within(
        Scope.organization(organization.id()), () -> given(organization, codeChallenge));
  }

  private Given given(Organization organization, String codeChallenge) {
    var check = connections.check(organization.id());
    if (!check.witnessChecked()) throw unavailable();
    if (check.witnessFault() != null) throw cannotWitness(organization, check.witnessFault());
    var within = settings.duration(Settings.Key.CRM_SIGN_INS_WITHIN);
    if (challenges.lately(organization.id(), within)
        >= settings.number(Settings.Key.CRM_SIGN_INS_PER_ORGANIZATION)) {
      throw new Problem(ProblemKind.RATE_LIMITED, null, within.dividedBy(2));
    }
    var life = settings.duration(Settings.Key.CHALLENGE_LIFE);
    var nonce = Ids.secret(NONCE_BYTES);
    challenges.add(organization.id(), Sha256.of(nonce), codeChallenge, life);
    return new Given(nonce, life.toSeconds());
  }

  /**
   * Ends a sign-in. Whoever began it can ask the CRM once: a challenge is used up before the CRM is
   * asked, whatever comes of it, because each question costs the organisation a credit and a place
   * at its door.
   *
   * @param address of the caller
   * @throws Problem zoho-context-invalid when anything does not fit, without saying what;
   *     temporarily-unavailable when the CRM does not answer; rate-limited
   */
  CrmSessions.Minted session(
      String orgHint, String recordId, String nonce, String verifier, String address) {
    rates.count("crm-sign-in-ended", address);
    var organization = attached(orgHint);
    return Tenancy.within(
        Scope.organization(organization.id()),
        () -> session(organization, recordId, nonce, verifier));
  }

  private CrmSessions.Minted session(
      Organization organization, String recordId, String nonce, String verifier) {
    if (nonce == null) throw refused(organization, "no word");
    if (recordId == null || !RECORD_ID.matcher(recordId).matches())
      throw refused(organization, "no record");
    var challenge =
        challenges
            .open(organization.id(), Sha256.of(nonce))
            .orElseThrow(() -> refused(organization, "no such challenge is open"));
    if (!CodeChallenge.met(challenge.codeChallenge(), verifier))
      throw refused(organization, "the verifier is another's");
    if (!challenges.use(challenge)) throw refused(organization, "the challenge was used");

    var seen = inTime(organization.id(), () -> look(organization, recordId, nonce));

    var role = role(organization, seen.user());
    challenges.forgetWitness(organization.id(), challenge, recordId);
    var user = seen.user();
    return sessions.begin(organization.id(), user.id(), user.name(), user.email(), role);
  }

  private Seen look(Organization organization, String recordId, String nonce) {
    var witness =
        people
            .witness(organization.id(), recordId)
            .orElseThrow(() -> refused(organization, "there is no such record"));
    var doubt = witness.doubt(nonce, settings.duration(Settings.Key.CHALLENGE_LIFE));
    if (doubt != null) throw refused(organization, doubt);
    return people
        .user(organization.id(), witness.createdBy())
        .filter(ZohoPeople.User::active)
        .map(user -> new Seen(witness, user))
        .orElseThrow(() -> refused(organization, "the user is not active"));
  }

  private Role role(Organization organization, ZohoPeople.User user) {
    return role(organization.profiles(), user.profile())
        .orElseThrow(() -> refused(organization, "the profile has no role"));
  }

  /** The widest role a profile gives; profiles are named by the operator, never by a browser. */
  static Optional<Role> role(Map<String, List<String>> profiles, String profile) {
    return List.of(Role.CRM_ADMIN, Role.CRM_MANAGER, Role.CRM_VIEWER).stream()
        .filter(
            role ->
                profile != null && profiles.getOrDefault(role.name(), List.of()).contains(profile))
        .findFirst();
  }

  private Seen inTime(UUID organization, java.util.function.Supplier<Seen> look) {
    try {
      return promptly.ask(() -> Tenancy.within(Scope.organization(organization), look));
    } catch (CrmFailure failure) {
      LOG.log(
          Level.WARNING,
          "organisation {0}: a CRM user could not sign in: {1}",
          new Object[] {organization, failure.getMessage()});
      throw unavailable();
    }
  }

  /**
   * The organisation a page inside a CRM names.
   *
   * @throws Problem zoho-context-invalid when it is not ours
   */
  Organization attached(String orgHint) {
    return Optional.ofNullable(orgHint)
        .filter(hint -> hint.length() <= 40)
        .flatMap(organizations::byZgid)
        .orElseThrow(() -> new Problem(ProblemKind.ZOHO_CONTEXT_INVALID, null));
  }

  private static Problem cannotWitness(Organization organization, String fault) {
    LOG.log(
        Level.INFO,
        "organisation {0}: its CRM cannot witness sign-ins: {1}",
        new Object[] {organization.id(), fault});
    return new Problem(ProblemKind.CRM_CANNOT_WITNESS, null);
  }

  private static Problem refused(Organization organization, String why) {
    LOG.log(
        Level.INFO,
        "organisation {0}: a sign-in from the CRM was refused: {1}",
        new Object[] {organization.id(), why});
    return new Problem(ProblemKind.ZOHO_CONTEXT_INVALID, null);
  }

  /** Nobody can sign in at this moment. */
  static Problem unavailable() {
    return new Problem(
        ProblemKind.TEMPORARILY_UNAVAILABLE,
        "The CRM does not answer; try again in a moment.",
        Duration.ofSeconds(5));
  }
}
