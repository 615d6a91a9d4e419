package zohosandbox.records;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import zohosandbox.accounts.Caller;
import zohosandbox.metadata.Module;
import zohosandbox.organization.Profile.Right;
import zohosandbox.organization.User;
import zohosandbox.wire.Credits;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** {@code …/actions/add_tags} and {@code remove_tags}, of one record or of up to a hundred. */
@Path("crm/v8/{module}")
@Produces(MediaType.APPLICATION_JSON)
public final class TagsResource {

  private static final int RECORDS_PER_CREDIT = 50;

  private final ModuleAccess access;
  private final Records records;

  public TagsResource(ModuleAccess access, Records records) {
    this.access = access;
    this.records = records;
  }

  @POST
  @Path("actions/add_tags")
  public Response addToMany(
      @PathParam("module") String module, byte[] bytes, @Context SecurityContext security) {
    JsonObject body = Jsons.body(bytes);
    return change(module, ids(body), body, true, security);
  }

  @POST
  @Path("actions/remove_tags")
  public Response removeFromMany(
      @PathParam("module") String module, byte[] bytes, @Context SecurityContext security) {
    JsonObject body = Jsons.body(bytes);
    return change(module, ids(body), body, false, security);
  }

  @POST
  @Path("{id}/actions/add_tags")
  public Response addToOne(
      @PathParam("module") String module,
      @PathParam("id") String id,
      byte[] bytes,
      @Context SecurityContext security) {
    ModuleAccess.requireId(id);
    return change(module, List.of(id), Jsons.body(bytes), true, security);
  }

  @POST
  @Path("{id}/actions/remove_tags")
  public Response removeFromOne(
      @PathParam("module") String module,
      @PathParam("id") String id,
      byte[] bytes,
      @Context SecurityContext security) {
    ModuleAccess.requireId(id);
    return change(module, List.of(id), Jsons.body(bytes), false, security);
  }

  private static List<String> ids(JsonObject body) {
    if (!(body.get("ids") instanceof JsonArray ids) || ids.isEmpty()) {
      throw missing("ids");
    }
    if (ids.size() > WriteBody.MOST) {
      throw ZohoError.badRequest(
          "LIMIT_EXCEEDED",
          Jsons.object().add("api_name", "ids").add("limit", WriteBody.MOST).build(),
          "limit exceeded");
    }
    return ids.stream().map(id -> id instanceof JsonString t ? t.getString() : "0").toList();
  }

  private static ZohoError missing(String name) {
    return ZohoError.badRequest(
        "MANDATORY_NOT_FOUND",
        Jsons.object().add("api_name", name).add("json_path", "$." + name).build(),
        "required field not found");
  }

  private Response change(
      String moduleName, List<String> ids, JsonObject body, boolean add, SecurityContext security) {
    Module module = access.allowed(moduleName, Right.EDIT, security);
    List<String> names = names(body);
    boolean overwrite = body.getBoolean("over_write", false);
    User caller = Caller.of(security).user();
    List<JsonObject> named = ids.stream().map(id -> Jsons.object().add("id", id).build()).toList();
    List<Outcome> outcomes =
        records.batch(
            named,
            (batch, sent, index) -> {
              JsonObject row = row(module, sent.getString("id"), caller);
              JsonObject tagged =
                  add
                      ? Tagging.add(batch, module, row, names, overwrite)
                      : Tagging.remove(batch, module, row, names);
              return Outcome.success(
                  add ? "tags updated successfully" : "tags removed successfully",
                  Jsons.object()
                      .add("id", row.getString("id"))
                      .add("tags", Jsons.values(Tagging.of(tagged).values()))
                      .build());
            });
    Response answer = Outcome.answer(200, outcomes);
    JsonObject counted =
        Jsons.copy((JsonObject) answer.getEntity())
            .add("wf_scheduler", false)
            .add("success_count", Long.toString(outcomes.stream().filter(Outcome::good).count()))
            .add("locked_count", "0")
            .build();
    int credits = (ids.size() + RECORDS_PER_CREDIT - 1) / RECORDS_PER_CREDIT;
    return Response.status(answer.getStatus())
        .entity(counted)
        .header(Credits.HEADER, credits)
        .build();
  }

  private static List<String> names(JsonObject body) {
    if (!(body.get("tags") instanceof JsonArray tags) || tags.isEmpty()) {
      throw missing("tags");
    }
    return tags.stream().map(TagsResource::name).toList();
  }

  private static String name(JsonValue tag) {
    return tag instanceof JsonObject named
        ? Jsons.text(named, "name").filter(n -> !n.isBlank()).orElseThrow(() -> missing("name"))
        : ((JsonString) text(tag)).getString();
  }

  private static JsonValue text(JsonValue tag) {
    if (tag instanceof JsonString) {
      return tag;
    }
    throw ZohoError.invalidData(Jsons.object().add("api_name", "tags").build());
  }

  private JsonObject row(Module module, String id, User caller) {
    JsonObject row =
        records
            .find(module, id)
            .filter(found -> Scope.sees(caller, module, found))
            .orElseThrow(() -> ZohoError.invalidData(Jsons.object().add("id", id).build()));
    RecordRules.requireUnlocked(row, "update");
    return row;
  }
}
