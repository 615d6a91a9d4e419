package zohosandbox.bulk;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import zohosandbox.metadata.Field;
import zohosandbox.metadata.Module;
import zohosandbox.organization.User;
import zohosandbox.wire.Jsons;

/** One page of up to 200,000 records that somebody asked for. */
final class Job {

  static final int PER_PAGE = 200_000;
  static final int MOST_PAGE = 500;

  private final String id;
  private final Module module;
  private final List<Field> fields;
  private final JsonObject query;
  private final Predicate<JsonObject> wanted;
  private final int page;
  private final Optional<String> callback;
  private final User caller;
  private final Instant created;
  private volatile String state = "ADDED";
  private volatile Optional<Result> result = Optional.empty();

  Job(
      String id,
      Module module,
      List<Field> fields,
      JsonObject query,
      Predicate<JsonObject> wanted,
      int page,
      Optional<String> callback,
      User caller,
      Instant created) {
    this.id = id;
    this.module = module;
    this.fields = fields;
    this.query = query;
    this.wanted = wanted;
    this.page = page;
    this.callback = callback;
    this.caller = caller;
    this.created = created;
  }

  /** What came of it. */
  record Result(byte[] zip, int count, boolean more) {}

  /** The page a token leads to; empty when it was not made for this module. */
  static Optional<Integer> pageOf(String token, Module module) {
    String start = module.apiName() + ".";
    return token.startsWith(start) && token.substring(start.length()).matches("[0-9]{1,3}")
        ? Optional.of(Integer.parseInt(token.substring(start.length())))
        : Optional.empty();
  }

  void begin() {
    state = "IN PROGRESS";
  }

  void finish(Result made) {
    result = Optional.of(made);
    state = "COMPLETED";
  }

  void fail() {
    state = "FAILURE";
  }

  String id() {
    return id;
  }

  Module module() {
    return module;
  }

  List<Field> fields() {
    return fields;
  }

  Predicate<JsonObject> wanted() {
    return wanted;
  }

  int page() {
    return page;
  }

  Optional<String> callback() {
    return callback;
  }

  User caller() {
    return caller;
  }

  Optional<byte[]> zip() {
    return result.map(Result::zip);
  }

  JsonObjectBuilder head(String word) {
    return Jsons.object()
        .add("id", id)
        .add("operation", "read")
        .add("state", word)
        .add("created_by", Jsons.object().add("id", caller.id()).add("name", caller.fullName()))
        .add("created_time", caller.time(created));
  }

  JsonObject view() {
    JsonObjectBuilder view = head(state).add("query", query).add("file_type", "csv");
    result.ifPresent(made -> view.add("result", view(made)));
    return view.build();
  }

  private JsonObject view(Result made) {
    return Jsons.object()
        .add("page", page)
        .add("count", made.count())
        .add("download_url", "/crm/bulk/v8/read/%s/result".formatted(id))
        .add("per_page", PER_PAGE)
        .add("more_records", made.more())
        .add(
            "next_page_token",
            Jsons.text(made.more() ? "%s.%d".formatted(module.apiName(), page + 1) : null))
        .build();
  }
}
