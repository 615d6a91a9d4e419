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
import java.util.List;
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
    Query query = Parser.parse(text);
    Module module = catalogue.module(query.module());
    if (!caller.may(Right.VIEW, module)) {
      throw ZohoError.noPermission(Right.VIEW.permission(module.apiName()));
    }
    List<Column> columns =
        query.columns().stream().map(name -> Column.find(catalogue, module, name)).toList();
    Predicate<JsonObject> where = test(module, query.where());
    Comparator<JsonObject> order = order(module, query.order());
    return answer(query, store.read(() -> run(module, query, columns, where, order, caller)));
  }

  private List<JsonObject> run(
      Module module,
      Query query,
      List<Column> columns,
      Predicate<JsonObject> where,
      Comparator<JsonObject> order,
      User caller) {
    return store.rows(Records.table(module.apiName())).values().stream()
        .filter(row -> caller.sees(module, row) && !row.getBoolean("Converted__s", false))
        .filter(where)
        .sorted(order)
        .skip(query.offset())
        .limit(query.count() + 1L)
        .map(row -> show(row, columns, caller))
        .toList();
  }

  private JsonObject show(JsonObject row, List<Column> columns, User caller) {
    JsonObjectBuilder shown = Jsons.object();
    columns.forEach(column -> shown.add(column.name(), column.shown(row, view, caller)));
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

  private Predicate<JsonObject> test(Module module, Criterion criterion) {
    if (criterion instanceof Pair pair) {
      Predicate<JsonObject> left = test(module, pair.left());
      Predicate<JsonObject> right = test(module, pair.right());
      return pair.both() ? left.and(right) : left.or(right);
    }
    Condition condition = (Condition) criterion;
    Column column = Column.find(catalogue, module, condition.column());
    Predicate<JsonValue> comparison =
        Comparison.of(column, condition.operator(), condition.values());
    return row -> comparison.test(column.kept(row, view));
  }

  private Comparator<JsonObject> order(Module module, List<Query.Order> orders) {
    Comparator<JsonObject> all = null;
    for (Query.Order order : orders) {
      Column column = Column.find(catalogue, module, order.column());
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
