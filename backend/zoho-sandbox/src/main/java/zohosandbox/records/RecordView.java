package zohosandbox.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

  /** What a single read shows when it is not told. */
  static List<String> everything(Module module) {
    List<String> names = new ArrayList<>(module.fields().keySet());
    names.add("Tag");
    names.add("$approval_state");
    if (module.convertible()) {
      names.add("$converted");
      names.add("$converted_detail");
    }
    return names;
  }

  /** The asked fields of a row; names no field has are left out. */
  JsonObject show(Module module, JsonObject row, Collection<String> fields, User caller) {
    JsonObjectBuilder view = Jsons.object();
    for (String name : fields) {
      if (name.equals("$approval_state")) {
        view.add(name, row.getString("$approval_state", "approved"));
      } else if (name.equals("$converted")) {
        view.add(name, row.getBoolean("Converted__s", false));
      } else if (name.equals("$converted_detail")) {
        view.add(name, convertedDetail(row, caller));
      } else if (name.equals("Tag")) {
        view.add(name, row.getOrDefault("Tag", Jsons.array().build()));
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

  /** Empty before the conversion; afterwards who did it, when, and what was made. */
  private static JsonObject convertedDetail(JsonObject row, User caller) {
    JsonObjectBuilder detail = Jsons.object();
    if (Scope.isConverted(row)) {
      detail
          .add("convert_date", caller.time(Instant.parse(row.getString("Converted_Date_Time"))))
          .add("converted_by", row.get("Modified_By"))
          .add("contact", row.getOrDefault("Converted_Contact", JsonValue.NULL))
          .add("account", row.getOrDefault("Converted_Account", JsonValue.NULL))
          .add("deal", row.getOrDefault("Converted_Deal", JsonValue.NULL));
    }
    return detail.build();
  }

  /** The name of the record or user a lookup points at; empty text when it is gone. */
  String calledBy(Field field, String id) {
    if (field.isUser()) {
      return organization.user(id).map(User::fullName).orElse("");
    }
    String target = field.lookup().orElseThrow();
    return target(target, id).map(row -> name(catalogue.module(target), row)).orElse("");
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

  /** A user as a row that a query can look into. */
  public Optional<JsonObject> userRow(String id) {
    return organization
        .user(id)
        .map(
            user ->
                Jsons.object()
                    .add("id", user.id())
                    .add("first_name", user.firstName())
                    .add("last_name", user.lastName())
                    .add("full_name", user.fullName())
                    .add("email", user.email())
                    .add("status", user.active() ? "active" : "disabled")
                    .build());
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
