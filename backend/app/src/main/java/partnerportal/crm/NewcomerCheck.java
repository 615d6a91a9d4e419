package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import partnerportal.organization.Organizations;
import partnerportal.platform.Role;
import partnerportal.platform.Scope;
import partnerportal.platform.Settings;
import partnerportal.platform.Tenancy;
import partnerportal.work.Work;

/**
 * Finds out who consented and for whom, with the token the consent gave, and takes the organisation
 * in. These calls stand in no ledger: whose credits they take is only known after them.
 */
@ApplicationScoped
class NewcomerCheck {

  private static final String MAPPING = "partners-custom";

  @Inject ZohoHttp http;
  @Inject AllowedHosts allowed;
  @Inject Settings settings;
  @Inject Organizations organizations;
  @Inject Introduction introduction;
  @Inject Clock clock;

  /**
   * An organisation whose administrator consented.
   *
   * @param clock the CRM's time
   */
  record Newcomer(
      String zgid,
      String name,
      ZohoPeople.User user,
      String accountsUrl,
      String refreshToken,
      Instant clock) {}

  /**
   * Exchanges a code and asks who gave it. No transaction may be open.
   *
   * @throws CrmFailure when Zoho does not answer, gives no lasting token, or the user is no
   *     administrator; the message is for people
   */
  Newcomer introduced(String accountsUrl, String redirectUri, String code) {
    allowed.checked(accountsUrl);
    var granted = exchanged(accountsUrl, redirectUri, code);
    var domain = granted.getString("api_domain", "");
    allowed.checked(domain);
    var token = "Zoho-oauthtoken " + granted.getString("access_token");
    var user = first(asked(domain, api -> api.users(token, "CurrentUser")), "users");
    var who = ZohoPeople.user(user);
    if (!who.active() || !settings.list(Settings.Key.CRM_ADMIN_PROFILES).contains(who.profile()))
      throw refused(
          "Only an administrator of the CRM can connect it; you work there as "
              + (who.profile() == null ? "somebody without a profile" : who.profile())
              + ".");
    var reply = asked(domain, api -> api.org(token));
    var org = first(reply, "org");
    return new Newcomer(
        ZohoRecords.text(org, "zgid"),
        org.getString("company_name", "CRM " + ZohoRecords.text(org, "zgid")),
        who,
        accountsUrl,
        granted.getString("refresh_token"),
        reply.date() == null ? clock.instant() : reply.date());
  }

  private JsonObject exchanged(String accountsUrl, String redirectUri, String code) {
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
    if (reply.body().getString("refresh_token", "").isEmpty())
      throw refused("Zoho gave no lasting consent. Begin again and consent once more.");
    return reply.body();
  }

  private ZohoReply asked(String domain, Function<ZohoApi, Response> call) {
    try {
      return http.read(domain, call).orFail();
    } catch (RuntimeException e) {
      throw ZohoHttp.asFailure(e);
    }
  }

  private static JsonObject first(ZohoReply reply, String root) {
    return reply.rows(root).stream()
        .findFirst()
        .orElseThrow(() -> new CrmFailure.Silent("Zoho does not say who you are.", false, null));
  }

  private static CrmFailure refused(String why) {
    return new CrmFailure.Refused(ZohoAnswer.SETUP_WRONG, why);
  }

  /** Takes an organisation in, or gives one that is known its new credentials. */
  UUID connected(Newcomer newcomer) {
    var profiles = Map.of(Role.CRM_ADMIN, settings.list(Settings.Key.CRM_ADMIN_PROFILES));
    var id = organizations.behind(newcomer.zgid(), newcomer.name(), MAPPING, profiles).id();
    Tenancy.within(Scope.organization(id), () -> introduction.of(id, newcomer));
    return id;
  }

  /** The transaction of an introduction. */
  @ApplicationScoped
  @Transactional
  static class Introduction {

    @Inject CrmConnectionStore store;
    @Inject Organizations organizations;
    @Inject Settings settings;
    @Inject Work work;

    void of(UUID organization, Newcomer newcomer) {
      store.credentials(
          organization,
          newcomer.accountsUrl(),
          settings.text(Settings.Key.ZOHO_CLIENT_ID),
          settings.text(Settings.Key.ZOHO_CLIENT_SECRET),
          newcomer.refreshToken());
      organizations.attached(organization, newcomer.zgid(), newcomer.clock());
      work.order(ConnectOrganization.NAME, organization, organization, null);
    }
  }
}
