package zohosandbox.control;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import zohosandbox.accounts.OAuthError;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.PlainAnswer;
import zohosandbox.wire.ZohoError;

/** Makes calls slow, fail, or lose their answer. The sandbox's own paths are never hit. */
public final class FaultsFilter extends Filter {

  private static final String TOKEN = "/oauth/v2/token";
  private static final String JSON = "application/json";
  private static final String PAGE =
      "<!doctype html><html><head><title>Service unavailable</title></head>"
          + "<body><h1>We will be back soon</h1></body></html>";

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
    Optional<Fault> latency = strike(Fault.Kind.LATENCY, exchange);
    if (latency.isEmpty()) {
      work(exchange, chain);
      return;
    }
    long due = System.nanoTime() + MILLISECONDS.toNanos(latency.get().ms());
    WithheldExchange withheld = new WithheldExchange(exchange);
    try {
      work(withheld, chain);
    } finally {
      waitFor(due - System.nanoTime());
    }
    send(withheld, withheld.body(), exchange);
  }

  /** Whatever else goes wrong, goes wrong with a latency, too. */
  private void work(HttpExchange exchange, Chain chain) throws IOException {
    Optional<Fault> delay = strike(Fault.Kind.DELAY, exchange);
    if (delay.isPresent()) {
      waitFor(MILLISECONDS.toNanos(delay.get().ms()));
    }
    if (answeredInstead(exchange)) {
      return;
    }
    if (strike(Fault.Kind.RESET, exchange).isPresent()) {
      throw new IOException("the connection is cut by a fault");
    }
    if (strike(Fault.Kind.COMMIT_NO_ANSWER, exchange).isPresent()) {
      chain.doFilter(new WithheldExchange(exchange));
      throw new IOException("the answer is withheld by a fault");
    }
    if (strike(Fault.Kind.TRUNCATED, exchange).isPresent()) {
      WithheldExchange withheld = new WithheldExchange(exchange);
      chain.doFilter(withheld);
      byte[] whole = withheld.body();
      send(withheld, Arrays.copyOf(whole, whole.length / 2), exchange);
      return;
    }
    chain.doFilter(exchange);
  }

  private Optional<Fault> strike(Fault.Kind kind, HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    return faults.strike(kind, exchange.getRequestMethod() + " " + path, path);
  }

  /** Whether a fault stood in for the work. */
  private boolean answeredInstead(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().equals(TOKEN)) {
      Optional<Fault> outage = strike(Fault.Kind.TOKEN_OUTAGE, exchange);
      if (outage.isPresent()) {
        PlainAnswer.send(exchange, error(outage.get().status(), "INTERNAL_ERROR"));
        return true;
      }
      Optional<Fault> denied = strike(Fault.Kind.TOKEN_DENIED, exchange);
      if (denied.isPresent()) {
        PlainAnswer.send(exchange, denied.get().status(), JSON, OAuthError.accessDenied());
        return true;
      }
    }
    Optional<Fault> status = strike(Fault.Kind.STATUS, exchange);
    if (status.isPresent()) {
      PlainAnswer.send(exchange, error(status.get().status(), status.get().code()));
      return true;
    }
    Optional<Fault> html = strike(Fault.Kind.HTML, exchange);
    if (html.isPresent()) {
      PlainAnswer.send(exchange, html.get().status(), "text/html;charset=UTF-8", PAGE);
      return true;
    }
    return false;
  }

  private static ZohoError error(int status, String code) {
    String message =
        switch (code) {
          case "TOO_MANY_REQUESTS" -> Limits.TOO_MANY_AT_ONCE;
          case "INVALID_TOKEN" -> "invalid oauth token";
          case "AUTHENTICATION_FAILURE" -> "Authentication failed";
          default -> "Internal server error occurred.";
        };
    return new ZohoError(status, code, Jsons.object().build(), message);
  }

  /** Sends a withheld answer with that body; its length is the body's. */
  private static void send(WithheldExchange withheld, byte[] body, HttpExchange exchange)
      throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().putAll(withheld.getResponseHeaders());
      exchange.getResponseHeaders().remove("Content-Length");
      exchange.sendResponseHeaders(withheld.getResponseCode(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static void waitFor(long nanos) throws IOException {
    try {
      NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public String description() {
    return "lets calls fail on purpose";
  }
}
