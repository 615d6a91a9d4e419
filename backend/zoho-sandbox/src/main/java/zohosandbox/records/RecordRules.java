package zohosandbox.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import zohosandbox.metadata.Field;
import zohosandbox.metadata.Module;
import zohosandbox.organization.Organization;
import zohosandbox.organization.User;
import zohosandbox.store.Ids;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** What the metadata demands of a whole record: known fields, mandatory ones, unique ones. */
final class RecordRules {

  private static final Set<String> KNOWN_EXTRAS = Set.of("Layout", "Tag", "Parent_Id", "se_module");

  private final Store store;
  private final Organization organization;
  private final UnknownKeys unknownKeys;
  private final FieldRules rules;

  RecordRules(Store store, Organization organization, UnknownKeys unknownKeys) {
    this.store = store;
    this.organization = organization;
    this.unknownKeys = unknownKeys;
    this.rules = new FieldRules(new Existing());
  }

  /** The values a caller sent, judged by the metadata; unknown keys are counted and dropped. */
  Map<String, JsonValue> values(Module module, JsonObject sent, int index) {
    Map<String, JsonValue> values = new LinkedHashMap<>();
    sent.forEach(
        (key, value) -> {
          Optional<Field> field = module.field(key);
          if (field.isEmpty()) {
            if (!isKnownExtra(key)) {
              unknownKeys.count(module.apiName(), key);
            }
          } else if (!field.get().readOnly()) {
            String path = "$.data[" + index + "]." + key;
            JsonValue accepted = rules.accept(field.get(), value, path);
            if (accepted == JsonValue.NULL && field.get().mandatory()) {
              throw mandatory(key, index);
            }
            if (accepted != JsonValue.NULL || !key.equals("Owner")) {
              values.put(key, accepted);
            }
          }
        });
    return values;
  }

  private static boolean isKnownExtra(String key) {
    return key.startsWith("$") || KNOWN_EXTRAS.contains(key);
  }

  /**
   * Demands that a record may be changed at all.
   *
   * @throws ZohoError when it is converted, waits for an approval or is locked
   */
  static void requireWritable(JsonObject row, String action) {
    if (Scope.isConverted(row)) {
      throw ZohoError.badRequest(
          "CONVERTED_RECORD", named(row).build(), "can't update the converted record");
    }
    if (!Scope.isApproved(row)) {
      throw ZohoError.badRequest("NOT_APPROVED", named(row).build(), "record not approved");
    }
    requireUnlocked(row, action);
  }

  /**
   * Demands that nobody has locked a record.
   *
   * @throws ZohoError when somebody has
   */
  static void requireUnlocked(JsonObject row, String action) {
    if (row.getBoolean("Locked__s", false)) {
      throw ZohoError.badRequest(
          "RECORD_LOCKED", named(row).add("action", action).build(), "record is locked");
    }
  }

  private static JsonObjectBuilder named(JsonObject row) {
    return Jsons.object().add("id", row.getString("id"));
  }

  /** Demands the fields that only the layout makes mandatory. */
  static void requireByLayout(Module module, JsonObject sent, int index) {
    module.fields().values().stream()
        .filter(field -> field.layoutMandatory() && Jsons.isNull(sent, field.apiName()))
        .findFirst()
        .ifPresent(
            field -> {
              throw mandatory(field.apiName(), index);
            });
  }

  /** Demands every mandatory field. */
  static void requireMandatory(Module module, Map<String, JsonValue> values, int index) {
    module.fields().values().stream()
        .filter(field -> field.mandatory() && !values.containsKey(field.apiName()))
        .findFirst()
        .ifPresent(
            field -> {
              throw mandatory(field.apiName(), index);
            });
  }

  private static ZohoError mandatory(String field, int index) {
    return ZohoError.badRequest(
        "MANDATORY_NOT_FOUND",
        Jsons.object()
            .add("api_name", field)
            .add("json_path", "$.data[%d].%s".formatted(index, field))
            .build(),
        "required field not found");
  }

  /** Demands that no other record has the value of a unique field. */
  void requireUnique(Module module, Map<String, JsonValue> values, int index, String exceptId) {
    List<ZohoError> clashes = new ArrayList<>();
    for (Field field : module.uniqueFields()) {
      if (values.get(field.apiName()) instanceof JsonString value) {
        store
            .findBy(Records.table(module.apiName()), field.apiName(), value.getString())
            .filter(row -> !row.getString("id").equals(exceptId))
            .ifPresent(row -> clashes.add(duplicate(module, field, index, row)));
      }
    }
    if (clashes.size() > 1) {
      throw ZohoError.badRequest(
          "MULTIPLE_OR_MULTI_ERRORS",
          Jsons.object()
              .add("errors", Jsons.values(clashes.stream().map(ZohoError::body).toList()))
              .build(),
          "multiple errors");
    }
    if (!clashes.isEmpty()) {
      throw clashes.get(0);
    }
  }

  private ZohoError duplicate(Module module, Field field, int index, JsonObject row) {
    String owner = row.getString("Owner");
    return ZohoError.badRequest(
        "DUPLICATE_DATA",
        Jsons.object()
            .add("api_name", field.apiName())
            .add("json_path", "$.data[%d].%s".formatted(index, field.apiName()))
            .add(
                "duplicate_record",
                Jsons.object()
                    .add("id", row.getString("id"))
                    .add(
                        "module",
                        Jsons.object()
                            .add("api_name", module.apiName())
                            .add("id", Ids.named("module " + module.apiName())))
                    .add(
                        "Owner",
                        Jsons.object()
                            .add("id", owner)
                            .add("name", organization.user(owner).map(User::fullName).orElse(""))))
            .build(),
        "duplicate data");
  }

  private final class Existing implements FieldRules.Targets {

    @Override
    public boolean hasRecord(String module, String id) {
      return store.rows(Records.table(module)).containsKey(id);
    }

    @Override
    public boolean hasUser(String id) {
      return organization.user(id).filter(User::active).isPresent();
    }
  }
}
