package zohosandbox.metadata;

import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zohosandbox.accounts.Caller;
import zohosandbox.accounts.Scopes;
import zohosandbox.wire.ApiCall;
import zohosandbox.wire.ApiCalls;
import zohosandbox.wire.Jsons;

/** {@code GET /crm/v8/__apis}: the calls the caller's token was given for, and what they cost. */
@Path("crm/v8/__apis")
@Produces(MediaType.APPLICATION_JSON)
public final class ApisResource {

  private static final String MODULE = "{module}";

  private final ApiCalls calls;
  private final Catalogue catalogue;

  public ApisResource(ApiCalls calls, Catalogue catalogue) {
    this.calls = calls;
    this.catalogue = catalogue;
  }

  @GET
  public Response apis(@Context SecurityContext security) {
    Optional<Scopes> scopes = Caller.of(security).scopes();
    Map<String, List<JsonObject>> byPath = new LinkedHashMap<>();
    for (ApiCall call : calls.all()) {
      for (Module module : call.template().contains(MODULE) ? catalogue.modules() : anyOne()) {
        String word = module.custom() ? "custom" : module.apiName();
        List<String> needed = call.scopes().stream().map(s -> s.replace(MODULE, word)).toList();
        if (scopes.isEmpty() || needed.stream().allMatch(scopes.get()::cover)) {
          byPath
              .computeIfAbsent(
                  "/" + call.template().replace(MODULE, module.apiName()), p -> new ArrayList<>())
              .add(view(call, needed));
        }
      }
    }
    List<JsonObject> all =
        byPath.entrySet().stream()
            .map(
                entry ->
                    Jsons.object()
                        .add("path", entry.getKey())
                        .add("operation_types", Jsons.values(entry.getValue()))
                        .build())
            .toList();
    return all.isEmpty()
        ? Response.noContent().build()
        : Response.ok(Jsons.object().add("__apis", Jsons.values(all)).build()).build();
  }

  private List<Module> anyOne() {
    return List.of(catalogue.module("Leads"));
  }

  private static JsonObject view(ApiCall call, List<String> scopes) {
    return Jsons.object()
        .add("method", call.method())
        .add("oauth_scope", String.join(",", scopes))
        .add("max_credits", call.mostCredits())
        .add("min_credits", call.leastCredits())
        .build();
  }
}
