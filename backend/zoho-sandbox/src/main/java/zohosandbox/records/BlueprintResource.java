package zohosandbox.records;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import zohosandbox.accounts.Caller;
import zohosandbox.metadata.Field;
import zohosandbox.metadata.Module;
import zohosandbox.metadata.TransitionField;
import zohosandbox.organization.Profile.Right;
import zohosandbox.organization.User;
import zohosandbox.store.Ids;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** {@code /crm/v8/{module}/{id}/actions/blueprint}. */
@Path("crm/v8/{module}/{id}/actions/blueprint")
@Produces(MediaType.APPLICATION_JSON)
public final class BlueprintResource {

  private final ModuleAccess access;
  private final Records records;

  public BlueprintResource(ModuleAccess access, Records records) {
    this.access = access;
    this.records = records;
  }

  @GET
  public JsonObject blueprint(
      @PathParam("module") String moduleName,
      @PathParam("id") String id,
      @Context SecurityContext security) {
    Module module = access.allowed(moduleName, Right.VIEW, security);
    JsonObject row = row(module, id, Caller.of(security).user());
    List<JsonObject> transitions =
        transitions(module, row).stream().map(t -> view(module, row, t)).toList();
    Field field = module.field(Blueprint.FIELD).orElseThrow();
    JsonObjectBuilder process =
        Jsons.object()
            .add("id", Ids.named("process " + Blueprint.NAME))
            .add("name", Blueprint.NAME)
            .add("field_id", Ids.named("field " + module.apiName() + "." + field.apiName()))
            .add("api_name", field.apiName())
            .add("field_name", field.label())
            .add("field_label", field.label())
            .add("column_name", field.apiName())
            .add("field_value", row.getString(Blueprint.FIELD))
            .add("is_continuous", false)
            .add("continuous", false)
            .addNull("escalation")
            .add(
                "current_picklist",
                Jsons.object()
                    .addNull("colour_code")
                    .add("id", Ids.named("value Partners." + row.getString(Blueprint.FIELD)))
                    .add("value", row.getString(Blueprint.FIELD)));
    return Jsons.object()
        .add(
            "blueprint",
            Jsons.object()
                .add("process_info", process)
                .add("transitions", Jsons.values(transitions)))
        .build();
  }

  private static JsonObject view(Module module, JsonObject row, Blueprint.Transition transition) {
    List<String> names = transition.fields();
    List<JsonObject> fields =
        IntStream.range(0, names.size())
            .mapToObj(
                i -> TransitionField.of(module, module.field(names.get(i)).orElseThrow(), i + 1))
            .toList();
    JsonObjectBuilder data = Jsons.object();
    names.forEach(f -> data.add(f, row.getOrDefault(f, JsonValue.NULL)));
    return Jsons.object()
        .add("id", transition.id())
        .add("name", transition.name())
        .add("type", "manual")
        .add("next_field_value", transition.to())
        .add("criteria_matched", true)
        .addNull("criteria_message")
        .add("percent_partial_save", 0)
        .add("data", data)
        .add("fields", Jsons.values(fields))
        .add("next_transitions", Jsons.array())
        .addNull("color_code")
        .addNull("text_color_code")
        .addNull("execution_time")
        .build();
  }

  @PUT
  public Response move(
      @PathParam("module") String moduleName,
      @PathParam("id") String id,
      byte[] bytes,
      @Context SecurityContext security) {
    Module module = access.allowed(moduleName, Right.EDIT, security);
    User caller = Caller.of(security).user();
    JsonObject wish = wish(bytes);
    List<Outcome> done =
        records.batch(
            List.of(wish),
            (batch, sent, index) -> {
              JsonObject row = row(module, id, caller);
              RecordRules.requireUnlocked(row, "update");
              Blueprint.Transition transition = chosen(module, row, sent);
              records.change(batch, module, row, values(module, transition, sent), caller);
              return Outcome.success("transition updated successfully", Jsons.object().build());
            });
    return Response.status(done.get(0).status()).entity(done.get(0).body()).build();
  }

  private Map<String, JsonValue> values(
      Module module, Blueprint.Transition transition, JsonObject sent) {
    Map<String, JsonValue> values = new LinkedHashMap<>();
    if (sent.get("data") instanceof JsonObject data) {
      JsonObjectBuilder known = Jsons.object();
      data.forEach(
          (name, value) -> {
            if (module.field(name).isPresent() && !name.equals(Blueprint.FIELD)) {
              known.add(name, value);
            }
          });
      values.putAll(records.rules().values(module, known.build(), 0));
    }
    values.put(Blueprint.FIELD, Jsons.text(transition.to()));
    return values;
  }

  private Blueprint.Transition chosen(Module module, JsonObject row, JsonObject sent) {
    String wanted = Jsons.text(sent, "transition_id").orElseThrow(() -> missing("transition_id"));
    return transitions(module, row).stream()
        .filter(transition -> transition.id().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                ZohoError.badRequest(
                    "INVALID_DATA",
                    Jsons.object().add("api_name", "transition_id").build(),
                    "invalid transition"));
  }

  private static JsonObject wish(byte[] bytes) {
    if (Jsons.body(bytes).get("blueprint") instanceof JsonArray all
        && !all.isEmpty()
        && all.get(0) instanceof JsonObject wish) {
      return wish;
    }
    throw missing("blueprint");
  }

  private static ZohoError missing(String name) {
    return ZohoError.badRequest(
        "MANDATORY_NOT_FOUND",
        Jsons.object().add("api_name", name).build(),
        "required field not found");
  }

  private List<Blueprint.Transition> transitions(Module module, JsonObject row) {
    return records
        .blueprint()
        .transitions(module, row)
        .orElseThrow(() -> ZohoError.badRequest("RECORD_NOT_IN_PROCESS", "record not in process"));
  }

  private JsonObject row(Module module, String id, User caller) {
    ModuleAccess.requireId(id);
    return records
        .find(module, id)
        .filter(found -> Scope.sees(caller, module, found))
        .orElseThrow(
            () -> ZohoError.invalidData(Jsons.object().add("resource_path_index", 1).build()));
  }
}
