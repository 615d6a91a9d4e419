package zohosandbox.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import zohosandbox.accounts.Caller;
import zohosandbox.metadata.Catalogue;
import zohosandbox.metadata.Field;
import zohosandbox.metadata.Module;
import zohosandbox.organization.Profile.Right;
import zohosandbox.organization.User;
import zohosandbox.store.Ids;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** {@code /crm/v8/{module}} and what is below it. */
@Path("crm/v8/{module}")
@Produces(MediaType.APPLICATION_JSON)
public final class RecordsResource {

  private final Catalogue catalogue;
  private final Records records;
  private final RecordView view;
  private final Listing listing;
  private final DeletedList deletedList;
  private final Upsert upsert;

  public RecordsResource(Store store, Catalogue catalogue, Records records, RecordView view) {
    this.catalogue = catalogue;
    this.records = records;
    this.view = view;
    this.listing = new Listing(store, records, view);
    this.deletedList = new DeletedList(store, view);
    this.upsert = new Upsert(records);
  }

  @GET
  public Response list(
      @PathParam("module") String moduleName,
      @Context UriInfo uri,
      @HeaderParam("If-Modified-Since") String modifiedSince,
      @Context SecurityContext security) {
    Module module = allowed(moduleName, Right.VIEW, security);
    return listing.list(
        module,
        uri.getQueryParameters(),
        Times.header("If-Modified-Since", modifiedSince),
        Caller.of(security).user());
  }

  @GET
  @Path("deleted")
  public Response deleted(
      @PathParam("module") String moduleName,
      @Context UriInfo uri,
      @HeaderParam("If-Modified-Since") String modifiedSince,
      @Context SecurityContext security) {
    Module module = allowed(moduleName, Right.VIEW, security);
    return deletedList.list(
        module,
        uri.getQueryParameters(),
        Times.header("If-Modified-Since", modifiedSince),
        Caller.of(security).user());
  }

  @GET
  @Path("actions/count")
  public JsonObject count(
      @PathParam("module") String moduleName, @Context SecurityContext security) {
    Module module = allowed(moduleName, Right.VIEW, security);
    long count = listing.count(module, Caller.of(security).user());
    return Jsons.object().add("count", Long.toString(count)).build();
  }

  @GET
  @Path("{id}")
  public Response one(
      @PathParam("module") String moduleName,
      @PathParam("id") String id,
      @QueryParam("fields") String fields,
      @Context SecurityContext security) {
    Module module = allowed(moduleName, Right.VIEW, security);
    requireId(id);
    User caller = Caller.of(security).user();
    return records
        .find(module, id)
        .filter(row -> caller.sees(module, row) && !row.getBoolean("Converted__s", false))
        .map(row -> view.show(module, row, shownFields(module, fields), caller))
        .map(shown -> Response.ok(Jsons.object().add("data", Jsons.array().add(shown)).build()))
        .orElseGet(Response::noContent)
        .build();
  }

  private static List<String> shownFields(Module module, String fields) {
    return fields == null || fields.isBlank()
        ? List.copyOf(module.fields().keySet())
        : Listing.fields(fields);
  }

  @POST
  public Response insert(
      @PathParam("module") String moduleName, byte[] bytes, @Context SecurityContext security) {
    Module module = allowed(moduleName, Right.CREATE, security);
    WriteBody body = WriteBody.read(bytes);
    if (body.tooMany()) {
      return WriteBody.refusedAsTooMany();
    }
    User caller = Caller.of(security).user();
    return Outcome.answer(
        201,
        records.batch(
            body.data(),
            (batch, sent, index) ->
                Outcome.success(
                    "record added",
                    records
                        .stamps()
                        .ofNew(records.insert(batch, module, sent, index, caller), caller))));
  }

