package zohosandbox.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import zohosandbox.metadata.Module;
import zohosandbox.organization.User;
import zohosandbox.store.Store;
import zohosandbox.wire.Credits;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** The records of a module that were deleted: {@code GET /crm/v8/{module}/deleted}. */
final class DeletedList {

  private static final int CREDITS = 2;
  private static final int MOST_PER_PAGE = 200;
  private static final Duration PERMANENT_AFTER = Duration.ofDays(60);
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(120);
  private static final Set<String> TYPES = Set.of("all", "recycle", "permanent");

  private final Store store;
  private final Records records;
  private final RecordView view;

  DeletedList(Store store, Records records, RecordView view) {
    this.store = store;
    this.records = records;
    this.view = view;
  }

  Response list(
      Module module,
      MultivaluedMap<String, String> query,
      Optional<Instant> modifiedSince,
      User caller) {
    String type = Optional.ofNullable(query.getFirst("type")).orElse("all");
    if (!TYPES.contains(type)) {
      throw ZohoError.invalidParameter("type");
    }
    int perPage = Listing.number(query, "per_page", MOST_PER_PAGE, MOST_PER_PAGE);
    int page = Listing.number(query, "page", 1, Integer.MAX_VALUE / MOST_PER_PAGE);
    Instant now = records.now();
    List<JsonObject> all = since(module, modifiedSince, row -> fits(row, type, now));
    List<JsonObject> shown =
        all.stream()
            .skip((page - 1L) * perPage)
            .limit(perPage)
            .map(row -> show(row, caller, isPermanent(row, now)))
            .toList();
    if (shown.isEmpty()) {
      return Response.noContent().header(Credits.HEADER, CREDITS).build();
    }
    JsonObject info =
        Jsons.object()
            .add("per_page", perPage)
            .add("count", shown.size())
            .add("page", page)
            .add("more_records", all.size() > (long) page * perPage)
            .build();
    return Response.ok(Jsons.object().add("data", Jsons.values(shown)).add("info", info).build())
        .header(Credits.HEADER, CREDITS)
        .build();
  }

  private List<JsonObject> since(
      Module module, Optional<Instant> moment, Predicate<JsonObject> fits) {
    return store.read(
        () ->
            store.rows(Records.deletedTable(module.apiName())).values().stream()
                .filter(row -> moment.map(at -> !deletedAt(row).isBefore(at)).orElse(true))
                .filter(fits)
                .sorted(Comparator.comparing(DeletedList::deletedAt).reversed())
                .toList());
  }

  private static boolean fits(JsonObject row, String type, Instant now) {
    if (deletedAt(row).plus(FORGOTTEN_AFTER).isBefore(now)) {
      return false;
    }
    return type.equals("all") || type.equals("permanent") == isPermanent(row, now);
  }

  private static boolean isPermanent(JsonObject row, Instant now) {
    return deletedAt(row).plus(PERMANENT_AFTER).isBefore(now);
  }

  private static Instant deletedAt(JsonObject row) {
    return Instant.parse(row.getString("deleted_time"));
  }

  /** Of what left the recycle bin only the id is known. */
  private JsonObject show(JsonObject row, User caller, boolean permanent) {
    return Jsons.object()
        .add("deleted_by", permanent ? JsonValue.NULL : view.person(row.getString("deleted_by")))
        .add("id", row.getString("id"))
        .add("display_name", permanent ? JsonValue.NULL : row.get("display_name"))
        .add("type", permanent ? "permanent" : "recycle")
        .add("created_by", permanent ? JsonValue.NULL : view.person(row.getString("created_by")))
        .add("deleted_time", caller.time(deletedAt(row)))
        .build();
  }
}
