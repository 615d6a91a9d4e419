package partnerportal.systems;

import jakarta.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;

/** An open stream of hints: what changed, never how. */
public final class LiveHints implements AutoCloseable {

  private volatile boolean ended;
  private final InputStream stream;
  private final List<Hint> seen = new CopyOnWriteArrayList<>();

  /**
   * One hint.
   *
   * @param topic what kind of thing changed
   * @param id which one
   */
  public record Hint(String topic, String id) {}

  private LiveHints(InputStream stream) {
    this.stream = stream;
  }

  /**
   * Opens the stream.
   *
   * @param headers what the request carries, e.g. who asks
   */
  public static LiveHints open(URI address, Map<String, String> headers) {
    var request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
    headers.forEach(request::header);
    try {
      var answer = Http.client().send(request.build(), BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("The live stream answered " + answer.statusCode());
      }
      var hints = new LiveHints(answer.body());
      var reader = new Thread(hints::read, "live-hints");
      reader.setDaemon(true);
      reader.start();
      return hints;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits for a hint on one thing. */
  public Hint await(String topic, Object id, Duration atMost) {
    return Patience.until(
        "a hint on " + topic + " " + id,
        atMost,
        () -> seen.stream().filter(new Hint(topic, id.toString())::equals).findFirst());
  }

  /** Everything heard so far. */
  public List<Hint> heard() {
    return List.copyOf(seen);
  }

  /** Whether the portal ended the stream. */
  public boolean ended() {
    return ended;
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (var lines = new Scanner(stream, StandardCharsets.UTF_8)) {
      while (lines.hasNextLine()) {
        var line = lines.nextLine();
        if (line.startsWith("data:")) {
          hear(line.substring("data:".length()));
        }
      }
    } finally {
      ended = true;
    }
  }

  private void hear(String data) {
    try (var reader = Json.createReader(new StringReader(data))) {
      var hint = reader.readObject();
      seen.add(new Hint(hint.getString("topic"), hint.getString("id", "")));
    }
  }
}
