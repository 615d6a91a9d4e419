package zohosandbox.control;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import zohosandbox.wire.Jsons;

/** Makes calls slow, fail, or lose their answer. The sandbox's own paths are never hit. */
public final class FaultsFilter extends Filter {

  private static final String TOKEN = "/oauth/v2/token";

  private final Faults faults;

  public FaultsFilter(Faults faults) {
    this.faults = faults;
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (!path.startsWith("/crm/") && !path.startsWith("/oauth/")) {
      chain.doFilter(exchange);
      return;
    }
    String subject = exchange.getRequestMethod() + " " + path;
    Optional<Fault> latency = faults.strike(Fault.Kind.LATENCY, subject);
    if (latency.isPresent()) {
      waitFor(latency.get().ms());
    }
    if (path.equals(TOKEN) && faults.strike(Fault.Kind.TOKEN_OUTAGE, subject).isPresent()) {
      answer(exchange, 503, "INTERNAL_ERROR");
      return;
    }
    Optional<Fault> status = faults.strike(Fault.Kind.STATUS, subject);
    if (status.isPresent()) {
      answer(exchange, status.get().status(), status.get().code());
      return;
    }
    if (faults.strike(Fault.Kind.RESET, subject).isPresent()) {
      throw new IOException("the connection is cut by a fault");
    }
    if (faults.strike(Fault.Kind.COMMIT_NO_ANSWER, subject).isPresent()) {
      chain.doFilter(new UnansweredExchange(exchange));
      throw new IOException("the answer is withheld by a fault");
    }
    chain.doFilter(exchange);
  }

  private static void waitFor(int ms) throws IOException {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, String code) throws IOException {
    JsonObject body =
        Jsons.object()
            .add("code", code)
            .add("details", Jsons.object())
            .add("message", "Internal server error occurred.")
            .add("status", "error")
            .build();
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public String description() {
    return "lets calls fail on purpose";
  }
}
