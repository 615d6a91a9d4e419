package partnerportal.systems;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The page of ours inside the CRM, signing its reader in: the portal gives a word, the reader
 * writes it into the CRM, and the portal asks the CRM who wrote it.
 */
public final class CrmPanel {

  /** The number of the organisation in the CRM, unless it was told another. */
  public static final String ORGANIZATION = "700000001";

  private static final String SESSIONS = "Portal_Sessions";

  private static final AtomicInteger DESKS = new AtomicInteger();

  private final PortalSystem portal;
  private final CrmUser reader;
  private final URI origin;
  private final String organization;
  private final String address;

  /**
   * A sign-in that was begun.
   *
   * @param nonce the word the portal gave
   * @param verifier what proves that the one who ends it began it
   */
  public record Challenge(String nonce, String verifier) {}

  /** The panel as somebody in the CRM sees it, at a desk with an address of its own. */
  public CrmPanel(PortalSystem portal, SandboxSystem crm, String reader) {
    this.portal = portal;
    this.reader = crm.as(reader);
    this.origin = crm.widgets();
    this.organization = crm.organization();
    var desk = DESKS.getAndIncrement();
    this.address = "198.19." + desk / 250 % 250 + "." + (1 + desk % 250);
  }

  /** Asks the portal for a word. */
  public Challenge begin() {
    var verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
    var reply = begin(digest(verifier)).expect(200);
    return new Challenge(reply.json().getString("nonce"), verifier);
  }

  /** Asks the portal for a word it may not give. */
  public Reply tryBegin() {
    return begin(digest("somebody"));
  }

  private Reply begin(String codeChallenge) {
    var body =
        Json.createObjectBuilder()
            .add("org_hint", organization)
            .add("code_challenge", codeChallenge)
            .build();
    return post("/api/v1/crm/challenges", body);
  }

  /**
   * Writes the word into the CRM.
   *
   * @return the id of the record
   */
  public String witness(Challenge challenge) {
    return reader.inserts(
        SESSIONS, Json.createObjectBuilder().add("Name", challenge.nonce()).build());
  }

  /** Shows the portal where the word stands. */
  public Reply end(Challenge challenge, String record) {
    var body =
        Json.createObjectBuilder()
            .add("org_hint", organization)
            .add("record_id", record)
            .add("nonce", challenge.nonce())
            .add("code_verifier", challenge.verifier())
            .build();
    return post("/api/v1/crm/sessions", body);
  }

  /** Signs in and answers with the access token. */
  public String signsIn() {
    var challenge = begin();
    return end(challenge, witness(challenge)).expect(200).json().getString("token");
  }

  /** Reads an address of the API with a token of {@link #signsIn}. */
  public Reply get(String path, String token) {
    return portal.send(
        "GET", path, Map.of("Authorization", "Bearer " + token, "Origin", origin.toString()), null);
  }

  /**
   * Sends to an address of the API with a token of {@link #signsIn}.
   *
   * @param body null for none
   */
  public Reply send(String method, String path, String token, JsonObject body) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Authorization", "Bearer " + token);
    headers.put("Origin", origin.toString());
    headers.put("Idempotency-Key", UUID.randomUUID().toString());
    if (body != null) headers.put("Content-Type", "application/json");
    return portal.send(method, path, headers, body == null ? null : body.toString());
  }

  private Reply post(String path, JsonObject body) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/json");
    headers.put("Origin", origin.toString());
    headers.put("X-Forwarded-For", address);
    return portal.send("POST", path, headers, body.toString());
  }

  private static String digest(String verifier) {
    try {
      var sum =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
