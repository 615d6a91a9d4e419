package zohosandbox.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import zohosandbox.metadata.Field;
import zohosandbox.metadata.Module;
import zohosandbox.organization.Organization;
import zohosandbox.organization.User;
import zohosandbox.store.Changes;
import zohosandbox.store.Ids;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** All that can happen to records. A batch is one write; its records are judged one by one. */
public final class Records {

  private final Store store;
  private final Organization organization;
  private final Ids ids;
  private final Clock clock;
  private final UnknownKeys unknownKeys;
  private final Consumer<List<RecordEvent>> listener;
  private final FieldRules rules;

  /** {@code listener} hears of everything that happened, once it is kept. */
  public Records(
      Store store,
      Organization organization,
      Ids ids,
      Clock clock,
      UnknownKeys unknownKeys,
      Consumer<List<RecordEvent>> listener) {
    this.store = store;
    this.organization = organization;
    this.ids = ids;
    this.clock = clock;
    this.unknownKeys = unknownKeys;
    this.listener = listener;
    this.rules = new FieldRules(new Existing());
  }

  /** The table that holds a module's records. */
  public static String table(String module) {
    return "crm." + module;
  }

  /** The table that remembers a module's deleted records. */
  static String deletedTable(String module) {
    return "deleted." + module;
  }

  /** The current second; Zoho's times are no finer. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Runs a batch as one write and tells the listener afterwards. */
  List<Outcome> batch(List<JsonValue> sent, BatchStep step) {
    return store.write(
        changes -> {
          Batch batch = new Batch(changes, new ArrayList<>());
          List<Outcome> outcomes = new ArrayList<>();
          for (int i = 0; i < sent.size(); i++) {
            int index = i;
            outcomes.add(Outcome.of(() -> one(batch, step, sent, index)));
          }
          changes.afterwards(() -> listener.accept(batch.events()));
          return outcomes;
        });
  }

  private static Outcome one(Batch batch, BatchStep step, List<JsonValue> sent, int index) {
    int told = batch.events().size();
    try {
      return batch.changes().step(() -> step.run(batch, object(sent, index), index));
    } catch (ZohoError e) {
      batch.events().subList(told, batch.events().size()).clear();
      throw e;
    }
  }

  private static JsonObject object(List<JsonValue> sent, int index) {
    if (sent.get(index) instanceof JsonObject object) {
      return object;
    }
    throw ZohoError.invalidData(
        Jsons.object()
            .add("expected_data_type", "jsonobject")
            .add("api_name", "data")
            .add("json_path", "$.data[" + index + "]")
            .build());
  }

  /** What is done to one record of a batch. */
  @FunctionalInterface
  interface BatchStep {
    Outcome run(Batch batch, JsonObject sent, int index);
  }

  /** One write under way and what it will have to tell. */
  record Batch(Changes changes, List<RecordEvent> events) {}

  /** Makes a new record. */
  JsonObject insert(Batch batch, Module module, JsonObject sent, int index, User caller) {
    Map<String, JsonValue> values = values(module, sent, index);
    requireMandatory(module, values, index);
    requireUnique(module, values, index, null);
    String id = ids.next(batch.changes());
    String now = now().toString();
    Map<String, JsonValue> row = new LinkedHashMap<>();
    row.put("id", Jsons.text(id));
    row.put("Owner", Jsons.text(caller.id()));
    row.put("Record_Status__s", Jsons.text("Available"));
    row.putAll(present(values));
    row.put("Created_By", Jsons.text(caller.id()));
    row.put("Modified_By", Jsons.text(caller.id()));
    row.put("Created_Time", Jsons.text(now));
    row.put("Modified_Time", Jsons.text(now));
    JsonObject kept = keep(batch, module, id, row);
    batch.events().add(new RecordEvent(module, "create", id, present(values).keySet(), kept));
    return kept;
  }

  /**
   * Changes a record.
   *
   * @param unmodifiedSince refuse when it was changed after this moment
   */
  JsonObject update(
      Batch batch,
      Module module,
      String id,
      JsonObject sent,
      int index,
      User caller,
      Optional<Instant> unmodifiedSince) {
    JsonObject before =
        find(module, id)
            .filter(row -> caller.sees(module, row))
            .orElseThrow(() -> unknownId(id, index));
    if (before.getBoolean("Converted__s", false)) {
      throw ZohoError.badRequest(
          "CONVERTED_RECORD",
          Jsons.object().add("id", id).build(),
          "can't update the converted record");
    }
    unmodifiedSince.ifPresent(moment -> requireUnmodified(before, moment, caller));
    Map<String, JsonValue> values = values(module, sent, index);
    requireUnique(module, values, index, id);
    return change(batch, module, before, values, caller);
  }

  /** Writes values that were judged before, and tells of it. */
  private JsonObject change(
      Batch batch, Module module, JsonObject before, Map<String, JsonValue> values, User caller) {
    JsonObject kept = changeSilently(batch, module, before, values, caller);
    String id = kept.getString("id");
    batch.events().add(new RecordEvent(module, "edit", id, changed(before, values), kept));
    return kept;
  }

  /** Writes values the CRM itself sets; nobody is notified. */
  JsonObject changeSilently(
      Batch batch, Module module, JsonObject before, Map<String, JsonValue> values, User caller) {
    Map<String, JsonValue> row = new LinkedHashMap<>(before);
    row.putAll(values);
    row.values().removeIf(value -> value == JsonValue.NULL);
    row.put("Modified_By", Jsons.text(caller.id()));
    row.put("Modified_Time", Jsons.text(now().toString()));
    return keep(batch, module, before.getString("id"), row);
  }

