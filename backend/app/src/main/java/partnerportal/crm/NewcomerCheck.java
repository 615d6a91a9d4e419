package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import partnerportal.organization.Organizations;
import partnerportal.platform.Role;
import partnerportal.platform.Scope;
import partnerportal.platform.Settings;
import partnerportal.platform.Tenancy;
import partnerportal.work.Work;

/** Finds out whether who consented may connect their organisation, and takes it in. */
@ApplicationScoped
class NewcomerCheck {

  private static final String MAPPING = "partners-custom";

  @Inject CodeExchange exchange;
  @Inject Settings settings;
  @Inject Organizations organizations;
  @Inject Introduction introduction;

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
    var grant = exchange.exchanged(accountsUrl, redirectUri, code);
    if (grant.refreshToken().isEmpty())
      throw CodeExchange.refused(
          "Zoho gave no lasting consent. Begin again and consent once more.");
    var who = exchange.user(grant);
    if (!who.active() || !settings.list(Settings.Key.CRM_ADMIN_PROFILES).contains(who.profile()))
      throw CodeExchange.refused(
          "Only an administrator of the CRM can connect it; you work there as "
              + (who.profile() == null ? "somebody without a profile" : who.profile())
              + ".");
    var org = exchange.organization(grant);
    return new Newcomer(
        org.zgid(), org.name(), who, accountsUrl, grant.refreshToken(), org.clock());
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
