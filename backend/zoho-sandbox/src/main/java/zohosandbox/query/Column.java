package zohosandbox.query;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zohosandbox.metadata.Catalogue;
import zohosandbox.metadata.Field;
import zohosandbox.metadata.Module;
import zohosandbox.organization.User;
import zohosandbox.records.RecordView;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/**
 * A column of a query: a field of the module, or of a record or user that lookups lead to.
 *
 * @param name as written
 * @param path the lookups to follow; empty for a field of the module itself
 * @param field the field
 */
record Column(String name, List<Field> path, Field field) {

  private static final int MOST_JOINS = 5;

  /**
   * Finds a column.
   *
   * @throws ZohoError when there is none of this name
   */
  static Column find(Catalogue catalogue, Module module, String name) {
    String[] names = name.split("\\.");
    if (names.length > MOST_JOINS + 1) {
      throw Tokens.limit("join", MOST_JOINS);
    }
    List<Field> path = new ArrayList<>();
    Module at = module;
    for (int i = 0; i < names.length - 1; i++) {
      Field lookup =
          at.field(names[i])
              .filter(field -> field.isLookup() || field.isUser())
              .orElseThrow(() -> unknown(module, name));
      path.add(lookup);
      at = lookup.lookup().map(catalogue::module).orElseGet(UserColumns::module);
    }
    Field field = at.field(names[names.length - 1]).orElseThrow(() -> unknown(module, name));
    return new Column(name, List.copyOf(path), field);
  }

  private static ZohoError unknown(Module module, String name) {
    return ZohoError.badRequest(
        "INVALID_QUERY",
        Jsons.object()
            .add("column_name", name)
            .add("module", module.apiName())
            .add("reason", "column given seems to be invalid")
            .build(),
        "column given seems to be invalid");
  }

  /** Whether the value stands in the row itself. */
  boolean isOwn() {
    return path.isEmpty();
  }

  /** The value as it is kept. */
  JsonValue kept(JsonObject row, RecordView view) {
    JsonValue nothing = field.type().equals("boolean") ? JsonValue.FALSE : JsonValue.NULL;
    return source(row, view)
        .map(found -> found.getOrDefault(field.apiName(), nothing))
        .orElse(JsonValue.NULL);
  }

  /** The value as the caller sees it: of lookups and users only the id. */
  JsonValue shown(JsonObject row, RecordView view, User caller) {
    Optional<JsonObject> source = source(row, view);
    if (source.isEmpty()) {
      return JsonValue.NULL;
    }
    if (field.isLookup() || field.isUser()) {
      JsonValue id = source.get().get(field.apiName());
      return id == null ? JsonValue.NULL : Jsons.object().add("id", id).build();
    }
    return view.value(field, source.get(), caller);
  }

  private Optional<JsonObject> source(JsonObject row, RecordView view) {
    Optional<JsonObject> at = Optional.of(row);
    for (Field lookup : path) {
      if (at.isEmpty() || !(at.get().get(lookup.apiName()) instanceof JsonString id)) {
        return Optional.empty();
      }
      at =
          lookup.isUser()
              ? view.userRow(id.getString())
              : view.target(lookup.lookup().orElseThrow(), id.getString());
    }
    return at;
  }
}
