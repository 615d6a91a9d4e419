package zohosandbox.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import zohosandbox.metadata.Catalogue;
import zohosandbox.metadata.Module;
import zohosandbox.organization.User;
import zohosandbox.store.Ids;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** What people write beside a record: {@code Note_Content} is mandatory, the title is not. */
public final class Notes {

  static final String MODULE = "Notes";
  private static final String PARENT = "Parent_Id";
  private static final String PARENT_MODULE = "$se_module";
  private static final int MOST_PER_PAGE = 200;

  private final Store store;
  private final Catalogue catalogue;
  private final Records records;
  private final RecordView view;

  public Notes(Store store, Catalogue catalogue, Records records, RecordView view) {
    this.store = store;
    this.catalogue = catalogue;
    this.records = records;
    this.view = view;
  }

  private Module module() {
    return catalogue.module(MODULE);
  }

  Response create(Optional<NotesResource.Parent> given, byte[] bytes, User caller) {
    WriteBody body = WriteBody.read(bytes);
    if (body.tooMany()) {
      return WriteBody.refusedAsTooMany();
    }
    return Outcome.answer(
        201,
        records.batch(
            body.data(),
            (batch, sent, index) -> {
              NotesResource.Parent parent =
                  given
                      .or(() -> NotesResource.Parent.of(sent))
                      .orElseThrow(() -> parentMissing(index));
              requireParent(parent, index, caller);
              JsonObject note = records.insert(batch, module(), sent, index, caller);
              JsonObject row =
                  Jsons.copy(note)
                      .add(PARENT, parent.id())
                      .add(PARENT_MODULE, parent.module())
                      .build();
              batch.changes().put(Records.table(MODULE), row.getString("id"), row);
              return Outcome.success("record added", records.stamps().of(row, caller));
            }));
  }

  private static ZohoError parentMissing(int index) {
    return ZohoError.badRequest(
        "MANDATORY_NOT_FOUND",
        Jsons.object()
            .add("api_name", PARENT)
            .add("json_path", "$.data[%d].%s".formatted(index, PARENT))
            .build(),
        "required field not found");
  }

  private void requireParent(NotesResource.Parent parent, int index, User caller) {
    Module module = catalogue.module(parent.module());
    if (records.find(module, parent.id()).filter(row -> caller.sees(module, row)).isEmpty()) {
      throw ZohoError.invalidData(
          Jsons.object()
              .add("id", parent.id())
              .add("api_name", PARENT)
              .add("json_path", "$.data[%d].%s".formatted(index, PARENT))
              .build());
    }
  }

  Response update(Optional<String> pathId, byte[] bytes, User caller) {
    WriteBody body = WriteBody.read(bytes);
    if (body.tooMany()) {
      return WriteBody.refusedAsTooMany();
    }
    List<JsonValue> data = pathId.isEmpty() ? body.data() : body.data().subList(0, 1);
    return Outcome.answer(
        200,
        records.batch(
            data,
            (batch, sent, index) -> {
              String id = pathId.or(() -> Jsons.text(sent, "id")).orElse("0");
              JsonObject row =
                  records.update(batch, module(), id, sent, index, caller, Optional.empty());
              return Outcome.success("record updated", records.stamps().of(row, caller));
            }));
  }

  Response delete(List<String> ids, User caller) {
    List<JsonObject> named = ids.stream().map(id -> Jsons.object().add("id", id).build()).toList();
    return Outcome.answer(
        200,
        records.batch(
            named,
            (batch, sent, index) -> {
              String id = sent.getString("id");
              if (records.find(module(), id).isEmpty()) {
                throw ZohoError.badRequest(
                    "INVALID_DATA", Jsons.object().add("id", id).build(), "record not deleted");
              }
              records.delete(batch, module(), id, caller);
              return Outcome.success("record deleted", Jsons.object().add("id", id).build());
            }));
  }

