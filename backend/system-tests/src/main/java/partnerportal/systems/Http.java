package partnerportal.systems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Plain HTTP: follows nothing, keeps no cookies, adds no headers of its own. */
public final class Http {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  static {
    // or a POST goes out on a connection that its server, idle for half a minute, is just closing
    System.setProperty("jdk.httpclient.keepalive.timeout", "10");
  }

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private Http() {}

  /** The client, for those who stream. */
  static HttpClient client() {
    return CLIENT;
  }

  /**
   * Sends one request.
   *
   * @param body the text to send, or null for none
   * @throws UncheckedIOException when nobody answers
   */
  public static Reply send(String method, URI address, Map<String, String> headers, String body) {
    var request = HttpRequest.newBuilder(address).timeout(LONGEST);
    headers.forEach(request::header);
    request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return send(request.build());
  }

  /**
   * Sends one request whose body is whatever somebody likes. Of a stream the answer is its
   * beginning.
   *
   * @param body null for none
   * @throws UncheckedIOException when nobody answers
   */
  public static Reply exchange(
      String method, URI address, Map<String, String> headers, byte[] body) {
    var request = HttpRequest.newBuilder(address).timeout(LONGEST);
    headers.forEach(request::header);
    request.method(
        method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
      try (var in = response.body()) {
        var type = response.headers().firstValue("Content-Type").orElse("");
        var text = type.startsWith("text/event-stream") ? in.readNBytes(1) : in.readAllBytes();
        return new Reply(
            response.statusCode(), response.headers(), new String(text, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + address + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted during " + address, e);
    }
  }

  /** Reads an address without headers. */
  public static Reply get(URI address) {
    return send("GET", address, Map.of(), null);
  }

  /** Whether an address answers with a success now. */
  public static boolean answers(URI address) {
    try {
      return get(address).status() / 100 == 2;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  static Reply send(HttpRequest request) {
    try {
      var response = CLIENT.send(request, BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted during " + request.uri(), e);
    }
  }
}
