package zohosandbox.wire;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;

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
    PlainAnswer.send(exchange, error);
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
