package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import partnerportal.platform.Ids;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Settings;
import partnerportal.platform.Sha256;

/**
 * Sends people to Zoho with a state, and tells what became of it only to the panel whose key the
 * state is bound to. A state is for one thing: to connect an organisation, or to sign in to one.
 */
@ApplicationScoped
class ConsentStates {

  private static final int STATE_BYTES = 20;

  /** In a minute, from all addresses: what the database bears, not what people need. */
  private static final int MOST_OF_ALL = 1200;

  /** Enough to know who somebody is, and where. */
  private static final String WHO = "ZohoCRM.users.READ,ZohoCRM.org.READ";

  /** Where Zoho sends people back to. */
  static final String REDIRECT = "/crm/connected";

  @Inject ConsentStore store;
  @Inject Settings settings;
  @Inject SignInRates rates;

  /**
   * Where to send somebody, and the seconds that takes at most.
   *
   * @param code what their window asks for; null for a connection
   */
  record Begun(String state, String code, String authorizeUrl, long expiresIn) {}

  /**
   * Who begins.
   *
   * @param codeChallenge of the panel
   * @param address of the client
   */
  record Beginner(String codeChallenge, String address) {}

  /**
   * Whether a state may be given; counts that it was asked for. To be called outside a transaction.
   *
   * @param signInAt to sign in there; null to connect an organisation
   * @throws Problem forbidden when this portal has no client at Zoho; validation-failed for what is
   *     no challenge; rate-limited
   */
  void check(Beginner beginner, UUID signInAt) {
    clientId();
    CodeChallenge.check(beginner.codeChallenge);
    rates.count("crm-consent-begun", beginner.address);
    if (store.lately(signInAt) >= MOST_OF_ALL)
      throw new Problem(ProblemKind.RATE_LIMITED, null, Duration.ofSeconds(30));
  }

  private String clientId() {
    return settings
        .optional(Settings.Key.ZOHO_CLIENT_ID)
        .orElseThrow(
            () ->
                new Problem(
                    ProblemKind.FORBIDDEN,
                    "This portal has no client at Zoho, so nobody can be sent there; its operator can"
                        + " set one up."));
  }

  /** A state to connect an organisation; the portal goes on by that consent. */
  Begun connection(Beginner beginner) {
    return begun(
        beginner,
        null,
        String.join(",", settings.list(Settings.Key.ZOHO_SCOPES)),
        // with prompt, or Zoho gives no refresh token at a second consent
        "offline");
  }

  /** A state to sign in to an organisation; nothing lasts of that consent. */
  Begun signIn(Beginner beginner, UUID organization) {
    return begun(beginner, organization, WHO, "online");
  }

  private Begun begun(Beginner beginner, UUID signInAt, String scope, String access) {
    var life = settings.duration(Settings.Key.CRM_CONSENT_LIFE);
    var state = Ids.secret(STATE_BYTES);
    var code = signInAt == null ? null : WindowCode.fresh();
    store.add(
        new ConsentStore.Asked(
            Sha256.of(state),
            beginner.codeChallenge,
            signInAt,
            code == null ? null : WindowCode.hash(state, code)),
        life);
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("response_type", "code");
    parameters.put("client_id", clientId());
    parameters.put("scope", scope);
    parameters.put("redirect_uri", redirect());
    parameters.put("access_type", access);
    // Zoho shows who asks for what; who leaves this out is stopped by the code of the window
    parameters.put("prompt", "consent");
    parameters.put("state", state);
    var url =
        settings.text(Settings.Key.ZOHO_ACCOUNTS_URL).replaceAll("/+$", "")
            + "/oauth/v2/auth?"
            + parameters.entrySet().stream()
                .map(ConsentStates::pair)
                .collect(Collectors.joining("&"));
    return new Begun(state, code, url, life.toSeconds());
  }

  private static String pair(Map.Entry<String, String> parameter) {
    return parameter.getKey()
        + "="
        + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8);
  }

  /** The address Zoho sends people back to. */
  String redirect() {
    return settings.publicUrl() + REDIRECT;
  }

  /**
   * What is known of a state, for the panel that began.
   *
   * @param signIn whether it was to sign in
   * @throws Problem zoho-context-invalid when the state is unknown or for something else, or the
   *     verifier is another's
   */
  ConsentStore.Consent of(String state, String verifier, boolean signIn) {
    return Optional.ofNullable(state)
        .flatMap(s -> store.one(Sha256.of(s)))
        .filter(c -> (c.signInAt() != null) == signIn)
        .filter(c -> CodeChallenge.met(c.codeChallenge(), verifier))
        .orElseThrow(() -> new Problem(ProblemKind.ZOHO_CONTEXT_INVALID, null));
  }
}
