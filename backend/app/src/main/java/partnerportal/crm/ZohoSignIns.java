package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.UUID;
import partnerportal.identity.CrmSessions;
import partnerportal.organization.Organization;
import partnerportal.organization.Organizations;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Role;
import partnerportal.platform.Scope;
import partnerportal.platform.Tenancy;

/**
 * Lets people in who work in a CRM that cannot witness it: they sign in at Zoho, and Zoho says who
 * they are and where (zoho-crm v8 §8.2 E). Of what Zoho gives nothing is kept but their name, their
 * address and the role their profile has.
 */
@ApplicationScoped
class ZohoSignIns {

  @Inject ConsentStates states;
  @Inject ConsentStore store;
  @Inject CrmConnectionStore connections;
  @Inject CrmSignIn witnessed;
  @Inject WitnessCheck witnessing;
  @Inject CodeExchange exchange;
  @Inject ConsentedSessions sessions;
  @Inject Organizations organizations;
  @Inject Promptly promptly;

  /** What became of it so far. */
  enum Progress {
    WAITING,
    SIGNED_IN,
    REFUSED
  }

  /**
   * What the panel is told.
   *
   * @param cause why it was refused; null otherwise
   * @param session once, and only while the CRM cannot witness sign-ins; null otherwise
   */
  record Result(Progress progress, String cause, CrmSessions.Minted session) {}

  /**
   * Begins a sign-in at Zoho.
   *
   * @throws Problem zoho-context-invalid when the organisation is not ours; temporarily-unavailable
   *     while it is not known what its CRM can do; forbidden when that can witness sign-ins, or
   *     this portal has no client at Zoho; rate-limited
   */
  ConsentStates.Begun begin(String orgHint, ConsentStates.Beginner beginner) {
    var organization = witnessed.attached(orgHint).id();
    states.check(beginner, organization);
    return Tenancy.within(Scope.organization(organization), () -> begun(organization, beginner));
  }

  private ConsentStates.Begun begun(UUID organization, ConsentStates.Beginner beginner) {
    var check = connections.check(organization);
    if (!check.witnessChecked()) throw CrmSignIn.unavailable();
    if (check.witnessFault() == null && !witnessing.isLost(organization))
      throw new Problem(
          ProblemKind.FORBIDDEN, "This CRM shows who is signed in to it; nobody is sent to Zoho.");
    return states.signIn(beginner, organization);
  }

  /** What people know an organisation by. */
  String name(UUID organization) {
    return Tenancy.within(
        Scope.organization(organization), () -> organizations.one(organization).name());
  }

  /**
   * Somebody came back from Zoho, and typed the code of their window.
   *
   * @throws CrmFailure when Zoho does not say who they are, or they may not sign in; the message is
   *     for people
   */
  void returned(ConsentStore.Returned consent, String accountsUrl, String code) {
    Tenancy.within(
        Scope.organization(consent.signInAt()),
        () -> {
          var organization = organizations.one(consent.signInAt());
          refuseAnotherServer(organization.id(), accountsUrl);
          var user = promptly.ask(() -> visitor(organization, accountsUrl, code));
          var role = role(organization, user);
          store.given(consent.id(), organization.id(), ConsentedSessions.giver(user, role));
          return null;
        });
  }

  private ZohoPeople.User visitor(Organization organization, String accountsUrl, String code) {
    var grant = exchange.exchanged(accountsUrl, states.redirect(), code);
    if (!exchange.organization(grant).zgid().equals(organization.zgid())) throw elsewhere();
    return exchange.user(grant);
  }

  /** The organisation is in one data centre, so the code of another is not worth asking with. */
  private void refuseAnotherServer(UUID organization, String accountsUrl) {
    var own = connections.one(organization).map(CrmConnection::accountsUrl).orElse("");
    if (!bare(own).equals(bare(accountsUrl))) throw elsewhere();
  }

  private static String bare(String address) {
    return address.toLowerCase(Locale.ROOT).replaceAll("/+$", "");
  }

  private static CrmFailure elsewhere() {
    return CodeExchange.refused(
        "At Zoho you are signed in to another organisation than this CRM's.");
  }

  private static Role role(Organization organization, ZohoPeople.User user) {
    if (!user.active()) throw CodeExchange.refused("You are not active in this CRM.");
    return CrmSignIn.role(organization.profiles(), user.profile())
        .orElseThrow(
            () ->
                CodeExchange.refused(
                    "Your profile in the CRM has no access to the portal: "
                        + (user.profile() == null ? "none" : user.profile())
                        + "."));
  }

  /**
   * What became of a sign-in, for the panel that began it.
   *
   * @throws Problem zoho-context-invalid when the state is unknown or the verifier is another's
   */
  Result result(String state, String verifier) {
    var consent = states.of(state, verifier, true);
    if (consent.cause() != null) return new Result(Progress.REFUSED, consent.cause(), null);
    if (consent.late())
      return new Result(Progress.REFUSED, "That took too long. Begin again.", null);
    if (consent.organization() == null) return new Result(Progress.WAITING, null, null);
    return Tenancy.within(
        Scope.organization(consent.organization()),
        () -> new Result(Progress.SIGNED_IN, null, sessions.of(consent)));
  }
}
