package zohosandbox.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import zohosandbox.metadata.Catalogue;
import zohosandbox.metadata.Field;
import zohosandbox.metadata.Module;
import zohosandbox.organization.Organization;
import zohosandbox.organization.User;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;

/** A kept row as a caller sees it: names beside ids, times with the caller's own offset. */
public final class RecordView {

  private final Store store;
  private final Catalogue catalogue;
  private final Organization organization;

  public RecordView(Store store, Catalogue catalogue, Organization organization) {
    this.store = store;
    this.catalogue = catalogue;
    this.organization = organization;
  }

  /** The asked fields of a row; names no field has are left out. */
  JsonObject show(Module module, JsonObject row, Collection<String> fields, User caller) {
    JsonObjectBuilder view = Jsons.object();
    for (String name : fields) {
      if (name.equals("$approval_state")) {
        view.add(name, "approved");
      } else if (name.equals("$converted")) {
        view.add(name, row.getBoolean("Converted__s", false));
      } else {
        module.field(name).ifPresent(field -> view.add(name, value(field, row, caller)));
      }
    }
    return view.add("id", row.getString("id")).build();
  }

  /** One value of a row. */
  public JsonValue value(Field field, JsonObject row, User caller) {
    JsonValue kept = row.get(field.apiName());
    if (kept == null) {
      return field.type().equals("boolean") ? JsonValue.FALSE : JsonValue.NULL;
    }
    if (field.isMoment()) {
      return Jsons.text(caller.time(Instant.parse(((JsonString) kept).getString())));
    }
    if (field.isUser()) {
      return person(((JsonString) kept).getString());
    }
    return field.isLookup()
        ? reference(field.lookup().orElseThrow(), ((JsonString) kept).getString())
        : kept;
  }

  JsonValue person(String id) {
    return organization
        .user(id)
        .<JsonValue>map(User::reference)
        .orElseGet(() -> Jsons.object().addNull("name").add("id", id).build());
  }

  private JsonValue reference(String module, String id) {
    return target(module, id)
        .<JsonValue>map(
            row ->
                Jsons.object()
                    .add("name", Jsons.text(name(catalogue.module(module), row)))
                    .add("id", id)
                    .build())
        .orElse(JsonValue.NULL);
  }

  /** The row a lookup points at; empty when it was deleted. */
  public Optional<JsonObject> target(String module, String id) {
    return store.find(Records.table(module), id);
  }

  /** What a record is called. */
  static String name(Module module, JsonObject row) {
    return row.getString(module.displayField(), null);
  }
}
