package partnerportal.isolation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import partnerportal.isolation.Canaries.Place;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.Reply;

/**
 * Somebody who is signed in.
 *
 * @param name how the tests call them
 * @param role the API's word
 * @param organization whose CRM
 * @param partner null for the CRM's people
 * @param ownOnly sees of the partner's leads only their own
 * @param lookedAfter the partners somebody of the CRM looks after and sees; null for all of them
 * @param headers what every request of theirs carries
 */
record Actor(
    PortalSystem portal,
    String name,
    String role,
    String organization,
    String partner,
    boolean ownOnly,
    Set<String> lookedAfter,
    Map<String, String> headers) {

  /** Whether a word from somewhere is for them. */
  boolean maySee(Place place) {
    if (!organization.equals(place.organization())) return false;
    if (partner == null)
      return lookedAfter == null
          || place.partner() == null
          || lookedAfter.contains(place.partner());
    if (!partner.equals(place.partner())) return false;
    return place.person() == null || !ownOnly || place.person().equals(name);
  }

  /**
   * Sends what they like.
   *
   * @param body null for none
   */
  Reply send(String method, String path, Map<String, String> more, String body) {
    var all = new LinkedHashMap<>(headers);
    if (method.equals("POST")) all.put("Idempotency-Key", UUID.randomUUID().toString());
    if (body != null) all.put("Content-Type", "application/json");
    all.putAll(more);
    return portal.send(method, path, all, body);
  }

  Reply get(String path) {
    return send("GET", path, Map.of(), null);
  }

  @Override
  public String toString() {
    return name + " (" + role + ")";
  }
}
