package zohosandbox.records;

import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import zohosandbox.wire.Jsons;

/**
 * {@code /_sandbox/triggers}: what callers said about automation. The sandbox runs none, but a
 * program that forgets {@code trigger} would run all of it in a real organisation.
 */
@Path("_sandbox/triggers")
@Produces(MediaType.APPLICATION_JSON)
public final class Triggers {

  private final Map<String, AtomicLong> counts = new ConcurrentSkipListMap<>();

  void record(String module, String operation, Optional<JsonArray> trigger) {
    String said = trigger.map(JsonArray::toString).orElse("absent");
    counts
        .computeIfAbsent(module + "." + operation + " " + said, key -> new AtomicLong())
        .incrementAndGet();
  }

  /** How often each was said, by {@code Module.operation trigger}. */
  @GET
  public Response counts() {
    JsonObjectBuilder all = Jsons.object();
    counts.forEach((key, count) -> all.add(key, count.get()));
    return Response.ok(all.build()).build();
  }

  @DELETE
  public Response forget() {
    counts.clear();
    return counts();
  }
}