  Response one(String id, Optional<String> fields, User caller) {
    return records
        .find(module(), id)
        .map(row -> show(row, fields.map(Listing::fields).orElse(everything()), caller))
        .map(shown -> Response.ok(Jsons.object().add("data", Jsons.array().add(shown)).build()))
        .orElseGet(Response::noContent)
        .build();
  }

  private List<String> everything() {
    List<String> names = new ArrayList<>(module().fields().keySet());
    names.add(PARENT);
    return names;
  }

  /** The notes of a record, or of all; newest first unless told otherwise. */
  Response list(
      Optional<NotesResource.Parent> parent, MultivaluedMap<String, String> query, User caller) {
    List<String> fields = Listing.fields(query.getFirst("fields"));
    int perPage = Listing.number(query, "per_page", MOST_PER_PAGE, MOST_PER_PAGE);
    int page = Listing.number(query, "page", 1, Integer.MAX_VALUE / MOST_PER_PAGE);
    String sortBy =
        Scope.oneOf(query, "sort_by", "id", Set.of("id", "Created_Time", "Modified_Time"));
    boolean down = Scope.oneOf(query, "sort_order", "desc", Set.of("asc", "desc")).equals("desc");
    Comparator<JsonObject> order =
        Comparator.comparing((JsonObject row) -> row.getString(sortBy))
            .thenComparing(row -> row.getString("id"));
    List<JsonObject> found =
        store.read(
            () ->
                rows(parent)
                    .filter(wanted(query))
                    .sorted(down ? order.reversed() : order)
                    .skip((page - 1L) * perPage)
                    .limit(perPage + 1L)
                    .map(row -> show(row, fields, caller))
                    .toList());
    if (found.isEmpty()) {
      return Response.noContent().build();
    }
    List<JsonObject> shown = found.stream().limit(perPage).toList();
    JsonObject info =
        Jsons.object()
            .add("per_page", perPage)
            .addNull("next_page_token")
            .add("count", shown.size())
            .add("sort_by", sortBy)
            .add("page", page)
            .addNull("previous_page_token")
            .addNull("page_token_expiry")
            .add("sort_order", down ? "desc" : "asc")
            .add("more_records", found.size() > perPage)
            .build();
    return Response.ok(Jsons.object().add("data", Jsons.values(shown)).add("info", info).build())
        .build();
  }

  private Stream<JsonObject> rows(Optional<NotesResource.Parent> parent) {
    String table = Records.table(MODULE);
    return parent
        .map(p -> store.range(table, PARENT, p.id(), p.id(), false))
        .orElseGet(() -> store.rows(table).values().stream());
  }

  private static Predicate<JsonObject> wanted(MultivaluedMap<String, String> query) {
    String ids = query.getFirst("ids");
    if (ids == null) {
      return row -> true;
    }
    Set<String> wanted = Set.of(ids.split(","));
    return row -> wanted.contains(row.getString("id"));
  }

  private JsonObject show(JsonObject row, Collection<String> fields, User caller) {
    JsonObjectBuilder shown = Jsons.copy(view.show(module(), row, fields, caller));
    if (fields.contains(PARENT) && row.get(PARENT) instanceof JsonString id) {
      shown.add(PARENT, parent(row.getString(PARENT_MODULE), id.getString()));
    }
    return shown
        .add("$se_module", row.getString(PARENT_MODULE))
        .add("$attachments", JsonValue.NULL)
        .add("$editable", true)
        .add("$is_shared_to_client", false)
        .add("$sharing_permission", "full_access")
        .add("$size", JsonValue.NULL)
        .add("$state", "save")
        .add("$voice_note", false)
        .build();
  }

  private JsonObject parent(String moduleName, String id) {
    Module module = catalogue.module(moduleName);
    JsonValue name =
        records
            .find(module, id)
            .map(row -> Jsons.text(RecordView.name(module, row)))
            .orElse(JsonValue.NULL);
    return Jsons.object()
        .add(
            "module",
            Jsons.object().add("api_name", moduleName).add("id", Ids.named("module " + moduleName)))
        .add("name", name)
        .add("id", id)
        .build();
  }
}
