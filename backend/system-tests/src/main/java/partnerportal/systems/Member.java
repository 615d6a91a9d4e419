package partnerportal.systems;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A person of a partner company, signed in to the portal. */
public final class Member {

  /**
   * How long to wait for what takes seconds at most, on a machine that is busy with other worlds.
   * How long it does take is the bench's to say.
   */
  public static final Duration SOON = Duration.ofSeconds(60);

  private final PortalSystem portal;
  private final JsonObject session;
  private final String cookie;
  private String token;

  Member(PortalSystem portal, Reply signedIn) {
    this.portal = portal;
    this.session = signedIn.json();
    this.cookie = signedIn.header("Set-Cookie").orElseThrow().split(";")[0];
  }

  /** The name of the partner company. */
  public String company() {
    return me().getJsonObject("partner").getString("name");
  }

  /** The role in it. */
  public String role() {
    return session.getJsonObject("membership").getString("role");
  }

  /** The cookie of the session, as {@code name=value}. */
  public String cookie() {
    return cookie;
  }

  /** The access token, fetched anew when there is none yet. */
  public synchronized String token() {
    if (token == null) {
      token = freshToken().expect(200).json().getString("token");
    }
    return token;
  }

  /** Asks for an access token with the session's cookie. */
  public Reply freshToken() {
    return portal.post(
        "/api/v1/session/token", JsonValue.EMPTY_JSON_OBJECT, Map.of("Cookie", cookie));
  }

  /** Whether the session still stands. */
  public boolean signedIn() {
    return freshToken().status() == 200;
  }

  /** Who the portal thinks this is. */
  public JsonObject me() {
    return get("/api/v1/me").expect(200).json();
  }

  /** Reads an address of the API. */
  public Reply get(String path) {
    return portal.send("GET", path, bearer(), null);
  }

  /** Sends JSON to an address of the API. */
  public Reply post(String path, String body, Map<String, String> headers) {
    var all = new LinkedHashMap<>(bearer());
    all.put("Content-Type", "application/json");
    all.putAll(headers);
    return portal.send("POST", path, all, body);
  }

  /** Removes what an address of the API names. */
  public Reply delete(String path) {
    return portal.send("DELETE", path, bearer(), null);
  }

  /** Changes what an address of the API names, as it was last seen. */
  public Reply patch(String path, String etag, String body) {
    var all = new LinkedHashMap<>(bearer());
    all.put("Content-Type", "application/json");
    all.put("If-Match", etag);
    return portal.send("PATCH", path, all, body);
  }

  /** Puts JSON to an address of the API. */
  public Reply put(String path, String body) {
    var all = new LinkedHashMap<>(bearer());
    all.put("Content-Type", "application/json");
    return portal.send("PUT", path, all, body);
  }

  /** Goes on in another membership of the same person. */
  public Member switchesTo(String membership) {
    var headers = new LinkedHashMap<>(portal.sameOrigin());
    headers.put("Content-Type", "application/json");
    headers.put("Cookie", cookie);
    var body = Json.createObjectBuilder().add("membership", membership).build();
    return new Member(
        portal, portal.send("PUT", "/api/v1/session", headers, body.toString()).expect(200));
  }

  /** This person's membership in the partner they are in now. */
  public String membership() {
    return session.getJsonObject("membership").getString("id");
  }

  /**
   * Invites a colleague by mail.
   *
   * @return the membership
   */
  public String invites(String email, String role) {
    return tryToInvite(email, role).expect(201).json().getString("id");
  }

  /** The same; the answer may be a refusal. */
  public Reply tryToInvite(String email, String role) {
    var body = Json.createObjectBuilder().add("email", email).add("role", role).build();
    return post(
        "/api/v1/members",
        body.toString(),
        Map.of("Idempotency-Key", UUID.randomUUID().toString()));
  }

  /** One member of the team. */
  public JsonObject colleague(String id) {
    return get("/api/v1/members/" + id).expect(200).json();
  }

  /** Gives a colleague another role; the answer may be a refusal. */
  public Reply changesRole(String id, String role) {
    var etag = get("/api/v1/members/" + id).expect(200).header("ETag").orElseThrow();
    return patch(
        "/api/v1/members/" + id,
        etag,
        Json.createObjectBuilder().add("role", role).build().toString());
  }

  /**
   * Submits a lead and expects the receipt.
   *
   * @return its id
   */
  public UUID submits(String person, String company) {
    return idOf(trySubmit(lead(person, company), UUID.randomUUID().toString()).expect(201));
  }

  /** Sends a lead under a key of one's own; the answer may be a refusal. */
  public Reply trySubmit(JsonObject lead, String idempotencyKey) {
    return post("/api/v1/leads", lead.toString(), Map.of("Idempotency-Key", idempotencyKey));
  }

