package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The CRM user we work as in each organisation, so that our own deeds are not shown as a
 * colleague's.
 */
@ApplicationScoped
class Ourselves {

  @Inject CrmConnectionStore store;

  private final Map<UUID, String> known = new ConcurrentHashMap<>();

  /** The user's id; empty until the organisation has been connected. */
  String in(UUID organization) {
    var id = known.get(organization);
    if (id != null) return id;
    id = store.check(organization).integrationUser();
    if (id == null) return "";
    known.put(organization, id);
    return id;
  }

  void are(UUID organization, String user) {
    known.put(organization, user);
  }
}
