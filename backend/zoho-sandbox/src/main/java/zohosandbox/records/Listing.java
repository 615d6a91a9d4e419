package zohosandbox.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import zohosandbox.metadata.Module;
import zohosandbox.metadata.RelatedList;
import zohosandbox.organization.User;
import zohosandbox.store.Ids;
import zohosandbox.store.Store;
import zohosandbox.wire.Credits;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** The list of a module's records: {@code GET /crm/v8/{module}}. */
final class Listing {

  private static final int CREDITS_OF_VIEW = 3;
  private static final int MOST_FIELDS = 50;
  private static final int MOST_PER_PAGE = 200;
  private static final int MOST_BY_PAGE = 2_000;
  private static final int MOST_BY_TOKEN = 100_000;

  private final Store store;
  private final Records records;
  private final RecordView view;

  Listing(Store store, Records records, RecordView view) {
    this.store = store;
    this.records = records;
    this.view = view;
  }

  Response list(
      Module module,
      MultivaluedMap<String, String> query,
      Optional<Instant> modifiedSince,
      User caller) {
    List<String> fields = fields(query.getFirst("fields"));
    int perPage = number(query, "per_page", MOST_PER_PAGE, MOST_PER_PAGE);
    String sortBy = sortBy(module, query);
    String sortOrder = Scope.oneOf(query, "sort_order", "desc", Set.of("asc", "desc"));
    String bound = bound(module, query, caller);
    int offset = offset(query, perPage, bound);
    Predicate<JsonObject> filter = filter(module, query, modifiedSince, caller);
    Rows rows = new Rows(store, Records.table(module.apiName()), ids(query), modifiedSince);
    List<JsonObject> found =
        store.read(
            () ->
                rows.sorted(sortBy, sortOrder.equals("desc"))
                    .filter(filter)
                    .skip(offset)
                    .limit(perPage + 1L)
                    .toList());
    if (found.isEmpty()) {
      boolean unchanged = modifiedSince.isPresent() && offset == 0;
      return (unchanged ? Response.notModified() : Response.noContent()).build();
    }
    boolean more = found.size() > perPage;
    List<JsonObject> page = more ? found.subList(0, perPage) : found;
    Instant expiry = records.now().plus(PageToken.LIFE);
    JsonObject info =
        Jsons.object()
            .add("call", false)
            .add("per_page", perPage)
            .add("next_page_token", token(more, offset + perPage, bound, expiry))
            .add("count", page.size())
            .add("sort_by", sortBy)
            .add("page", offset / perPage + 1)
            .add("previous_page_token", token(offset > 0, offset - perPage, bound, expiry))
            .add("page_token_expiry", Jsons.text(more ? caller.time(expiry) : null))
            .add("sort_order", sortOrder)
            .add("email", false)
            .add("more_records", more)
            .build();
    List<JsonObject> data =
        page.stream().map(row -> view.show(module, row, fields, caller)).toList();
    return Response.ok(Jsons.object().add("data", Jsons.values(data)).add("info", info).build())
        .header(Credits.HEADER, query.containsKey("cvid") ? CREDITS_OF_VIEW : 1)
        .build();
  }

  /** The records whose lookup points at one, newest first. */
  Response related(
      RelatedList related,
      String id,
      MultivaluedMap<String, String> query,
      Optional<Instant> modifiedSince,
      User caller) {
    List<String> fields = fields(query.getFirst("fields"));
    int perPage = number(query, "per_page", MOST_PER_PAGE, MOST_PER_PAGE);
    int page = number(query, "page", 1, Integer.MAX_VALUE / MOST_PER_PAGE);
    Module module = related.module();
    Predicate<JsonObject> filter = filter(module, query, modifiedSince, caller);
    String table = Records.table(module.apiName());
    List<JsonObject> found =
        store.read(
            () ->
                store
                    .range(table, related.field().apiName(), id, id, true)
                    .filter(filter)
                    .skip((page - 1L) * perPage)
                    .limit(perPage + 1L)
                    .map(row -> view.show(module, row, fields, caller))
                    .toList());
    if (found.isEmpty()) {
      return (modifiedSince.isPresent() ? Response.notModified() : Response.noContent()).build();
    }
    List<JsonObject> shown = found.stream().limit(perPage).toList();
    JsonObject info =
        Jsons.object()
            .add("per_page", perPage)
            .add("count", shown.size())
            .add("page", page)
            .add("more_records", found.size() > perPage)
            .build();
    return Response.ok(Jsons.object().add("data", Jsons.values(shown)).add("info", info).build())
        .build();
  }

