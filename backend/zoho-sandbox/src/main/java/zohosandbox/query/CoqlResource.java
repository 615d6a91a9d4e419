package zohosandbox.query;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import zohosandbox.accounts.Caller;
import zohosandbox.metadata.Catalogue;
import zohosandbox.metadata.Module;
import zohosandbox.organization.Profile.Right;
import zohosandbox.organization.User;
import zohosandbox.query.Query.Condition;
import zohosandbox.query.Query.Criterion;
import zohosandbox.query.Query.Pair;
import zohosandbox.records.RecordView;
import zohosandbox.records.Records;
import zohosandbox.store.Store;
import zohosandbox.wire.Credits;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** {@code POST /crm/v8/coql}. It sees every write at once, and never a converted lead. */
@Path("crm/v8/coql")
@Produces(MediaType.APPLICATION_JSON)
public final class CoqlResource {

  private final Store store;
  private final Catalogue catalogue;
  private final RecordView view;

  public CoqlResource(Store store, Catalogue catalogue, RecordView view) {
    this.store = store;
    this.catalogue = catalogue;
    this.view = view;
  }

  @POST
  public Response query(byte[] body, @Context SecurityContext security) {
    String text =
        Jsons.text(Jsons.body(body), "select_query")
            .orElseThrow(
                () ->
                    ZohoError.badRequest(
                        "MANDATORY_NOT_FOUND",
                        Jsons.object().add("api_name", "select_query").build(),
                        "required field not found"));
    User caller = Caller.of(security).user();
    Query query = byColumns(Parser.parse(text));
    Module module = catalogue.module(query.module());
    if (!caller.may(Right.VIEW, module)) {
      throw ZohoError.noPermission(Right.VIEW.permission(module.apiName()));
    }
    Map<String, Column> found = new HashMap<>();
    Function<String, Column> columns =
        name -> found.computeIfAbsent(name, n -> Column.find(catalogue, module, n));
    Predicate<JsonObject> where = test(columns, query.where());
    Predicate<JsonObject> seen =
        row -> caller.sees(module, row) && !row.getBoolean("Converted__s", false);
    Plan plan = new Plan(store, Records.table(module.apiName()), query, columns);
    return answer(
        query,
        query.isAggregate()
            ? figures(query, columns, plan, seen.and(where), caller)
            : rows(query, columns, plan, seen.and(where), caller));
  }

  private List<JsonObject> figures(
      Query query,
      Function<String, Column> columns,
      Plan plan,
      Predicate<JsonObject> test,
      User caller) {
    Groups groups = new Groups(query, columns, view, caller);
    return store.read(
        () ->
            groups.of(plan.unsorted(test).toList()).stream()
                .skip(query.offset())
                .limit(query.count() + 1L)
                .toList());
  }

  private List<JsonObject> rows(
      Query query,
      Function<String, Column> columns,
      Plan plan,
      Predicate<JsonObject> test,
      User caller) {
    Comparator<JsonObject> order = order(columns, query.order());
    List<Column> shown = query.columns().stream().map(s -> columns.apply(s.column())).toList();
    return store.read(
        () ->
            plan.rows(test, order)
                .skip(query.offset())
                .limit(query.count() + 1L)
                .map(row -> show(row, query, shown, caller))
                .toList());
  }

  /** Where the order of rows names an alias, the column behind it. */
  private static Query byColumns(Query query) {
    return query.isAggregate()
        ? query
        : query.ordered(
            query.order().stream()
                .map(
                    order ->
                        query.columns().stream()
                            .filter(selected -> selected.key().equals(order.column()))
                            .findFirst()
                            .map(s -> new Query.Order(s.column(), order.descending()))
                            .orElse(order))
                .toList());
  }

  private JsonObject show(JsonObject row, Query query, List<Column> columns, User caller) {
    JsonObjectBuilder shown = Jsons.object();
    for (int i = 0; i < columns.size(); i++) {
      shown.add(query.columns().get(i).key(), columns.get(i).shown(row, view, caller));
    }
    return shown.add("id", row.getString("id")).build();
  }

  private static Response answer(Query query, List<JsonObject> found) {
    List<JsonObject> data = found.stream().limit(query.count()).toList();
    Response.ResponseBuilder answer =
        data.isEmpty()
            ? Response.noContent()
            : Response.ok(
                Jsons.object()
                    .add("data", Jsons.values(data))
                    .add(
                        "info",
                        Jsons.object()
                            .add("count", data.size())
                            .add("more_records", found.size() > query.count()))
                    .build());
    return answer.header(Credits.HEADER, Credits.ofQuery(query.count())).build();
  }

  private Predicate<JsonObject> test(Function<String, Column> columns, Criterion criterion) {
    if (criterion instanceof Pair pair) {
      Predicate<JsonObject> left = test(columns, pair.left());
      Predicate<JsonObject> right = test(columns, pair.right());
      return pair.both() ? left.and(right) : left.or(right);
    }
    Condition condition = (Condition) criterion;
    Column column = columns.apply(condition.column());
    Predicate<JsonValue> comparison =
        Comparison.of(column, condition.operator(), condition.values());
    return row -> comparison.test(column.kept(row, view));
  }

  private Comparator<JsonObject> order(Function<String, Column> columns, List<Query.Order> orders) {
    Comparator<JsonObject> all = null;
    for (Query.Order order : orders) {
      Column column = columns.apply(order.column());
      Comparator<JsonObject> one =
          Comparator.comparing(
              row -> {
                JsonValue kept = column.kept(row, view);
                return kept == JsonValue.NULL ? null : Comparison.kept(column.field(), kept);
              },
              Comparator.nullsFirst(Comparator.naturalOrder()));
      all = then(all, order.descending() ? one.reversed() : one);
    }
    return then(all, Comparator.comparing(row -> row.getString("id")));
  }

  private static Comparator<JsonObject> then(
      Comparator<JsonObject> first, Comparator<JsonObject> second) {
    return first == null ? second : first.thenComparing(second);
  }
}
