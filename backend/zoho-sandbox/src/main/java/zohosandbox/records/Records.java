package zohosandbox.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import zohosandbox.accounts.Caller;
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
  private final Ids ids;
  private final Clock clock;
  private final Consumer<List<RecordEvent>> listener;
  private final RecordRules rules;
  private final Stamps stamps;
  private final RecentChanges recent;
  private final Blueprint blueprint;

  /**
   * The records kept in a store.
   *
   * @param settings what differs from organisation to organisation
   * @param listener hears of everything that happened, once it is kept
   */
  public Records(
      Store store,
      Organization organization,
      Ids ids,
      Clock clock,
      RecordSettings settings,
      UnknownKeys unknownKeys,
      Consumer<List<RecordEvent>> listener) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
    this.listener = listener;
    this.rules = new RecordRules(store, organization, unknownKeys);
    this.stamps = new Stamps(organization);
    this.recent = new RecentChanges(clock, settings.searchLag());
    this.blueprint = new Blueprint(settings.approvesPartnersByBlueprint());
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
  List<Outcome> batch(List<? extends JsonValue> sent, Batch.Step step) {
    return Batch.run(store, listener, sent, step);
  }

  /** What the metadata demands. */
  RecordRules rules() {
    return rules;
  }

  /** Who made and changed records. */
  Stamps stamps() {
    return stamps;
  }

  /** What the search index does not know yet. */
  RecentChanges recent() {
    return recent;
  }

  /** The process records may be in. */
  Blueprint blueprint() {
    return blueprint;
  }

  /** Makes a new record. */
  JsonObject insert(Batch batch, Module module, JsonObject sent, int index, User caller) {
    Map<String, JsonValue> values = rules.values(module, sent, index);
    RecordRules.requireMandatory(module, values, index);
    rules.requireUnique(module, values, index, null);
    String id = ids.next(batch.changes());
    String now = now().toString();
    Map<String, JsonValue> row = new LinkedHashMap<>();
    row.put("id", Jsons.text(id));
    row.put("Owner", Jsons.text(caller.id()));
    row.put("Record_Status__s", Jsons.text("Available"));
    row.putAll(present(values));
    if (!sent.getBoolean("$approved", true)) {
      row.put("$approval_state", Jsons.text("pending"));
    }
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
    RecordRules.requireWritable(before, "update");
    unmodifiedSince.ifPresent(moment -> stamps.requireUnmodified(before, moment, caller));
    Map<String, JsonValue> values = rules.values(module, sent, index);
    AppendedValues.add(before, sent, values);
    blueprint.requireNoDirectWrite(module, before, values, index);
    rules.requireUnique(module, values, index, id);
    return change(batch, module, before, values, caller);
  }

  /** Writes values that were judged before, and tells of it. */
  JsonObject change(
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
    RecordRules.requireUnlocked(row, "delete");
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

  /**
   * A record that a path names and the caller sees, converted or not.
   *
   * @throws ZohoError when there is none
   */
  JsonObject requireThere(Module module, String id, SecurityContext security) {
    ModuleAccess.requireId(id);
    User caller = Caller.of(security).user();
    return find(module, id)
        .filter(row -> caller.sees(module, row))
        .orElseThrow(
            () -> ZohoError.invalidData(Jsons.object().add("resource_path_index", 1).build()));
  }

  /** Whether a value is no lookup, or one at a record that is still there. */
  boolean pointsAtSomething(Module module, String fieldName, JsonValue value) {
    return module
        .field(fieldName)
        .flatMap(Field::lookup)
        .map(target -> store.find(table(target), ((JsonString) value).getString()).isPresent())
        .orElse(true);
  }

  private static Map<String, JsonValue> present(Map<String, JsonValue> values) {
    Map<String, JsonValue> present = new LinkedHashMap<>(values);
    present.values().removeIf(value -> value == JsonValue.NULL);
    return present;
  }

  /** The first record whose field has this value; capitals make no difference. */
  Optional<JsonObject> findBy(Module module, Field field, String value) {
    return store.findBy(table(module.apiName()), field.apiName(), value);
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

  private JsonObject keep(Batch batch, Module module, String id, Map<String, JsonValue> row) {
    if (module.field("Full_Name").isPresent()) {
      row.put("Full_Name", Jsons.text(fullName(row)));
    }
    var builder = Jsons.object();
    row.forEach(builder::add);
    JsonObject kept = builder.build();
    String table = table(module.apiName());
    if (batch.isHeard()) {
      recent.note(table, id, store.find(table, id));
    }
    batch.changes().put(table, id, kept);
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
    keep(Batch.silent(changes), module, seed.getString("id"), row);
  }
}
