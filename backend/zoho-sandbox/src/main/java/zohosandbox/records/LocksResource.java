package zohosandbox.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import zohosandbox.accounts.Caller;
import zohosandbox.metadata.Module;
import zohosandbox.organization.Profile.Right;
import zohosandbox.organization.User;
import zohosandbox.store.Ids;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/**
 * {@code /crm/v8/{module}/{id}/Locking_Information__s}: a locked record is read by everybody and
 * changed by nobody.
 */
@Path("crm/v8/{module}/{id}/Locking_Information__s")
@Produces(MediaType.APPLICATION_JSON)
public final class LocksResource {

  private static final String TABLE = "crm.Locking_Information__s";
  private static final String REASON = "Locked_Reason__s";
  private static final int LONGEST_REASON = 255;

  private final Store store;
  private final Ids ids;
  private final ModuleAccess access;
  private final Records records;

  public LocksResource(Store store, Ids ids, ModuleAccess access, Records records) {
    this.store = store;
    this.ids = ids;
    this.access = access;
    this.records = records;
  }

  @GET
  public Response locks(
      @PathParam("module") String module,
      @PathParam("id") String id,
      @Context SecurityContext security) {
    records.requireThere(access.allowed(module, Right.VIEW, security), id, security);
    return lock(id).map(row -> shown(row, security)).orElseGet(() -> Response.noContent().build());
  }

  @GET
  @Path("{lock}")
  public Response lock(
      @PathParam("module") String module,
      @PathParam("id") String id,
      @PathParam("lock") String lockId,
      @Context SecurityContext security) {
    records.requireThere(access.allowed(module, Right.VIEW, security), id, security);
    return shown(required(id, lockId), security);
  }

  @POST
  public Response create(
      @PathParam("module") String moduleName,
      @PathParam("id") String id,
      byte[] bytes,
      @Context SecurityContext security) {
    Module module = access.allowed(moduleName, Right.EDIT, security);
    records.requireThere(module, id, security);
    User caller = Caller.of(security).user();
    return Outcome.answer(
        201,
        records.batch(
            WriteBody.read(bytes).data().subList(0, 1),
            (batch, sent, index) -> {
              JsonObject row = records.find(module, id).orElseThrow();
              RecordRules.requireUnlocked(row, "lock");
              JsonObject lock =
                  Jsons.object()
                      .add("id", ids.next(batch.changes()))
                      .add("record", id)
                      .add("module", module.apiName())
                      .add(REASON, reason(sent))
                      .add("Created_By", caller.id())
                      .add("Modified_By", caller.id())
                      .add("Created_Time", records.now().toString())
                      .add("Modified_Time", records.now().toString())
                      .build();
              batch.changes().put(TABLE, lock.getString("id"), lock);
              mark(batch, module, row, true);
              return Outcome.success("record added", records.stamps().of(lock, caller));
            }));
  }

  @PUT
  @Path("{lock}")
  public Response change(
      @PathParam("module") String moduleName,
      @PathParam("id") String id,
      @PathParam("lock") String lockId,
      byte[] bytes,
      @Context SecurityContext security) {
    records.requireThere(access.allowed(moduleName, Right.EDIT, security), id, security);
    JsonObject before = required(id, lockId);
    User caller = Caller.of(security).user();
    return Outcome.answer(
        200,
        records.batch(
            WriteBody.read(bytes).data().subList(0, 1),
            (batch, sent, index) -> {
              JsonObject lock =
                  Jsons.copy(before)
                      .add(REASON, reason(sent))
                      .add("Modified_By", caller.id())
                      .add("Modified_Time", records.now().toString())
                      .build();
              batch.changes().put(TABLE, lockId, lock);
              return Outcome.success("record updated", records.stamps().of(lock, caller));
            }));
  }

  @DELETE
  @Path("{lock}")
  public Response unlock(
      @PathParam("module") String moduleName,
      @PathParam("id") String id,
      @PathParam("lock") String lockId,
      @Context SecurityContext security) {
    Module module = access.allowed(moduleName, Right.EDIT, security);
    records.requireThere(module, id, security);
    JsonObject lock = required(id, lockId);
    return Outcome.answer(
        200,
        records.batch(
            List.of(lock),
            (batch, sent, index) -> {
              batch.changes().remove(TABLE, lockId);
              records.find(module, id).ifPresent(row -> mark(batch, module, row, false));
              return Outcome.success("record deleted", Jsons.object().add("id", lockId).build());
            }));
  }

  private static JsonValue reason(JsonObject sent) {
    JsonValue reason = sent.get(REASON);
    if (reason != null
        && (!(reason instanceof JsonString text) || text.getString().length() > LONGEST_REASON)) {
      throw ZohoError.invalidData(
          Jsons.object()
              .add("maximum_length", LONGEST_REASON)
              .add("api_name", REASON)
              .add("json_path", "$.data[0]." + REASON)
              .build());
    }
    return reason == null ? JsonValue.NULL : reason;
  }

  private static void mark(Batch batch, Module module, JsonObject row, boolean locked) {
    JsonObjectBuilder marked = Jsons.copy(row);
    if (locked) {
      marked.add("Locked__s", true);
    } else {
      marked.remove("Locked__s");
    }
    batch.changes().put(Records.table(module.apiName()), row.getString("id"), marked.build());
  }

  private Optional<JsonObject> lock(String record) {
    return store.findBy(TABLE, "record", record);
  }

  private JsonObject required(String record, String lockId) {
    return lock(record)
        .filter(row -> row.getString("id").equals(lockId))
        .orElseThrow(
            () -> ZohoError.invalidData(Jsons.object().add("resource_path_index", 3).build()));
  }

  private Response shown(JsonObject lock, SecurityContext security) {
    User caller = Caller.of(security).user();
    JsonObject stamps = records.stamps().of(lock, caller);
    JsonObject shown =
        Jsons.copy(stamps)
            .add("Name", JsonValue.NULL)
            .add("Lock_Source__s", "Manual")
            .add("Locked_By__s", stamps.get("Created_By"))
            .add("Locked_Time__s", caller.time(Instant.parse(lock.getString("Created_Time"))))
            .add(REASON, lock.get(REASON))
            .add(
                "Locked_For__s",
                Jsons.object()
                    .add("id", lock.getString("record"))
                    .add(
                        "module",
                        Jsons.object()
                            .add("api_name", lock.getString("module"))
                            .add("id", Ids.named("module " + lock.getString("module")))))
            .build();
    JsonObject info =
        Jsons.object()
            .add("per_page", 200)
            .add("count", 1)
            .add("page", 1)
            .add("more_records", false)
            .build();
    return Response.ok(
            Jsons.object().add("data", Jsons.array().add(shown)).add("info", info).build())
        .build();
  }
}
