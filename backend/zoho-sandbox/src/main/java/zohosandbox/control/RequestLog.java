package zohosandbox.control;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import zohosandbox.wire.Credits;

/** Counts every call by method and path, and the credits Zoho would have taken for it. */
public final class RequestLog {

  private final Map<String, AtomicLong> calls = new ConcurrentSkipListMap<>();
  private final AtomicLong credits = new AtomicLong();

  /** Counts every call, the refused and the unanswered ones too. */
  public Filter filter() {
    return Filter.beforeHandler("counts calls", this::count);
  }

  private void count(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    if (path.startsWith("/crm/") || path.startsWith("/oauth/")) {
      calls
          .computeIfAbsent(
              exchange.getRequestMethod() + " " + template(path), key -> new AtomicLong())
          .incrementAndGet();
    }
  }

  private static String template(String path) {
    return path.replaceAll("/[0-9]{10,19}(?=/|$)", "/{id}");
  }

  /** Adds up credits: what the resource said, else one for each call the CRM answered. */
  public ContainerResponseFilter creditCounter() {
    return new CreditCounter();
  }

  /** Calls by method and path template. */
  Map<String, Long> calls() {
    Map<String, Long> copy = new TreeMap<>();
    calls.forEach((key, count) -> copy.put(key, count.get()));
    return copy;
  }

  /** The sum of all credits. */
  long credits() {
    return credits.get();
  }

  private final class CreditCounter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response)
        throws IOException {
      Object said = response.getHeaders().getFirst(Credits.HEADER);
      response.getHeaders().remove(Credits.HEADER);
      if (request.getUriInfo().getPath().startsWith("crm/") && response.getStatus() != 401) {
        credits.addAndGet(said == null ? 1 : Long.parseLong(said.toString()));
      }
    }
  }
}
