package partnerportal.crm;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import partnerportal.platform.Sha256;

/** A panel that connects its CRM, and the window in which somebody consents. */
final class ConsentTrial {

  private final HttpClient client = HttpClient.newHttpClient();
  private final String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
  private final ScriptedZoho zoho;

  /** What the portal answered. */
  record Reply(int status, String body) {
    JsonObject json() {
      try (var reader = Json.createReader(new StringReader(body))) {
        return reader.readObject();
      }
    }
  }

  ConsentTrial(ScriptedZoho zoho) {
    this.zoho = zoho;
  }

  /** With an administrator of an organisation in the window. */
  ConsentTrial(ScriptedZoho zoho, String zgid) {
    this(zoho);
    zoho.consents(zgid, "Administrator");
  }

  Reply begins(String setupCode) throws IOException, InterruptedException {
    var body =
        Json.createObjectBuilder()
            .add(
                "code_challenge",
                Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier)));
    if (setupCode != null) body.add("setup_code", setupCode);
    return post("/api/v1/crm/connections", body.build());
  }

  Reply asks(String state) throws IOException, InterruptedException {
    return post(
        "/api/v1/crm/connections/result",
        Json.createObjectBuilder().add("state", state).add("code_verifier", verifier).build());
  }

  /** Zoho sends the window back. */
  Reply comesBack(String state) throws IOException, InterruptedException {
    return comesBackFrom(zoho.consentedAddress(), state);
  }

  Reply comesBackFrom(String accountsServer, String state)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(way(accountsServer, state)));
  }

  /** A program looks whether the address the window was sent to is there. */
  Reply looksAt(String state) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(way(zoho.consentedAddress(), state))
            .method("HEAD", BodyPublishers.noBody()));
  }

  private static URI way(String accountsServer, String state) {
    return at(
        "/crm/connected?state=%s&code=1000.code&location=eu&accounts-server=%s"
            .formatted(
                URLEncoder.encode(state, StandardCharsets.UTF_8),
                URLEncoder.encode(accountsServer, StandardCharsets.UTF_8)));
  }

  /** What an address answers to who has a token. */
  int opens(String path, String token) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + token))
        .status();
  }

  private Reply post(String path, JsonObject body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var reply = client.send(request.build(), BodyHandlers.ofString());
    return new Reply(reply.statusCode(), reply.body());
  }

  private static URI at(String path) {
    return URI.create("http://127.0.0.1:" + System.getProperty("portal.http.port") + path);
  }
}
