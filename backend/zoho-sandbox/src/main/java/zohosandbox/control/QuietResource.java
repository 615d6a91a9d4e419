package zohosandbox.control;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import zohosandbox.records.Records;
import zohosandbox.store.Changes;
import zohosandbox.store.Ids;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/**
 * {@code /_sandbox/records/{module}/{id}}: changes records behind everybody's back, as damage
 * would: no rule is asked, no time is stamped, nobody is told, and what is removed is in no list of
 * deleted records.
 */
@Path("_sandbox/records/{module}/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class QuietResource {

  private final Store store;
  private final Ids ids;

  public QuietResource(Store store, Ids ids) {
    this.store = store;
    this.ids = ids;
  }

  /** Replaces members of a record as they are kept; null takes one away. */
  @PUT
  public JsonObject change(
      @PathParam("module") String module, @PathParam("id") String id, byte[] body) {
    JsonObject members = Jsons.body(body);
    return store.write(changes -> put(changes, module, id, merged(row(module, id), members)));
  }

  /** Makes a copy of a record with other members and an id of its own. */
  @POST
  @Path("copy")
  public JsonObject copy(
      @PathParam("module") String module, @PathParam("id") String id, byte[] body) {
    JsonObject members = Jsons.body(body);
    return store.write(
        changes -> {
          String fresh = ids.next(changes);
          JsonObject copy = Jsons.copy(merged(row(module, id), members)).add("id", fresh).build();
          return put(changes, module, fresh, copy);
        });
  }

  @DELETE
  public JsonObject remove(@PathParam("module") String module, @PathParam("id") String id) {
    return store.write(
        changes -> {
          JsonObject row = row(module, id);
          changes.remove(Records.table(module), id);
          return row;
        });
  }

  private static JsonObject put(Changes changes, String module, String id, JsonObject row) {
    changes.put(Records.table(module), id, row);
    return row;
  }

  private JsonObject row(String module, String id) {
    return store.find(Records.table(module), id).orElseThrow(ZohoError::invalidUrl);
  }

  private static JsonObject merged(JsonObject row, JsonObject members) {
    JsonObjectBuilder merged = Jsons.object();
    row.forEach(
        (name, value) -> {
          if (!members.containsKey(name)) {
            merged.add(name, value);
          }
        });
    members.forEach(
        (name, value) -> {
          if (value != JsonValue.NULL) {
            merged.add(name, value);
          }
        });
    return merged.build();
  }
}