  private static Set<String> changed(JsonObject before, Map<String, JsonValue> values) {
    return values.entrySet().stream()
        .filter(e -> !e.getValue().equals(before.getOrDefault(e.getKey(), JsonValue.NULL)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Deletes a record; it stays in the list of deleted ones. */
  void delete(Batch batch, Module module, String id, User caller) {
    JsonObject row =
        find(module, id)
            .filter(found -> caller.sees(module, found))
            .orElseThrow(() -> unknownId(id, 0));
    batch.changes().remove(table(module.apiName()), id);
    batch
        .changes()
        .put(
            deletedTable(module.apiName()),
            id,
            Jsons.object()
                .add("id", id)
                .add("display_name", Jsons.text(RecordView.name(module, row)))
                .add("created_by", row.getString("Created_By"))
                .add("deleted_by", caller.id())
                .add("deleted_time", now().toString())
                .build());
    batch.events().add(new RecordEvent(module, "delete", id, Set.of(), row));
  }

  /** A record by its id, converted or not. */
  Optional<JsonObject> find(Module module, String id) {
    return store.find(table(module.apiName()), id);
  }

  /** Whether a value is no lookup, or one at a record that is still there. */
  boolean pointsAtSomething(Module module, String fieldName, JsonValue value) {
    return module
        .field(fieldName)
        .flatMap(Field::lookup)
        .map(target -> store.find(table(target), ((JsonString) value).getString()).isPresent())
        .orElse(true);
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
            String path = "$.data[%d].%s".formatted(index, key);
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
    return key.startsWith("$") || key.equals("Layout") || key.equals("Tag");
  }

  private static Map<String, JsonValue> present(Map<String, JsonValue> values) {
    Map<String, JsonValue> present = new LinkedHashMap<>(values);
    present.values().removeIf(value -> value == JsonValue.NULL);
    return present;
  }

  private static void requireMandatory(Module module, Map<String, JsonValue> values, int index) {
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

  private void requireUnique(
      Module module, Map<String, JsonValue> values, int index, String exceptId) {
    List<ZohoError> clashes = new ArrayList<>();
    for (Field field : module.uniqueFields()) {
      if (values.get(field.apiName()) instanceof JsonString value) {
        findBy(module, field, value.getString())
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

  /** The first record whose field has this value; capitals make no difference. */
  Optional<JsonObject> findBy(Module module, Field field, String value) {
    return store.findBy(table(module.apiName()), field.apiName(), value);
  }

  private void requireUnmodified(JsonObject row, Instant moment, User caller) {
    if (Instant.parse(row.getString("Modified_Time")).isAfter(moment)) {
      throw new ZohoError(
          412, "ALREADY_MODIFIED", stamps(row, caller), "The record has been already modified");
    }
  }

  /** Who made and changed a record and when, as answers to writes show it. */
  JsonObject stamps(JsonObject row, User caller) {
    return Jsons.object()
        .add("Modified_Time", caller.time(Instant.parse(row.getString("Modified_Time"))))
        .add("Modified_By", person(row.getString("Modified_By")))
        .add("Created_Time", caller.time(Instant.parse(row.getString("Created_Time"))))
        .add("id", row.getString("id"))
        .add("Created_By", person(row.getString("Created_By")))
        .build();
  }

  private JsonObject person(String id) {
    return Jsons.object()
        .add("name", Jsons.text(organization.user(id).map(User::fullName).orElse(null)))
        .add("id", id)
        .build();
  }

  private static ZohoError unknownId(String id, int index) {
    return ZohoError.badRequest(
        "INVALID_DATA",
        Jsons.object()
            .add("id", id)
            .add("api_name", "id")
            .add("json_path", "$.data[%d].id".formatted(index))
            .build(),
        "the id given seems to be invalid");
  }

  private static JsonObject keep(
      Batch batch, Module module, String id, Map<String, JsonValue> row) {
    if (module.field("Full_Name").isPresent()) {
      row.put("Full_Name", Jsons.text(fullName(row)));
    }
    var builder = Jsons.object();
    row.forEach(builder::add);
    JsonObject kept = builder.build();
    batch.changes().put(table(module.apiName()), id, kept);
    return kept;
  }

  private static String fullName(Map<String, JsonValue> row) {
    return (word(row, "First_Name") + " " + word(row, "Last_Name")).strip();
  }

  private static String word(Map<String, JsonValue> row, String field) {
    return row.get(field) instanceof JsonString text ? text.getString() : "";
  }

  /** Puts a record of the seed in place, stamps included. */
  public void plant(Changes changes, Module module, JsonObject seed, User by) {
    Map<String, JsonValue> row = new LinkedHashMap<>(seed);
    row.putIfAbsent("Owner", Jsons.text(by.id()));
    row.putIfAbsent("Created_By", Jsons.text(by.id()));
    row.putIfAbsent("Modified_By", row.get("Created_By"));
    row.putIfAbsent("Created_Time", Jsons.text(now().toString()));
    row.putIfAbsent("Modified_Time", row.get("Created_Time"));
    row.putIfAbsent("Record_Status__s", Jsons.text("Available"));
    keep(new Batch(changes, new ArrayList<>()), module, seed.getString("id"), row);
  }

  private final class Existing implements FieldRules.Targets {

    @Override
    public boolean hasRecord(String module, String id) {
      return store.rows(table(module)).containsKey(id);
    }

    @Override
    public boolean hasUser(String id) {
      return organization.user(id).filter(User::active).isPresent();
    }
  }
}
