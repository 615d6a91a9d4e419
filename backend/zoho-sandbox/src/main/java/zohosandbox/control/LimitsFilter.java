package zohosandbox.control;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import zohosandbox.wire.ApiCall;
import zohosandbox.wire.ApiCalls;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.PlainAnswer;
import zohosandbox.wire.ZohoError;

/**
 * Holds calls of the API to the {@link Limits}. A call counts from its first byte to the end of its
 * answer, so a slow one holds its place.
 */
public final class LimitsFilter extends Filter {

  private static final int LIGHT_ROWS = 10;

  private final Limits limits;
  private final ApiCalls calls;

  public LimitsFilter(Limits limits, ApiCalls calls) {
    this.limits = limits;
    this.calls = calls;
  }

  /** Whether a program makes this call, not the CRM screen. */
  static boolean isOfProgram(HttpExchange exchange) {
    return exchange.getRequestHeaders().containsKey("Authorization")
        || !"1".equals(exchange.getRequestHeaders().getFirst("X-Sandbox-Screen"));
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    if (!exchange.getRequestURI().getPath().startsWith("/crm/") || !isOfProgram(exchange)) {
      chain.doFilter(exchange);
      return;
    }
    boolean heavy = isHeavy(exchange);
    Optional<String> refusal = limits.enter(heavy);
    if (refusal.isPresent()) {
      PlainAnswer.send(
          exchange, new ZohoError(429, "TOO_MANY_REQUESTS", Jsons.object().build(), refusal.get()));
      return;
    }
    try {
      chain.doFilter(exchange);
    } finally {
      limits.leave(heavy);
    }
  }

  private boolean isHeavy(HttpExchange exchange) throws IOException {
    Optional<ApiCall> call =
        calls.find(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
    if (call.isEmpty()) {
      return false;
    }
    return switch (call.get().weight()) {
      case NO -> false;
      case YES -> true;
      case SORTED -> isSorted(exchange.getRequestURI().getRawQuery());
      case ROWS -> rows(exchange) > LIGHT_ROWS;
    };
  }

  private static boolean isSorted(String query) {
    return query != null && query.matches("(.*&)?(sort_by|cvid)=.*");
  }

  private static int rows(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    exchange.setStreams(new ByteArrayInputStream(body), null);
    try {
      return Jsons.countIn(body, "data");
    } catch (RuntimeException e) {
      // whatever it is, the resource says so
      return 0;
    }
  }

  @Override
  public String description() {
    return "holds programs to their limits";
  }
}
