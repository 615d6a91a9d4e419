package zohosandbox.wire;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Refuses a Content-Type that is none, which Jersey would answer without any body. */
public final class ContentTypeFilter extends Filter {

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type == null || isMediaType(type)) {
      chain.doFilter(exchange);
      return;
    }
    ZohoError error = ZohoError.badRequest("INVALID_REQUEST", "unable to process your request");
    byte[] body = error.body().toString().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", MediaType.APPLICATION_JSON);
      exchange.sendResponseHeaders(error.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static boolean isMediaType(String type) {
    try {
      MediaType.valueOf(type);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public String description() {
    return "refuses what is no media type";
  }
}