  @POST
  @Path("upsert")
  public Response upsert(
      @PathParam("module") String moduleName,
      @HeaderParam("If-Unmodified-Since") String unmodifiedSince,
      byte[] bytes,
      @Context SecurityContext security) {
    Module module = allowed(moduleName, Right.CREATE, security);
    allowed(moduleName, Right.EDIT, security);
    WriteBody body = WriteBody.read(bytes);
    if (body.tooMany()) {
      return WriteBody.refusedAsTooMany();
    }
    List<Field> checked = upsert.checkedFields(module, body.duplicateCheckFields());
    Optional<Instant> moment = Times.header("If-Unmodified-Since", unmodifiedSince);
    User caller = Caller.of(security).user();
    return Outcome.answer(
        200,
        records.batch(
            body.data(),
            (batch, sent, index) ->
                upsert.run(batch, module, checked, sent, index, caller, moment)));
  }

  @PUT
  public Response update(
      @PathParam("module") String moduleName,
      @HeaderParam("If-Unmodified-Since") String unmodifiedSince,
      byte[] bytes,
      @Context SecurityContext security) {
    return update(moduleName, null, unmodifiedSince, bytes, security);
  }

  @PUT
  @Path("{id}")
  public Response updateOne(
      @PathParam("module") String moduleName,
      @PathParam("id") String id,
      @HeaderParam("If-Unmodified-Since") String unmodifiedSince,
      byte[] bytes,
      @Context SecurityContext security) {
    requireId(id);
    return update(moduleName, id, unmodifiedSince, bytes, security);
  }

  private Response update(
      String moduleName,
      String pathId,
      String unmodifiedSince,
      byte[] bytes,
      SecurityContext security) {
    Module module = allowed(moduleName, Right.EDIT, security);
    WriteBody body = WriteBody.read(bytes);
    if (body.tooMany()) {
      return WriteBody.refusedAsTooMany();
    }
    Optional<Instant> moment = Times.header("If-Unmodified-Since", unmodifiedSince);
    User caller = Caller.of(security).user();
    List<JsonValue> data = pathId == null ? body.data() : body.data().subList(0, 1);
    return Outcome.answer(
        200,
        records.batch(
            data,
            (batch, sent, index) -> {
              String id = pathId == null ? idOf(sent, index) : pathId;
              JsonObject row = records.update(batch, module, id, sent, index, caller, moment);
              return Outcome.success("record updated", records.stamps().of(row, caller));
            }));
  }

  private static String idOf(JsonObject sent, int index) {
    if (sent.get("id") instanceof JsonString id) {
      return id.getString();
    }
    throw ZohoError.badRequest(
        "MANDATORY_NOT_FOUND",
        Jsons.object()
            .add("api_name", "id")
            .add("json_path", "$.data[%d].id".formatted(index))
            .build(),
        "required field not found");
  }

  @DELETE
  public Response delete(
      @PathParam("module") String moduleName,
      @QueryParam("ids") String ids,
      @Context SecurityContext security) {
    if (ids == null || ids.isBlank()) {
      throw ZohoError.missingParameter("ids");
    }
    return delete(moduleName, Arrays.stream(ids.split(",")).map(String::strip).toList(), security);
  }

  @DELETE
  @Path("{id}")
  public Response deleteOne(
      @PathParam("module") String moduleName,
      @PathParam("id") String id,
      @Context SecurityContext security) {
    requireId(id);
    return delete(moduleName, List.of(id), security);
  }

  private Response delete(String moduleName, List<String> ids, SecurityContext security) {
    Module module = allowed(moduleName, Right.DELETE, security);
    if (ids.size() > WriteBody.MOST) {
      return WriteBody.refusedAsTooMany();
    }
    User caller = Caller.of(security).user();
    List<JsonValue> named =
        ids.stream().<JsonValue>map(id -> Jsons.object().add("id", id).build()).toList();
    return Outcome.answer(
        200,
        records.batch(
            named,
            (batch, sent, index) -> {
              String id = sent.getString("id");
              records.delete(batch, module, id, caller);
              return Outcome.success("record deleted", Jsons.object().add("id", id).build());
            }));
  }

  private Module allowed(String moduleName, Right right, SecurityContext security) {
    Module module = catalogue.module(moduleName);
    if (!Caller.of(security).user().may(right, module)) {
      throw ZohoError.noPermission(right.permission(moduleName));
    }
    return module;
  }

  private static void requireId(String id) {
    if (!Ids.isId(id)) {
      throw ZohoError.invalidUrl();
    }
  }
}
