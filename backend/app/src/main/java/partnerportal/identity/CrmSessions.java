package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.platform.Actor;
import partnerportal.platform.Role;

/** Lets in people who work in the CRM, once the CRM itself, or Zoho, has said who they are. */
@ApplicationScoped
@Transactional
public class CrmSessions {

  @Inject Sessions sessions;
  @Inject Audit audit;

  /** A token and the seconds it lives. */
  public record Minted(String token, long expiresIn) {}

  /**
   * Begins a session of a CRM user. The caller has proven the user and taken the role from the
   * organisation's own mapping; nothing of either may come from a browser.
   */
  public Minted begin(UUID organization, String crmUserId, String name, String email, Role role) {
    var token = sessions.beginInCrm(organization, crmUserId, name, email, role);
    audit.note(
        organization,
        Actor.inCrm(name),
        "crm-user-signed-in",
        "crm-user",
        crmUserId,
        Map.of("role", role.name()));
    return new Minted(token.token(), token.expiresIn());
  }
}
