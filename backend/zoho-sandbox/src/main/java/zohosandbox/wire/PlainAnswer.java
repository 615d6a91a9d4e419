package zohosandbox.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers a call in front of everything that could do its work. */
public final class PlainAnswer {

  private PlainAnswer() {}

  /** Says no in Zoho's words. */
  public static void send(HttpExchange exchange, ZohoError error) throws IOException {
    send(exchange, error.status(), "application/json", error.body().toString());
  }

  /** Says anything; the request is read to its end, so that the connection can be used again. */
  public static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
