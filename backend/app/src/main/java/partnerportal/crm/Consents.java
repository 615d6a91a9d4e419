package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import partnerportal.identity.CrmSessions;
import partnerportal.platform.Ids;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Role;
import partnerportal.platform.Scope;
import partnerportal.platform.Settings;
import partnerportal.platform.Tenancy;

/**
 * Connects an organisation by the consent of one of its administrators (zoho-crm v8 §8.4). The
 * panel inside the CRM sends a key, gets a state, opens Zoho's consent in another window and asks
 * with the state what became of it; nothing is believed that the windows tell each other.
 */
@ApplicationScoped
class Consents {

  private static final Logger LOG = Logger.getLogger(Consents.class.getName());
  private static final Pattern S256 = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");
  private static final int STATE_BYTES = 20;
  private static final int MOST_PER_MINUTE = 60;

  /** Where Zoho sends people back to. */
  static final String REDIRECT = "/crm/connected";

  @Inject ConsentStore store;
  @Inject CrmConnectionStore connections;
  @Inject NewcomerCheck newcomers;
  @Inject SetupCode setupCode;
  @Inject CrmSessions sessions;
  @Inject Promptly promptly;
  @Inject Settings settings;

  /** Where to send the administrator, and the seconds that takes at most. */
  record Begun(String state, String authorizeUrl, long expiresIn) {}

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

  /**
   * Begins a connection.
   *
   * @throws Problem forbidden when this portal has no client at Zoho or the set-up code is wrong;
   *     rate-limited
   */
  Begun begin(String codeChallenge, String code) {
    var clientId =
        settings
            .optional(Settings.Key.ZOHO_CLIENT_ID)
            .orElseThrow(
                () ->
                    new Problem(
                        ProblemKind.FORBIDDEN,
                        "This portal has no client at Zoho; its operator connects organisations."));
    if (codeChallenge == null || !S256.matcher(codeChallenge).matches())
      throw Problem.invalid(
          "/code_challenge", "pattern", "Send the S256 challenge: 43 characters of base64url.");
    if (store.lately() >= MOST_PER_MINUTE)
      throw new Problem(ProblemKind.RATE_LIMITED, null, Duration.ofSeconds(30));
    if (!setupCode.fits(code))
      throw new Problem(
          ProblemKind.FORBIDDEN,
          "The set-up code is not right; the portal writes it to its log when it starts.");
    var life = settings.duration(Settings.Key.CRM_CONSENT_LIFE);
    var state = Ids.secret(STATE_BYTES);
    store.add(Witness.sha256(state), codeChallenge, life);
    return new Begun(state, authorizeUrl(clientId, state), life.toSeconds());
  }

  private String authorizeUrl(String clientId, String state) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("response_type", "code");
    parameters.put("client_id", clientId);
    parameters.put("scope", String.join(",", settings.list(Settings.Key.ZOHO_SCOPES)));
    parameters.put("redirect_uri", redirect());
    // both, or Zoho gives no refresh token at a second consent
    parameters.put("access_type", "offline");
    parameters.put("prompt", "consent");
    parameters.put("state", state);
    return settings.text(Settings.Key.ZOHO_ACCOUNTS_URL).replaceAll("/+$", "")
        + "/oauth/v2/auth?"
        + parameters.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
  }

  private String redirect() {
    return settings.publicUrl() + REDIRECT;
  }

  /**
   * Somebody came back from Zoho.
   *
   * @param accountsServer the data centre Zoho names; the portal's own when it names none
   * @param error Zoho's word when consent was not given
   * @return why nothing was connected, for people; empty when something was
   */
  Optional<String> returned(String state, String code, String accountsServer, String error) {
    var id = state == null ? Optional.<java.util.UUID>empty() : store.use(Witness.sha256(state));
    if (id.isEmpty())
      return Optional.of("This address was used already, or too late. Begin again in the CRM.");
    var cause =
        error != null || code == null
            ? "Consent was not given."
            : connect(id.get(), code, accountsServer);
    if (cause == null) return Optional.empty();
    store.refused(id.get(), cause);
    LOG.log(Level.INFO, "an organisation was not connected: {0}", cause);
    return Optional.of(cause);
  }

  private String connect(java.util.UUID id, String code, String accountsServer) {
    var accounts =
        accountsServer == null ? settings.text(Settings.Key.ZOHO_ACCOUNTS_URL) : accountsServer;
    try {
      var newcomer = promptly.ask(() -> newcomers.introduced(accounts, redirect(), code));
      var organization = newcomers.connected(newcomer);
      store.given(id, organization, giver(newcomer.user()));
      return null;
    } catch (CrmFailure e) {
      return e.getMessage();
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "an organisation was not connected", e);
      return "Something went wrong in the portal. Begin again in the CRM.";
    }
  }

  private static String giver(ZohoPeople.User user) {
    return Json.createObjectBuilder(
            Map.of("id", user.id(), "name", user.name(), "email", user.email()))
        .build()
        .toString();
  }

  /**
   * What became of a consent, for the panel that began it.
   *
   * @throws Problem zoho-context-invalid when the state is unknown or the verifier is another's
   */
  Result result(String state, String verifier) {
    var consent =
        Optional.ofNullable(state)
            .flatMap(s -> store.one(Witness.sha256(s)))
            .filter(c -> verifier != null && VERIFIER.matcher(verifier).matches())
            .filter(c -> Witness.verifies(verifier, c.codeChallenge()))
            .orElseThrow(() -> new Problem(ProblemKind.ZOHO_CONTEXT_INVALID, null));
    if (consent.cause() != null) return new Result(Progress.REFUSED, consent.cause(), null);
    if (consent.organization() == null) return new Result(Progress.WAITING, null, null);
    return Tenancy.within(
        Scope.organization(consent.organization()),
        () -> new Result(Progress.CONNECTED, null, session(consent)));
  }

  /** None where the CRM witnesses sign-ins: then everybody comes in that way. */
  private CrmSessions.Minted session(ConsentStore.Consent consent) {
    var organization = consent.organization();
    var check = connections.check(organization);
    if (check.witnessChecked() && check.witnessFault() == null) return null;
    if (!store.tell(consent.id())) return null;
    var giver = json(consent.giver());
    return sessions.begin(
        organization,
        giver.getString("id"),
        giver.getString("name"),
        giver.getString("email"),
        Role.CRM_ADMIN);
  }

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
