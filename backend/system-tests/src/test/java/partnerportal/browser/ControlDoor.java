package partnerportal.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Lets a browser test order what only the one who started the processes can do: {@code POST /kill},
 * {@code POST /start}.
 */
final class ControlDoor implements AutoCloseable {

  private final HttpServer server;

  ControlDoor(Map<String, Runnable> orders) throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    orders.forEach(
        (name, order) -> server.createContext("/" + name, exchange -> obey(exchange, order)));
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void obey(HttpExchange exchange, Runnable order) throws IOException {
    try (exchange) {
      try {
        order.run();
        exchange.sendResponseHeaders(204, -1);
      } catch (RuntimeException e) {
        var told = e.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(500, told.length);
        exchange.getResponseBody().write(told);
      }
    }
  }
}
