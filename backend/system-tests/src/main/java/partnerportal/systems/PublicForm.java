package partnerportal.systems;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A partner's form on some website, as a visitor's browser uses it. */
public final class PublicForm {

  private final PortalSystem portal;
  private final String key;
  private final URI website;
  private final String address;

  /**
   * The form with that key on that website.
   *
   * @param website its origin
   */
  public PublicForm(PortalSystem portal, String key, URI website) {
    this(portal, key, website, "198.18.40.1");
  }

  /**
   * The same at somebody's who sends it from that address.
   *
   * @param website its origin
   */
  public PublicForm(PortalSystem portal, String key, URI website, String address) {
    this.address = address;
    this.portal = portal;
    this.key = key;
    this.website = website;
  }

  /** Loads the form. */
  public Reply opens() {
    return portal.send("GET", "/api/v1/forms/" + key, Map.of("Origin", website.toString()), null);
  }

  /**
   * Loads the logo as an image of the website's page: without a word of where it stands.
   *
   * @param known the tag of the one the browser has; empty for none
   */
  public Reply logo(String known) {
    var headers = known.isEmpty() ? Map.<String, String>of() : Map.of("If-None-Match", known);
    return portal.send("GET", "/api/v1/forms/" + key + "/logo", headers, null);
  }

  /** Loads and sends the form. */
  public Reply sends(String person, String company) {
    return sends(opens().expect(200).json().getString("token"), person, company);
  }

  /** Sends the form with a token of one's own. */
  public Reply sends(String token, String person, String company) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Origin", website.toString());
    headers.put("Content-Type", "application/json");
    headers.put("Idempotency-Key", UUID.randomUUID().toString());
    headers.put("X-Forwarded-For", address);
    return portal.send(
        "POST",
        "/api/v1/forms/" + key + "/leads",
        headers,
        entry(token, person, company).toString());
  }

  private static JsonObject entry(String token, String person, String company) {
    return Json.createObjectBuilder()
        .add("token", token)
        .add("first_name", person.split(" ")[0])
        .add("last_name", person.substring(person.indexOf(' ') + 1))
        .add("company", company)
        .add("email", person.toLowerCase(Locale.ROOT).replace(' ', '.') + "@visitor.example")
        .add("phone", "+44 20 7946 0123")
        .add("need", "Please call me in the afternoon.")
        .add("website_url", "")
        .build();
  }
}
