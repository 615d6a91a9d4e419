package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Map;
import partnerportal.identity.CrmSessions;
import partnerportal.platform.Role;

/** Sessions of those who were at Zoho, while their CRM cannot witness sign-ins. */
@ApplicationScoped
class ConsentedSessions {

  @Inject ConsentStore store;
  @Inject CrmConnectionStore connections;
  @Inject CrmSessions sessions;

  /** Who consented, as it is kept with the consent. */
  static String giver(ZohoPeople.User user, Role role) {
    return Json.createObjectBuilder(
            Map.of(
                "id", user.id(), "name", user.name(), "email", user.email(), "role", role.name()))
        .build()
        .toString();
  }

  /**
   * A session, once. None where the CRM witnesses sign-ins: then everybody comes in that way.
   *
   * @return null for none
   */
  CrmSessions.Minted of(ConsentStore.Consent consent) {
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
        // who connects an organisation is an administrator
        consent.signInAt() == null ? Role.CRM_ADMIN : Role.valueOf(giver.getString("role")));
  }

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
