package zohosandbox.records;

import jakarta.json.JsonObject;
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
import zohosandbox.metadata.Module;
import zohosandbox.metadata.RelatedList;
import zohosandbox.organization.Profile.Right;
import zohosandbox.organization.User;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** {@code /crm/v8/{module}} and what is below it. */
@Path("crm/v8/{module}")
@Produces(MediaType.APPLICATION_JSON)
public final class RecordsResource {

  private final Catalogue catalogue;
  private final ModuleAccess access;
  private final Records records;
  private final RecordView view;
  private final Listing listing;
  private final DeletedList deletedList;
  private final Search search;
  private final Writes writes;

  public RecordsResource(
      Store store, Catalogue catalogue, Records records, RecordView view, Triggers triggers) {
    this.catalogue = catalogue;
    this.access = new ModuleAccess(catalogue);
    this.records = records;
    this.view = view;
    this.listing = new Listing(store, records, view);
    this.deletedList = new DeletedList(store, records, view);
    this.search = new Search(store, records, view);
    this.writes = new Writes(records, triggers);
  }

  @GET
  public Response list(
      @PathParam("module") String moduleName,
      @Context UriInfo uri,
      @HeaderParam("If-Modified-Since") String modifiedSince,
      @Context SecurityContext security) {
    Module module = access.allowed(moduleName, Right.VIEW, security);
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
    Module module = access.allowed(moduleName, Right.VIEW, security);
    return deletedList.list(
        module,
        uri.getQueryParameters(),
        Times.header("If-Modified-Since", modifiedSince),
        Caller.of(security).user());
  }

  @GET
  @Path("search")
  public Response search(
      @PathParam("module") String moduleName,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    Module module = access.allowed(moduleName, Right.VIEW, security);
    return search.search(module, uri.getQueryParameters(), Caller.of(security).user());
  }

  @GET
  @Path("actions/count")
  public JsonObject count(
      @PathParam("module") String moduleName,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    Module module = access.allowed(moduleName, Right.VIEW, security);
    long count = search.count(module, uri.getQueryParameters(), Caller.of(security).user());
    return Jsons.object().add("count", Long.toString(count)).build();
  }

  @GET
  @Path("{id}")
  public Response one(
      @PathParam("module") String moduleName,
      @PathParam("id") String idOrValue,
      @QueryParam("fields") String fields,
      @HeaderParam("If-Modified-Since") String modifiedSince,
      @HeaderParam("X-EXTERNAL") String externalHeader,
      @Context SecurityContext security) {
    Module module = access.allowed(moduleName, Right.VIEW, security);
    String id = External.read(externalHeader, module, catalogue, records).id(idOrValue);
    User caller = Caller.of(security).user();
    Optional<JsonObject> row =
        records.find(module, id).filter(found -> Scope.sees(caller, module, found));
    Optional<Instant> since = Times.header("If-Modified-Since", modifiedSince);
    if (row.isPresent() && since.isPresent() && !isAfter(row.get(), since.get())) {
      return Response.notModified().build();
    }
    return row.map(found -> view.show(module, found, shownFields(module, fields), caller))
        .map(shown -> Response.ok(Jsons.object().add("data", Jsons.array().add(shown)).build()))
        .orElseGet(Response::noContent)
        .build();
  }

  private static boolean isAfter(JsonObject row, Instant moment) {
    return Instant.parse(row.getString("Modified_Time")).isAfter(moment);
  }

  private static List<String> shownFields(Module module, String fields) {
    return fields == null || fields.isBlank()
        ? RecordView.everything(module)
        : Listing.fields(fields);
  }

  @GET
  @Path("{id}/actions/fetch_full_data")
  public Response full(
      @PathParam("module") String moduleName,
      @PathParam("id") String id,
      @QueryParam("fields") String fields,
      @Context SecurityContext security) {
    Listing.fields(fields);
    return one(moduleName, id, fields, null, null, security);
  }

  @GET
  @Path("{id}/{list}")
  public Response related(
      @PathParam("module") String moduleName,
      @PathParam("id") String idOrValue,
      @PathParam("list") String list,
      @Context UriInfo uri,
      @HeaderParam("If-Modified-Since") String modifiedSince,
      @HeaderParam("X-EXTERNAL") String externalHeader,
      @Context SecurityContext security) {
    Module module = access.allowed(moduleName, Right.VIEW, security);
    String id = External.read(externalHeader, module, catalogue, records).id(idOrValue);
    records.requireThere(module, id, security);
    RelatedList related =
        RelatedList.find(catalogue, module, list).orElseThrow(RecordsResource::noSuchList);
    access.allowed(related.module().apiName(), Right.VIEW, security);
    return listing.related(
        related,
        id,
        uri.getQueryParameters(),
        Times.header("If-Modified-Since", modifiedSince),
        Caller.of(security).user());
  }

