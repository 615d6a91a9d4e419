package zohosandbox.control;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import zohosandbox.accounts.Caller;
import zohosandbox.wire.ApiCall;
import zohosandbox.wire.ApiCalls;
import zohosandbox.wire.Credits;
import zohosandbox.wire.Jsons;

/**
 * Counts calls by method and path, how long they took, and the credits Zoho takes for them. What
 * the screen does is counted apart: it costs nothing.
 */
public final class RequestLog {

  private static final String REMAINING = "X-API-CREDITS-REMAINING";

  private final ApiCalls table;
  private final Limits limits;
  private final Map<String, AtomicLong> calls = new ConcurrentSkipListMap<>();
  private final Map<String, AtomicLong> took = new ConcurrentSkipListMap<>();
  private final Map<String, AtomicLong> ofScreen = new ConcurrentSkipListMap<>();
  private final Map<String, AtomicLong> credits = new ConcurrentSkipListMap<>();

  public RequestLog(ApiCalls table, Limits limits) {
    this.table = table;
    this.limits = limits;
  }

  /** Counts every call, the refused and the unanswered ones too. */
  public Filter filter() {
    return new Counter();
  }

  private final class Counter extends Filter {

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
      String path = exchange.getRequestURI().getPath();
      if (!path.startsWith("/crm/") && !path.startsWith("/oauth/")) {
        chain.doFilter(exchange);
        return;
      }
      String call = exchange.getRequestMethod() + " " + template(path);
      boolean ofProgram = LimitsFilter.isOfProgram(exchange);
      add(ofProgram ? calls : ofScreen, call, 1);
      long began = System.nanoTime();
      try {
        chain.doFilter(exchange);
      } finally {
        if (ofProgram) {
          add(took, call, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        }
      }
    }

    @Override
    public String description() {
      return "counts calls";
    }
  }

  private static void add(Map<String, AtomicLong> counts, String key, long more) {
    counts.computeIfAbsent(key, k -> new AtomicLong()).addAndGet(more);
  }

  private static String template(String path) {
    return path.replaceAll("/[0-9]{10,19}(?=/|$)", "/{id}");
  }

  /** Takes the credits of every call that a token let in, and tells how many are left. */
  public ContainerResponseFilter creditCounter() {
    return new CreditCounter();
  }

  /** All of it, as {@code /_sandbox/requests} shows it. */
  JsonObject view() {
    return Jsons.object()
        .add("calls", counts(calls))
        .add("took_ms", counts(took))
        .add("screen", counts(ofScreen))
        .add("credits", credits.values().stream().mapToLong(AtomicLong::get).sum())
        .add("credits_by_call", counts(credits))
        .add("refused", limits.refused())
        .build();
  }

  private static JsonObject counts(Map<String, AtomicLong> counts) {
    JsonObjectBuilder object = Jsons.object();
    counts.forEach((key, count) -> object.add(key, count.get()));
    return object.build();
  }

  /** Begins to count again. */
  void clear() {
    calls.clear();
    took.clear();
    ofScreen.clear();
    credits.clear();
  }

  private final class CreditCounter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      Object said = response.getHeaders().getFirst(Credits.HEADER);
      response.getHeaders().remove(Credits.HEADER);
      String path = request.getUriInfo().getPath();
      if (!path.startsWith("crm/")
          || response.getStatus() == 401
          || !(request.getSecurityContext().getUserPrincipal() instanceof Caller caller)
          || caller.scopes().isEmpty()) {
        return;
      }
      long cost =
          said != null ? Long.parseLong(said.toString()) : usual(request, response.getStatus());
      add(credits, request.getMethod() + " /" + template(path), cost);
      limits.spend(cost);
      limits
          .shownRemaining()
          .ifPresent(left -> response.getHeaders().putSingle(REMAINING, Long.toString(left)));
    }

    private long usual(ContainerRequestContext request, int status) {
      if (status >= 400) {
        return 1;
      }
      return table
          .find(request.getMethod(), request.getUriInfo().getPath())
          .map(call -> cost(call, request))
          .orElse(1);
    }

    /** A list that shows a view costs the most of its kind. */
    private int cost(ApiCall call, ContainerRequestContext request) {
      return request.getUriInfo().getQueryParameters().containsKey("cvid")
          ? call.mostCredits()
          : call.leastCredits();
    }
  }
}
