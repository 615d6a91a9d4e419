package zohosandbox.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import zohosandbox.metadata.Field;
import zohosandbox.metadata.Module;
import zohosandbox.organization.User;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/**
 * {@code GET /crm/v8/{module}/search} and {@code …/actions/count}: by criteria, else e-mail, else
 * phone, else word. Search looks at an index that lags behind; the count does not.
 */
final class Search {

  private static final int MOST_PER_PAGE = 200;
  private static final int MOST_ROWS = 2_000;
  private static final int SHORTEST_WORD = 2;

  private final Store store;
  private final Records records;
  private final RecordView view;

  Search(Store store, Records records, RecordView view) {
    this.store = store;
    this.records = records;
    this.view = view;
  }

  Response search(Module module, MultivaluedMap<String, String> query, User caller) {
    Predicate<JsonObject> wanted = wanted(module, query).orElseThrow(Search::nothingAsked);
    Predicate<JsonObject> seen = Scope.of(module, query, caller);
    int perPage = Listing.number(query, "per_page", MOST_PER_PAGE, MOST_PER_PAGE);
    int page = Listing.number(query, "page", 1, Integer.MAX_VALUE / MOST_PER_PAGE);
    int offset = (page - 1) * perPage;
    if (offset + perPage > MOST_ROWS) {
      throw ZohoError.badRequest(
          "LIMIT_REACHED", Jsons.object().add("limit", MOST_ROWS).build(), "limit reached");
    }
    List<String> fields =
        Optional.ofNullable(query.getFirst("fields"))
            .map(Listing::fields)
            .orElseGet(() -> List.copyOf(module.fields().keySet()));
    String table = Records.table(module.apiName());
    List<JsonObject> found =
        store.read(
            () ->
                store.rows(table).descendingMap().values().stream()
                    .filter(seen)
                    .filter(row -> records.recent().known(table, row).filter(wanted).isPresent())
                    .skip(offset)
                    .limit(perPage + 1L)
                    .map(row -> view.show(module, row, fields, caller))
                    .toList());
    if (found.isEmpty()) {
      return Response.noContent().build();
    }
    List<JsonObject> shown = found.stream().limit(perPage).toList();
    JsonObject info =
        Jsons.object()
            .add("per_page", perPage)
            .add("count", shown.size())
            .add("page", page)
            .add("sort_by", "id")
            .add("sort_order", "desc")
            .add("more_records", found.size() > perPage)
            .build();
    return Response.ok(Jsons.object().add("data", Jsons.values(shown)).add("info", info).build())
        .build();
  }

  /** How many records the caller sees that fit the same words a search takes. */
  long count(Module module, MultivaluedMap<String, String> query, User caller) {
    Predicate<JsonObject> wanted = wanted(module, query).orElse(row -> true);
    Predicate<JsonObject> seen = Scope.of(module, query, caller);
    return store.read(
        () ->
            store.rows(Records.table(module.apiName())).values().stream()
                .filter(seen)
                .filter(wanted)
                .count());
  }

  /** Only the first of criteria, e-mail, phone and word counts. */
  private Optional<Predicate<JsonObject>> wanted(
      Module module, MultivaluedMap<String, String> query) {
    if (given(query, "criteria")) {
      return Optional.of(SearchCriteria.parse(query.getFirst("criteria"), module, view));
    }
    if (given(query, "email")) {
      String email = query.getFirst("email").strip();
      return Optional.of(
          any(names(module, Set.of("email")), text -> text.getString().equalsIgnoreCase(email)));
    }
    if (given(query, "phone")) {
      String digits = query.getFirst("phone").replaceAll("[^0-9]", "");
      List<String> phones = names(module, Set.of("phone"));
      return Optional.of(
          row ->
              !digits.isEmpty()
                  && phones.stream().anyMatch(p -> SearchCriteria.digits(row, p).equals(digits)));
    }
    return given(query, "word") ? Optional.of(word(module, query)) : Optional.empty();
  }

  private static Predicate<JsonObject> word(Module module, MultivaluedMap<String, String> query) {
    String word = query.getFirst("word").strip().toLowerCase(Locale.ROOT);
    if (word.length() < SHORTEST_WORD) {
      throw ZohoError.invalidParameter("word");
    }
    Set<String> types = Set.of("text", "email", "phone", "website", "textarea", "picklist");
    return any(
        names(module, types), text -> text.getString().toLowerCase(Locale.ROOT).contains(word));
  }

  private static Predicate<JsonObject> any(List<String> names, Predicate<JsonString> test) {
    return row -> {
      for (String name : names) {
        if (row.get(name) instanceof JsonString text && test.test(text)) {
          return true;
        }
      }
      return false;
    };
  }

  private static List<String> names(Module module, Set<String> types) {
    return module.fields().values().stream()
        .filter(field -> types.contains(field.type()))
        .map(Field::apiName)
        .toList();
  }

  private static boolean given(MultivaluedMap<String, String> query, String name) {
    return query.getFirst(name) != null && !query.getFirst(name).isBlank();
  }

  private static ZohoError nothingAsked() {
    return ZohoError.badRequest(
        "EXPECTED_PARAM_MISSING",
        Jsons.object()
            .add("expected_params", Jsons.texts(List.of("criteria", "email", "phone", "word")))
            .build(),
        "One of the expected parameter is missing");
  }
}
