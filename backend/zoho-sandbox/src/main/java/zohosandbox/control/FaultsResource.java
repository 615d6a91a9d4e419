package zohosandbox.control;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** {@code /_sandbox/faults}: switches faults on and off. */
@Path("_sandbox/faults")
@Produces(MediaType.APPLICATION_JSON)
public final class FaultsResource {

  private final Faults faults;

  public FaultsResource(Faults faults) {
    this.faults = faults;
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
    Fault.Kind kind = kind(Jsons.text(sent, "kind").orElse(""));
    int status = number(sent, "status", 500);
    if (status < 200 || status > 599) {
      throw wrong("status");
    }
    Fault fault =
        new Fault(
            kind,
            Jsons.text(sent, "match").orElse("*"),
            number(sent, "count", 1),
            number(sent, "ms", 0),
            status,
            Jsons.text(sent, "code").orElse(usualCode(status)));
    faults.add(fault);
    return Response.status(201).entity(view(fault)).build();
  }

  @DELETE
  public Response clear() {
    faults.clear();
    return Response.noContent().build();
  }

  private static Fault.Kind kind(String word) {
    return Arrays.stream(Fault.Kind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() -> wrong("kind"));
  }

  private static int number(JsonObject sent, String name, int usual) {
    if (Jsons.isNull(sent, name)) {
      return usual;
    }
    if (sent.get(name) instanceof JsonNumber number && number.isIntegral()) {
      return number.intValue();
    }
    throw wrong(name);
  }

  private static String usualCode(int status) {
    return status == 429 ? "TOO_MANY_REQUESTS" : "INTERNAL_ERROR";
  }

  private static ZohoError wrong(String name) {
    return ZohoError.invalidData(Jsons.object().add("api_name", name).build());
  }

  static JsonObject view(Fault fault) {
    return Jsons.object()
        .add("kind", fault.kind().word())
        .add("match", fault.match())
        .add("count", fault.left())
        .build();
  }
}
