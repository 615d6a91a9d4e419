package zohosandbox.query;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import zohosandbox.metadata.Catalogue;
import zohosandbox.metadata.Field;
import zohosandbox.metadata.Module;
import zohosandbox.organization.User;
import zohosandbox.records.RecordView;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/**
 * A column of a query: a field of the module, or a field of the record a lookup points at.
 *
 * @param name as written
 * @param lookup the lookup to follow; empty for a field of the module itself
 * @param field the field
 */
record Column(String name, Optional<Field> lookup, Field field) {

  /**
   * Finds a column.
   *
   * @throws ZohoError when there is none of this name
   */
  static Column find(Catalogue catalogue, Module module, String name) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      return new Column(
          name, Optional.empty(), module.field(name).orElseThrow(() -> unknown(module, name)));
    }
    Field lookup =
        module
            .field(name.substring(0, dot))
            .filter(Field::isLookup)
            .orElseThrow(() -> unknown(module, name));
    Field field =
        catalogue
            .module(lookup.lookup().orElseThrow())
            .field(name.substring(dot + 1))
            .orElseThrow(() -> unknown(module, name));
    return new Column(name, Optional.of(lookup), field);
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
    if (lookup.isEmpty()) {
      return Optional.of(row);
    }
    return row.get(lookup.get().apiName()) instanceof JsonString id
        ? view.target(lookup.get().lookup().orElseThrow(), id.getString())
        : Optional.empty();
  }
}