  /** The one view every module has shows all records; it cannot be sorted otherwise. */
  private static String sortBy(Module module, MultivaluedMap<String, String> query) {
    String view = query.getFirst("cvid");
    if (view != null && query.containsKey("sort_by")) {
      throw ambiguous("cvid", "sort_by");
    }
    if (view != null && !view.equals(Ids.named("view " + module.apiName()))) {
      throw ZohoError.invalidParameter("cvid");
    }
    return Scope.oneOf(query, "sort_by", "id", Set.of("id", "Created_Time", "Modified_Time"));
  }

  private static ZohoError ambiguous(String one, String other) {
    return ZohoError.badRequest(
        "AMBIGUITY_DURING_PROCESSING",
        Jsons.object().add("param_names", Jsons.array().add(one).add(other)).build(),
        "ambiguity while processing the request");
  }

  private static JsonValue token(boolean there, int offset, String bound, Instant expiry) {
    return Jsons.text(there ? new PageToken(Math.max(0, offset), bound, expiry).text() : null);
  }

  private static Predicate<JsonObject> filter(
      Module module,
      MultivaluedMap<String, String> query,
      Optional<Instant> modifiedSince,
      User caller) {
    Predicate<JsonObject> filter = Scope.of(module, query, caller);
    if (modifiedSince.isEmpty()) {
      return filter;
    }
    Instant moment = modifiedSince.get();
    return filter.and(row -> Instant.parse(row.getString("Modified_Time")).isAfter(moment));
  }

  private static Optional<Set<String>> ids(MultivaluedMap<String, String> query) {
    String ids = query.getFirst("ids");
    if (ids == null) {
      return Optional.empty();
    }
    Set<String> wanted = Set.copyOf(Arrays.stream(ids.split(",")).distinct().toList());
    if (wanted.size() > WriteBody.MOST) {
      throw ZohoError.badRequest(
          "LIMIT_EXCEEDED",
          Jsons.object().add("limit", WriteBody.MOST).add("param_name", "ids").build(),
          "limit exceeded");
    }
    return Optional.of(wanted);
  }

  private int offset(MultivaluedMap<String, String> query, int perPage, String bound) {
    String token = query.getFirst("page_token");
    if (token != null) {
      if (query.containsKey("page")) {
        throw ambiguous("page", "page_token");
      }
      int offset = PageToken.read(token, bound, records.now()).offset();
      if (offset + perPage > MOST_BY_TOKEN) {
        throw beyond("PAGINATION_LIMIT_EXCEEDED", MOST_BY_TOKEN);
      }
      return offset;
    }
    int offset = (number(query, "page", 1, Integer.MAX_VALUE / MOST_PER_PAGE) - 1) * perPage;
    if (offset + perPage > MOST_BY_PAGE) {
      throw beyond("DISCRETE_PAGINATION_LIMIT_EXCEEDED", MOST_BY_PAGE);
    }
    return offset;
  }

  private static ZohoError beyond(String code, int limit) {
    return ZohoError.badRequest(
        code, Jsons.object().add("limit", limit).build(), "pagination limit exceeded");
  }

  private static String bound(Module module, MultivaluedMap<String, String> query, User caller) {
    TreeMap<String, List<String>> parameters = new TreeMap<>(query);
    parameters.remove("page");
    parameters.remove("page_token");
    return HexFormat.of().toHexDigits((module.apiName() + caller.id() + parameters).hashCode());
  }

  static List<String> fields(String fields) {
    if (fields == null || fields.isBlank()) {
      throw ZohoError.missingParameter("fields");
    }
    List<String> names = Arrays.stream(fields.split(",")).map(String::strip).distinct().toList();
    if (names.size() > MOST_FIELDS) {
      throw ZohoError.badRequest(
          "LIMIT_EXCEEDED",
          Jsons.object().add("limit", MOST_FIELDS).add("param_name", "fields").build(),
          "limit exceeded");
    }
    return names;
  }

  static int number(MultivaluedMap<String, String> query, String name, int usual, int most) {
    String text = query.getFirst(name);
    if (text == null) {
      return usual;
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw ZohoError.invalidParameter(name);
    }
    int number = Integer.parseInt(text);
    if (number < 1 || number > most) {
      throw ZohoError.invalidParameter(name);
    }
    return number;
  }
}
