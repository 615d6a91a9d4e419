package partnerportal.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import partnerportal.systems.Reply;

/** Calls to processes that may be dead or frozen: nobody waits long for them. */
final class Wire {

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private Wire() {}

  /** No answer came, or none that says anything; what was asked for may have been done. */
  static final class Silent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Silent(String what) {
      super(what);
    }
  }

  /**
   * Sends one request.
   *
   * @throws Silent when no answer comes
   */
  static Reply send(String method, URI address, Map<String, String> headers, String body) {
    return send(method, address, headers, body, LONGEST);
  }

  /**
   * The same for what takes long.
   *
   * @throws Silent when no answer comes in time
   */
  static Reply send(
      String method, URI address, Map<String, String> headers, String body, Duration atMost) {
    var request = HttpRequest.newBuilder(address).timeout(atMost);
    headers.forEach(request::header);
    request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new Silent(method + " " + address + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Silent("interrupted");
    }
  }
}
