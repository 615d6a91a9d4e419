package zohosandbox.bulk;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import zohosandbox.accounts.Caller;
import zohosandbox.metadata.Field;
import zohosandbox.metadata.Module;
import zohosandbox.organization.Profile.Right;
import zohosandbox.records.ModuleAccess;
import zohosandbox.store.Ids;
import zohosandbox.store.Store;
import zohosandbox.wire.Credits;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** {@code /crm/bulk/v8/read}. */
@Path("crm/bulk/v8/read")
@Produces(MediaType.APPLICATION_JSON)
public final class BulkReadResource {

  private static final int CREDITS = 50;
  private static final int MOST_FIELDS = 200;

  private final Store store;
  private final ModuleAccess access;
  private final Ids ids;
  private final Jobs jobs;
  private final Map<String, Job> all = new ConcurrentHashMap<>();

  public BulkReadResource(Store store, ModuleAccess access, Ids ids, Jobs jobs) {
    this.store = store;
    this.access = access;
    this.ids = ids;
    this.jobs = jobs;
  }

  @POST
  public Response create(byte[] bytes, @Context SecurityContext security) {
    JsonObject body = Jsons.body(bytes);
    if (!(body.get("query") instanceof JsonObject query)) {
      throw missing("query", "$.query");
    }
    Module module = access.allowed(moduleName(query), Right.VIEW, security);
    String id = store.write(ids::next);
    Job job =
        new Job(
            id,
            module,
            fields(module, query),
            query,
            Criteria.read(module, query.get("criteria")),
            page(query, module),
            callback(body),
            Caller.of(security).user(),
            jobs.now());
    all.put(id, job);
    jobs.start(job);
    JsonObject result =
        Jsons.object()
            .add("code", "ADDED_SUCCESSFULLY")
            .add("message", "Added successfully.")
            .add("status", "success")
            .add("details", job.head("ADDED"))
            .build();
    return Response.status(201)
        .entity(
            Jsons.object()
                .add("data", Jsons.array().add(result))
                .add("info", Jsons.object())
                .build())
        .header(Credits.HEADER, CREDITS)
        .build();
  }

  private static String moduleName(JsonObject query) {
    if (query.get("module") instanceof JsonObject module) {
      return Jsons.text(module, "api_name")
          .orElseThrow(() -> missing("api_name", "$.query.module.api_name"));
    }
    return Jsons.text(query, "module").orElseThrow(() -> missing("module", "$.query.module"));
  }

  private static List<Field> fields(Module module, JsonObject query) {
    if (!(query.get("fields") instanceof JsonArray names) || names.isEmpty()) {
      return List.copyOf(module.fields().values());
    }
    if (names.size() > MOST_FIELDS) {
      throw ZohoError.badRequest(
          "LIMIT_EXCEEDED",
          Jsons.object().add("api_name", "fields").add("limit", MOST_FIELDS).build(),
          "limit exceeded");
    }
    return names.stream()
        .map(name -> name instanceof JsonString text ? text.getString() : "")
        .map(name -> module.field(name).orElseThrow(() -> notAvailable(module, name)))
        .toList();
  }

  private static ZohoError notAvailable(Module module, String name) {
    return ZohoError.badRequest(
        "FIELD_NOT_AVAILABLE",
        Jsons.object().add("api_name", name).add("module", module.apiName()).build(),
        "Field not available in the module.");
  }

  private int page(JsonObject query, Module module) {
    if (query.containsKey("page_token")) {
      String token = Jsons.text(query, "page_token").orElse("");
      return Job.pageOf(token, module)
          .orElseThrow(
              () ->
                  ZohoError.invalidData(
                      Jsons.object()
                          .add("api_name", "page_token")
                          .add("json_path", "$.query.page_token")
                          .build()));
    }
    int page = query.getInt("page", 1);
    if (page < 1 || page > Job.MOST_PAGE) {
      throw ZohoError.badRequest(
          "PAGE_RANGE_EXCEEDED",
          Jsons.object().add("max_limit", Job.MOST_PAGE).build(),
          "page range exceeded");
    }
    return page;
  }

  private static Optional<String> callback(JsonObject body) {
    if (!(body.get("callback") instanceof JsonObject callback)) {
      return Optional.empty();
    }
    if (!Jsons.text(callback, "method").filter("post"::equalsIgnoreCase).isPresent()) {
      throw ZohoError.badRequest("INVALID_CALLBACK_METHOD", "callback method is invalid");
    }
    String url = Jsons.text(callback, "url").orElse("");
    if (!url.matches("https?://[^/\\s]+(/\\S*)?")) {
      throw ZohoError.badRequest("INVALID_CALLBACK_URL", "callback url is invalid");
    }
    return Optional.of(url);
  }

  private static ZohoError missing(String name, String path) {
    return ZohoError.badRequest(
        "MANDATORY_NOT_FOUND",
        Jsons.object().add("api_name", name).add("json_path", path).build(),
        "required field not found");
  }

  @GET
  @Path("{id}")
  public JsonObject state(@PathParam("id") String id) {
    return Jsons.object().add("data", Jsons.array().add(job(id).view())).build();
  }

  @GET
  @Path("{id}/result")
  @Produces(MediaType.WILDCARD)
  public Response result(@PathParam("id") String id) {
    Job job = job(id);
    byte[] zip =
        job.zip()
            .orElseThrow(
                () ->
                    ZohoError.badRequest(
                        "JOB_NOT_COMPLETED", "The job is not completed. Try again later."));
    return Response.ok(zip, "application/zip")
        .header("Content-Disposition", "attachment;filename=%s.zip".formatted(job.id()))
        .build();
  }

  private Job job(String id) {
    return Optional.ofNullable(all.get(id))
        .orElseThrow(
            () ->
                new ZohoError(
                    404,
                    "RESOURCE_NOT_FOUND",
                    Jsons.object().add("resource", id).build(),
                    "The requested resource doesn't exist."));
  }
}
