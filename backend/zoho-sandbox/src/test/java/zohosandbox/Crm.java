package zohosandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import zohosandbox.wire.Jsons;

/** A sandbox on free ports and a client that talks to it as any program does. */
final class Crm implements AutoCloseable {

  static final String DANA = "5437000000000000101";
  static final String RITA = "5437000000000000103";
  static final String INTEGRATION = "5437000000000000104";
  static final String NORTHWIND = "5437000000000412019";
  static final String TOKEN_FORM =
      "grant_type=refresh_token&client_id=1000.SANDBOXCLIENT&client_secret=sandbox-secret"
          + "&refresh_token=1000.sandbox.refresh";
  private static final HttpClient HTTP;
  private static final Path EXTENSION = extension();

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  private final Sandbox sandbox;
  private final String base;
  private String token;

  private Crm(Sandbox sandbox, String base) {
    this.sandbox = sandbox;
    this.base = base;
  }

  static Crm start() {
    return start(Optional.empty());
  }

  static Crm start(Optional<Path> data) {
    Map<String, String> more = new LinkedHashMap<>();
    data.ifPresent(file -> more.put("SANDBOX_DATA", file.toString()));
    return with(more);
  }

  /** A sandbox that writes down what it is asked. */
  static Crm recordingInto(Path exchanges) {
    return with(Map.of("SANDBOX_EXCHANGES", exchanges.toString()));
  }

  /** A sandbox with more settings, named as in the environment. */
  static Crm with(Map<String, String> more) {
    try {
      Sandbox sandbox = Sandbox.start(options(more));
      return new Crm(sandbox, sandbox.addresses().crm());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A client of a sandbox that somebody else started. */
  static Crm at(String base) {
    return new Crm(null, base);
  }

  private static Options options(Map<String, String> more) {
    Map<String, String> environment = new LinkedHashMap<>(more);
    environment.put("SANDBOX_PORT", "0");
    environment.put("SANDBOX_WIDGET_PORT", "0");
    environment.put("SANDBOX_EXTENSION", EXTENSION.toString());
    return Options.read(
        new String[] {"--variable", "partner_portal_url=http://localhost:18080"}, environment);
  }

  /** A packed extension with our panel and one page more, which loads Zoho's script. */
  private static Path extension() {
    String zohosScript = "https://live.zwidgets.com/js-sdk/1.5/ZohoEmbededAppSDK.min.js";
    try {
      Path file = Files.createTempFile("extension", ".zip");
      file.toFile().deleteOnExit();
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
        zip.putNextEntry(new ZipEntry("app/page.html"));
        zip.write(
            "<script src=\"%s\"></script>".formatted(zohosScript).getBytes(StandardCharsets.UTF_8));
        zip.putNextEntry(new ZipEntry("app/partner-panel.html"));
        zip.putNextEntry(new ZipEntry("app/page.js"));
        zip.write(("// " + zohosScript).getBytes(StandardCharsets.UTF_8));
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String base() {
    return base;
  }

  String widgets() {
    return sandbox.addresses().widgets();
  }

  /** Signs in as the integration user; later calls carry the token. */
  Crm signedIn() {
    Answer answer = send("POST", "/oauth/v2/token", TOKEN_FORM, form());
    token = answer.body().getString("access_token");
    return this;
  }

  /** Later calls carry this token. */
  Crm carrying(String accessToken) {
    token = accessToken;
    return this;
  }

  /** Moves the sandbox's time. */
  void advance(String duration) {
    post("/_sandbox/clock?advance=" + duration, "");
  }

  static Map<String, String> form() {
    return Map.of("Content-Type", "application/x-www-form-urlencoded");
  }

  Answer get(String path) {
    return call("GET", path, null, Map.of());
  }

  Answer get(String path, Map<String, String> headers) {
    return call("GET", path, null, headers);
  }

  Answer post(String path, String body) {
    return call("POST", path, body, Map.of());
  }

  Answer put(String path, String body) {
    return call("PUT", path, body, Map.of());
  }

  Answer delete(String path) {
    return call("DELETE", path, null, Map.of());
  }

  Answer coql(String query) {
    return post("/crm/v8/coql", Jsons.object().add("select_query", query).build().toString());
  }

  /** Calls with the token. */
  Answer call(String method, String path, String body, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Authorization", "Zoho-oauthtoken " + token);
    return send(method, path, body, all);
  }

  /** Calls as the CRM screen of a user does. */
  Answer onScreen(String user, String method, String path, String body) {
    return send(
        method, path, body, Map.of("X-Sandbox-Screen", "1", "Cookie", "sandbox_user=" + user));
  }

  /** Calls with exactly these headers. */
  Answer send(String method, String path, String body, Map<String, String> headers) {
    try {
      return sendOrFail(method, path, body, headers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer sendOrFail(String method, String path, String body, Map<String, String> headers)
      throws IOException {
    URI target = URI.create(path.startsWith("http") ? path : base + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      HttpResponse<String> answer =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body(), answer.headers());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Makes a record and returns its id. */
  String create(String module, String record) {
    Answer answer = post("/crm/v8/" + module, "{\"data\":[" + record + "]}");
    return answer.first().getJsonObject("details").getString("id");
  }

  @Override
  public void close() {
    sandbox.close();
  }

  /** What came back. */
  record Answer(int status, String text, HttpHeaders headers) {

    JsonObject body() {
      return Jsons.parse(text).asJsonObject();
    }

    JsonArray data() {
      return body().getJsonArray("data");
    }

    JsonObject first() {
      return data().getJsonObject(0);
    }

    String code() {
      JsonValue data = body().get("data");
      return data == null ? body().getString("code") : first().getString("code");
    }

    JsonObject details() {
      return body().containsKey("data")
          ? first().getJsonObject("details")
          : body().getJsonObject("details");
    }
  }
}
