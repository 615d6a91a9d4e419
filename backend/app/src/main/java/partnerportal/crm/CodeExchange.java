package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import partnerportal.platform.Settings;

/**
 * Exchanges the code of a consent and asks, with the token it gave, who gave it and for which
 * organisation. These calls stand in no ledger: whose credits they take is only known after them.
 * No transaction may be open.
 */
@ApplicationScoped
class CodeExchange {

  @Inject ZohoHttp http;
  @Inject AllowedHosts allowed;
  @Inject Settings settings;
  @Inject Clock clock;

  /**
   * What a code was exchanged for.
   *
   * @param domain where the API is
   * @param authorization the header of calls
   * @param refreshToken empty when Zoho gave none
   */
  record Grant(String domain, String authorization, String refreshToken) {

    /** No secret in a log by accident. */
    @Override
    public String toString() {
      return "Grant[" + domain + "]";
    }
  }

  /**
   * The organisation of a grant.
   *
   * @param clock the CRM's time
   */
  record Org(String zgid, String name, Instant clock) {}

  /**
   * Exchanges a code.
   *
   * @throws CrmFailure when Zoho does not answer or does not take it; the message is for people
   */
  Grant exchanged(String accountsUrl, String redirectUri, String code) {
    allowed.checked(accountsUrl);
    var granted = answered(accountsUrl, redirectUri, code);
    var domain = granted.getString("api_domain", "");
    allowed.checked(domain);
    return new Grant(
        domain,
        "Zoho-oauthtoken " + granted.getString("access_token"),
        granted.getString("refresh_token", ""));
  }

  private JsonObject answered(String accountsUrl, String redirectUri, String code) {
    ZohoReply reply;
    try {
      reply =
          http.accounts(
              accountsUrl,
              api ->
                  api.exchange(
                      "authorization_code",
                      settings.text(Settings.Key.ZOHO_CLIENT_ID),
                      settings.text(Settings.Key.ZOHO_CLIENT_SECRET),
                      redirectUri,
                      code));
    } catch (RuntimeException e) {
      throw ZohoHttp.asFailure(e);
    }
    var answer = TokenAnswer.of(reply);
    if (answer instanceof TokenAnswer.Dead)
      throw refused("Zoho did not take the consent; it was used already, or too late.");
    if (!(answer instanceof TokenAnswer.Granted))
      throw new CrmFailure.Silent(
          "Zoho does not answer now. Begin again in a moment.", false, null);
    return reply.body();
  }

  /** Who gave the consent. */
  ZohoPeople.User user(Grant grant) {
    var reply = asked(grant, api -> api.users(grant.authorization(), "CurrentUser"));
    return ZohoPeople.user(first(reply, "users"));
  }

  /** For which organisation. */
  Org organization(Grant grant) {
    var reply = asked(grant, api -> api.org(grant.authorization()));
    var org = first(reply, "org");
    var zgid = ZohoRecords.text(org, "zgid");
    return new Org(
        zgid,
        org.getString("company_name", "CRM " + zgid),
        reply.date() == null ? clock.instant() : reply.date());
  }

  private ZohoReply asked(Grant grant, Function<ZohoApi, Response> call) {
    try {
      return http.read(grant.domain(), call).orFail();
    } catch (RuntimeException e) {
      throw ZohoHttp.asFailure(e);
    }
  }

  private static JsonObject first(ZohoReply reply, String root) {
    return reply.rows(root).stream()
        .findFirst()
        .orElseThrow(() -> new CrmFailure.Silent("Zoho does not say who you are.", false, null));
  }

  /** A consent that is of no use; says why to people. */
  static CrmFailure refused(String why) {
    return new CrmFailure.Refused(ZohoAnswer.SETUP_WRONG, why);
  }
}