  private static ZohoError noSuchList() {
    return ZohoError.badRequest(
        "INVALID_DATA",
        Jsons.object().add("resource_path_index", 2).build(),
        "the related list name given seems to be invalid");
  }

  @POST
  public Response insert(
      @PathParam("module") String moduleName,
      @HeaderParam("X-EXTERNAL") String externalHeader,
      byte[] bytes,
      @Context SecurityContext security) {
    Module module = access.allowed(moduleName, Right.CREATE, security);
    External external = External.read(externalHeader, module, catalogue, records);
    return writes.insert(module, external, bytes, Caller.of(security).user());
  }

  @POST
  @Path("upsert")
  public Response upsert(
      @PathParam("module") String moduleName,
      @HeaderParam("If-Unmodified-Since") String unmodifiedSince,
      @HeaderParam("X-EXTERNAL") String externalHeader,
      byte[] bytes,
      @Context SecurityContext security) {
    Module module = access.allowed(moduleName, Right.CREATE, security);
    access.allowed(moduleName, Right.EDIT, security);
    return writes.upsert(
        module,
        External.read(externalHeader, module, catalogue, records),
        bytes,
        Times.header("If-Unmodified-Since", unmodifiedSince),
        Caller.of(security).user());
  }

  @PUT
  public Response update(
      @PathParam("module") String moduleName,
      @HeaderParam("If-Unmodified-Since") String unmodifiedSince,
      @HeaderParam("X-EXTERNAL") String externalHeader,
      byte[] bytes,
      @Context SecurityContext security) {
    return update(moduleName, null, unmodifiedSince, externalHeader, bytes, security);
  }

  @PUT
  @Path("{id}")
  public Response updateOne(
      @PathParam("module") String moduleName,
      @PathParam("id") String id,
      @HeaderParam("If-Unmodified-Since") String unmodifiedSince,
      @HeaderParam("X-EXTERNAL") String externalHeader,
      byte[] bytes,
      @Context SecurityContext security) {
    return update(moduleName, id, unmodifiedSince, externalHeader, bytes, security);
  }

  private Response update(
      String moduleName,
      String pathId,
      String unmodifiedSince,
      String externalHeader,
      byte[] bytes,
      SecurityContext security) {
    Module module = access.allowed(moduleName, Right.EDIT, security);
    External external = External.read(externalHeader, module, catalogue, records);
    Optional<String> id = Optional.ofNullable(pathId).map(external::id);
    return writes.update(
        module,
        id,
        external,
        bytes,
        Times.header("If-Unmodified-Since", unmodifiedSince),
        Caller.of(security).user());
  }

  @DELETE
  public Response delete(
      @PathParam("module") String moduleName,
      @QueryParam("ids") String ids,
      @HeaderParam("X-EXTERNAL") String externalHeader,
      @Context SecurityContext security) {
    if (ids == null || ids.isBlank()) {
      throw ZohoError.missingParameter("ids");
    }
    Module module = access.allowed(moduleName, Right.DELETE, security);
    External external = External.read(externalHeader, module, catalogue, records);
    boolean byId = externalHeader == null;
    List<String> named =
        Arrays.stream(ids.split(","))
            .map(String::strip)
            .map(name -> byId ? name : external.id(name))
            .toList();
    return writes.delete(module, named, Caller.of(security).user());
  }

  @DELETE
  @Path("{id}")
  public Response deleteOne(
      @PathParam("module") String moduleName,
      @PathParam("id") String id,
      @HeaderParam("X-EXTERNAL") String externalHeader,
      @Context SecurityContext security) {
    Module module = access.allowed(moduleName, Right.DELETE, security);
    External external = External.read(externalHeader, module, catalogue, records);
    return writes.delete(module, List.of(external.id(id)), Caller.of(security).user());
  }

  /** A copy of a record; unique values stay with the original. */
  @POST
  @Path("{id}/actions/clone")
  public Response cloneOne(
      @PathParam("module") String moduleName,
      @PathParam("id") String id,
      byte[] bytes,
      @Context SecurityContext security) {
    Module module = access.allowed(moduleName, Right.CREATE, security);
    ModuleAccess.requireId(id);
    return writes.clone(module, id, bytes, Caller.of(security).user());
  }
}
