package zohosandbox.control;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** {@code /_sandbox/faults}: switches faults on and off. */
@Path("_sandbox/faults")
@Produces(MediaType.APPLICATION_JSON)
public final class FaultsResource {

  private final Faults faults;
  private final Clock clock;

  public FaultsResource(Faults faults, Clock clock) {
    this.faults = faults;
    this.clock = clock;
  }

  @GET
  public JsonObject faults() {
    return Jsons.object()
        .add("faults", Jsons.values(faults.all().stream().map(FaultsResource::view).toList()))
        .build();
  }

  @POST
  public Response add(byte[] body) {
    JsonObject sent = Jsons.body(body);
    Fault.Kind kind =
        Fault.Kind.of(Jsons.text(sent, "kind").orElse("")).orElseThrow(() -> wrong("kind"));
    int status = number(sent, "status").map(JsonNumber::intValue).orElse(kind.usualStatus());
    if (status < 200 || status > 599) {
      throw wrong("status");
    }
    int ms = number(sent, "ms").map(JsonNumber::intValue).orElse(kind.usualMs());
    if (ms < 0) {
      throw wrong("ms");
    }
    Fault fault =
        new Fault(
            kind,
            new Match(Jsons.text(sent, "match").orElse("*")),
            occasions(sent),
            ms,
            status,
            Jsons.text(sent, "code").orElse(usualCode(status)));
    faults.add(fault);
    return Response.status(201).entity(view(fault)).build();
  }

  /** Once, unless something else is said. */
  private Occasions occasions(JsonObject sent) {
    Optional<Double> probability = number(sent, "probability").map(JsonNumber::doubleValue);
    if (probability.filter(p -> p < 0 || p > 1).isPresent()) {
      throw wrong("probability");
    }
    Optional<Duration> span = span(sent);
    int usual = probability.isPresent() || span.isPresent() ? -1 : 1;
    int count = number(sent, "count").map(JsonNumber::intValue).orElse(usual);
    return new Occasions(clock, count, probability.orElse(1.0), span);
  }

  private static Optional<Duration> span(JsonObject sent) {
    try {
      return Jsons.text(sent, "for").map(Duration::parse);
    } catch (DateTimeException e) {
      throw wrong("for");
    }
  }

  private static Optional<JsonNumber> number(JsonObject sent, String name) {
    if (Jsons.isNull(sent, name)) {
      return Optional.empty();
    }
    if (sent.get(name) instanceof JsonNumber number) {
      return Optional.of(number);
    }
    throw wrong(name);
  }

  private static String usualCode(int status) {
    return status == 429 ? "TOO_MANY_REQUESTS" : "INTERNAL_ERROR";
  }

  private static ZohoError wrong(String name) {
    return ZohoError.invalidData(Jsons.object().add("api_name", name).build());
  }

  @DELETE
  public Response clear() {
    faults.clear();
    return Response.noContent().build();
  }

  static JsonObject view(Fault fault) {
    JsonObjectBuilder view =
        Jsons.object()
            .add("kind", fault.kind().word())
            .add("match", fault.match().toString())
            .add("count", fault.occasions().left())
            .add("probability", fault.occasions().probability());
    fault.occasions().until().ifPresent(until -> view.add("until", until.toString()));
    return view.build();
  }
}
