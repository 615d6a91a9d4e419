package zohosandbox;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import zohosandbox.wire.Jsons;

/** Takes callbacks and keeps them in order. */
final class Listener implements AutoCloseable {

  private final HttpServer server;
  private final BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();

  Listener() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          heard.add(Jsons.parse(body).asJsonObject());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/events/secret?a=b";
  }

  /** The next callback, waiting up to ten seconds for it. */
  JsonObject next() {
    try {
      JsonObject callback = heard.poll(10, TimeUnit.SECONDS);
      if (callback == null) {
        throw new AssertionError("no callback came");
      }
      return callback;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  int waiting() {
    return heard.size();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
