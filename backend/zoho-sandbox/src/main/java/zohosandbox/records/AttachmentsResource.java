package zohosandbox.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import zohosandbox.accounts.Caller;
import zohosandbox.metadata.Module;
import zohosandbox.organization.Profile.Right;
import zohosandbox.organization.User;
import zohosandbox.store.Ids;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/**
 * {@code /crm/v8/{module}/{id}/Attachments}: files of up to 20 MB beside a record. Links ({@code
 * attachmentUrl}) are refused: the sandbox fetches nothing from anywhere.
 */
@Path("crm/v8/{module}/{id}/Attachments")
@Produces(MediaType.APPLICATION_JSON)
public final class AttachmentsResource {

  private static final String TABLE = "crm.Attachments";
  private static final String FILES = "sandbox.files";
  private static final int MOST_BYTES = 20 * 1024 * 1024;
  private static final int MOST_PER_PAGE = 200;

  private final Store store;
  private final Ids ids;
  private final ModuleAccess access;
  private final Records records;
  private final RecordView view;

  public AttachmentsResource(
      Store store, Ids ids, ModuleAccess access, Records records, RecordView view) {
    this.store = store;
    this.ids = ids;
    this.access = access;
    this.records = records;
    this.view = view;
  }

  @GET
  public Response list(
      @PathParam("module") String moduleName,
      @PathParam("id") String id,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    Module module = access.allowed(moduleName, Right.VIEW, security);
    records.requireThere(module, id, security);
    Listing.fields(uri.getQueryParameters().getFirst("fields"));
    int perPage =
        Listing.number(uri.getQueryParameters(), "per_page", MOST_PER_PAGE, MOST_PER_PAGE);
    int page = Listing.number(uri.getQueryParameters(), "page", 1, 1_000);
    User caller = Caller.of(security).user();
    List<JsonObject> all = store.read(() -> store.range(TABLE, "Parent_Id", id, id, true).toList());
    List<JsonObject> shown =
        all.stream()
            .skip((page - 1L) * perPage)
            .limit(perPage)
            .map(row -> show(row, parent(module, id), caller))
            .toList();
    if (shown.isEmpty()) {
      return Response.noContent().build();
    }
    JsonObject info =
        Jsons.object()
            .add("per_page", perPage)
            .add("count", shown.size())
            .add("page", page)
            .add("more_records", all.size() > page * perPage)
            .build();
    return Response.ok(Jsons.object().add("data", Jsons.values(shown)).add("info", info).build())
        .build();
  }

  private JsonObject parent(Module module, String id) {
    JsonValue name =
        records
            .find(module, id)
            .map(row -> Jsons.text(RecordView.name(module, row)))
            .orElse(JsonValue.NULL);
    return Jsons.object().add("name", name).add("id", id).build();
  }