  /** The id in the answer to a submission. */
  public static UUID idOf(Reply submitted) {
    return UUID.fromString(submitted.json().getString("id"));
  }

  /** What a partner enters for a lead. */
  public static JsonObject lead(String person, String company) {
    return Json.createObjectBuilder()
        .add("first_name", person.split(" ")[0])
        .add("last_name", person.substring(person.indexOf(' ') + 1))
        .add("company", company)
        .add("email", person.toLowerCase(Locale.ROOT).replace(' ', '.') + "@" + domain(company))
        .add("phone", "+44 20 7946 0" + (100 + Math.floorMod(person.hashCode(), 900)))
        .add("need", "Wants to replace what they have, this quarter.")
        .build();
  }

  /** This partner's leads, the one that changed last first. */
  public List<JsonObject> leads() {
    return get("/api/v1/leads?limit=200").expect(200).items();
  }

  /** One lead. */
  public JsonObject lead(UUID id) {
    return get("/api/v1/leads/" + id).expect(200).json();
  }

  /** The tag of a lead as it is now, for {@link #tryEdit}. */
  public String tagOf(UUID id) {
    return get("/api/v1/leads/" + id).expect(200).header("ETag").orElseThrow();
  }

  /**
   * Changes values of a lead; the answer may be a refusal.
   *
   * @param tag what was read before; null to send none
   */
  public Reply tryEdit(UUID id, String tag, JsonObject values) {
    var headers = new LinkedHashMap<>(bearer());
    headers.put("Content-Type", "application/merge-patch+json");
    if (tag != null) headers.put("If-Match", tag);
    return portal.send("PATCH", "/api/v1/leads/" + id, headers, values.toString());
  }

  /** Changes one value of a lead as it is now. */
  public void edits(UUID id, String field, String value) {
    tryEdit(id, tagOf(id), Json.createObjectBuilder().add(field, value).build()).expect(200);
  }

  /** Waits until the portal shows a value on a lead. */
  public JsonObject awaitValue(UUID lead, String field, String value, Duration atMost) {
    return Patience.until(
        field + " " + value + " on lead " + lead,
        atMost,
        () -> Optional.of(lead(lead)).filter(seen -> value.equals(seen.getString(field, null))));
  }

  /** What happened to a lead, newest first. */
  public List<JsonObject> timeline(UUID id) {
    return get("/api/v1/leads/" + id + "/timeline").expect(200).items();
  }

  /** Waits until the portal shows a status word on a lead. */
  public JsonObject awaitStatus(UUID lead, String word, Duration atMost) {
    return Patience.until(
        "status " + word + " on lead " + lead,
        atMost,
        () -> Optional.of(lead(lead)).filter(seen -> word.equals(statusOf(seen))));
  }

  /** Waits until a lead is in the CRM as far as the portal knows. */
  public JsonObject awaitInCrm(UUID lead) {
    return Patience.until(
        "lead " + lead + " in the CRM",
        SOON,
        () -> Optional.of(lead(lead)).filter(seen -> !seen.isNull("crm_id")));
  }

  /** The CRM's word for where a lead stands; empty before there is one. */
  public static String statusOf(JsonObject lead) {
    return lead.getJsonObject("status").isNull("value")
        ? ""
        : lead.getJsonObject("status").getString("value");
  }

  /** The partner's public form. */
  public JsonObject form() {
    return get("/api/v1/lead-forms").expect(200).items().get(0);
  }

  /**
   * Opens the partner's form for a website.
   *
   * @return its key
   */
  public String opensForm(URI website) {
    var id = form().getString("id");
    var etag = get("/api/v1/lead-forms/" + id).expect(200).header("ETag").orElseThrow();
    var change =
        Json.createObjectBuilder()
            .add("state", "open")
            .add("origins", Json.createArrayBuilder().add(website.toString()));
    var headers = new LinkedHashMap<>(bearer());
    headers.put("Content-Type", "application/json");
    headers.put("If-Match", etag);
    return portal
        .send("PATCH", "/api/v1/lead-forms/" + id, headers, change.build().toString())
        .expect(200)
        .json()
        .getString("key");
  }

  /** Gives the partner a logo; the answer may be a refusal. */
  public Reply setsLogo(byte[] image) {
    var headers = new LinkedHashMap<>(bearer());
    headers.put("Content-Type", "image/png");
    return Http.exchange("PUT", portal.at("/api/v1/partner/logo"), headers, image);
  }

  /** Listens for hints until closed. */
  public LiveHints listens() {
    return LiveHints.open(portal.at("/api/v1/live"), bearer());
  }

  private Map<String, String> bearer() {
    return Map.of("Authorization", "Bearer " + token());
  }

  private static String domain(String company) {
    return company.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "") + ".example";
  }
}