  private JsonObject show(JsonObject row, JsonObject parent, User caller) {
    return Jsons.copy(records.stamps().of(row, caller))
        .add("Owner", view.person(row.getString("Created_By")))
        .add("Parent_Id", parent)
        .add("File_Name", row.getString("File_Name"))
        .add("Size", row.getString("Size"))
        .add("$file_id", row.getString("id"))
        .add("$type", "Attachment")
        .add("$attachment_type", 1)
        .add("$se_module", row.getString("$se_module"))
        .add("$editable", true)
        .add("$state", "save")
        .add("$sharing_permission", "full_access")
        .addNull("$link_url")
        .build();
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response upload(
      @PathParam("module") String moduleName,
      @PathParam("id") String id,
      FormDataMultiPart form,
      @Context SecurityContext security) {
    Module module = access.allowed(moduleName, Right.EDIT, security);
    records.requireThere(module, id, security);
    FormDataBodyPart part = Optional.ofNullable(form.getField("file")).orElseThrow(() -> noFile());
    byte[] bytes = bytes(part);
    String name =
        Optional.ofNullable(part.getContentDisposition().getFileName()).orElse("attachment");
    User caller = Caller.of(security).user();
    return Outcome.answer(
        200,
        records.batch(
            List.of(Jsons.object().build()),
            (batch, sent, index) -> {
              JsonObject row =
                  Jsons.object()
                      .add("id", ids.next(batch.changes()))
                      .add("Parent_Id", id)
                      .add("$se_module", module.apiName())
                      .add("File_Name", name)
                      .add("Size", Integer.toString(bytes.length))
                      .add("Created_By", caller.id())
                      .add("Modified_By", caller.id())
                      .add("Created_Time", records.now().toString())
                      .add("Modified_Time", records.now().toString())
                      .build();
              String file = Base64.getEncoder().encodeToString(bytes);
              batch.changes().put(TABLE, row.getString("id"), row);
              batch
                  .changes()
                  .put(FILES, row.getString("id"), Jsons.object().add("base64", file).build());
              return Outcome.success(
                  "attachment uploaded successfully", records.stamps().of(row, caller));
            }));
  }

  /** Whatever is no form with a file in it. */
  @POST
  public Response refuse() {
    throw noFile();
  }

  private static ZohoError noFile() {
    return ZohoError.badRequest(
        "INVALID_REQUEST",
        Jsons.object().add("expected_type", "file").build(),
        "unable to process your request. please verify whether you have entered proper method"
            + " name, parameter and parameter values.");
  }

  private static byte[] bytes(FormDataBodyPart part) {
    try (InputStream in = part.getEntityAs(InputStream.class)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw ZohoError.badRequest(
            "FILE_SIZE_MORE_THAN_ALLOWED_SIZE",
            Jsons.object().add("limit", MOST_BYTES).build(),
            "the file size is more than allowed size");
      }
      return bytes;
    } catch (IOException e) {
      throw noFile();
    }
  }

  @GET
  @Path("{attachment}")
  @Produces(MediaType.WILDCARD)
  public Response download(
      @PathParam("module") String module,
      @PathParam("id") String id,
      @PathParam("attachment") String attachment,
      @Context SecurityContext security) {
    records.requireThere(access.allowed(module, Right.VIEW, security), id, security);
    Optional<JsonObject> row = of(id, attachment);
    if (row.isEmpty()) {
      return Response.noContent().build();
    }
    String base64 = store.find(FILES, attachment).orElseThrow().getString("base64");
    return Response.ok(Base64.getDecoder().decode(base64), "application/x-download")
        .header(
            "Content-Disposition",
            "attachment;filename=\"%s\""
                .formatted(row.get().getString("File_Name").replace('"', '_')))
        .build();
  }

  @DELETE
  @Path("{attachment}")
  public Response delete(
      @PathParam("module") String module,
      @PathParam("id") String id,
      @PathParam("attachment") String attachment,
      @Context SecurityContext security) {
    return delete(module, id, List.of(attachment), security);
  }

  @DELETE
  public Response deleteMany(
      @PathParam("module") String module,
      @PathParam("id") String id,
      @QueryParam("ids") String attachments,
      @Context SecurityContext security) {
    if (attachments == null || attachments.isBlank()) {
      throw ZohoError.missingParameter("ids");
    }
    return delete(module, id, Arrays.asList(attachments.split(",")), security);
  }

  private Response delete(
      String module, String id, List<String> attachments, SecurityContext security) {
    records.requireThere(access.allowed(module, Right.EDIT, security), id, security);
    List<JsonObject> named =
        attachments.stream().map(a -> Jsons.object().add("id", a.strip()).build()).toList();
    return Outcome.answer(
        200,
        records.batch(
            named,
            (batch, sent, index) -> {
              String attachment = sent.getString("id");
              if (of(id, attachment).isEmpty()) {
                throw ZohoError.invalidData(Jsons.object().add("id", attachment).build());
              }
              batch.changes().remove(TABLE, attachment);
              batch.changes().remove(FILES, attachment);
              return Outcome.success(
                  "record deleted", Jsons.object().add("id", attachment).build());
            }));
  }

  private Optional<JsonObject> of(String record, String attachment) {
    return store.find(TABLE, attachment).filter(row -> row.getString("Parent_Id").equals(record));
  }
}
