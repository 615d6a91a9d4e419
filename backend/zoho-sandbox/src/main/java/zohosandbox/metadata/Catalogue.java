package zohosandbox.metadata;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/**
 * The organisation's modules and fields: Zoho's standard ones, on top the ones the portal's
 * manifest adds, and on top of those the ones somebody made by a call.
 */
public final class Catalogue {

  private static final String MODULES = "sandbox.modules";
  private static final String FIELDS = "sandbox.fields";

  private final Store store;
  private final JsonObject standard = Jsons.resource("metadata/standard-modules.json");
  private final JsonObject manifest = Jsons.resource("sigma-manifest/modules-and-fields.json");
  private final Set<String> withheld = ConcurrentHashMap.newKeySet();
  private volatile Map<String, Module> modules;

  private Catalogue(Store store) {
    this.store = store;
    this.modules = read();
  }

  /** Reads the standard modules, what the manifest on the class path adds, and what is kept. */
  public static Catalogue fromClassPath(Store store) {
    return new Catalogue(store);
  }

  private Map<String, Module> read() {
    Map<String, Module> all = new LinkedHashMap<>();
    list(standard, "modules").forEach(source -> add(all, source, false));
    list(manifest, "modules").stream()
        .filter(source -> source.getBoolean("custom", false))
        .forEach(source -> add(all, source, true));
    store.read(() -> List.copyOf(store.rows(MODULES).values())).stream()
        .sorted((a, b) -> Integer.compare(a.getInt("sequence"), b.getInt("sequence")))
        .forEach(source -> add(all, source, true));
    return Collections.unmodifiableMap(all);
  }

  private static List<JsonObject> list(JsonObject source, String member) {
    return source.getJsonArray(member).getValuesAs(JsonObject.class);
  }

  private void add(Map<String, Module> all, JsonObject source, boolean custom) {
    String name = source.getString("api_name");
    Map<String, Field> fields = new LinkedHashMap<>();
    list(source, "fields").forEach(field -> put(fields, Definitions.field(field, custom)));
    if (!custom) {
      list(manifest, "modules").stream()
          .filter(module -> module.getString("api_name").equals(name))
          .flatMap(module -> list(module, "fields").stream())
          .forEach(field -> put(fields, Definitions.field(field, true)));
    }
    addKept(name, fields);
    list(standard, "every_module").forEach(field -> put(fields, Definitions.field(field, false)));
    all.put(
        name,
        Definitions.module(
            Jsons.copy(source).add("custom", custom).build(),
            Collections.unmodifiableMap(fields),
            isPrivate(name) ? Module.Sharing.PRIVATE : Module.Sharing.PROFILE));
  }

  /** A kept definition replaces the packed one of the same name. */
  private void addKept(String module, Map<String, Field> fields) {
    store.read(() -> List.copyOf(store.rows(FIELDS).values())).stream()
        .filter(row -> row.getString("module").equals(module))
        .sorted((a, b) -> Integer.compare(a.getInt("sequence"), b.getInt("sequence")))
        .map(row -> row.getJsonObject("field"))
        .forEach(source -> put(fields, Definitions.field(source, source.getBoolean("custom"))));
  }

  private static void put(Map<String, Field> fields, Field field) {
    fields.put(field.apiName(), field);
  }

  private boolean isPrivate(String module) {
    return standard.getJsonArray("private_modules").getValuesAs(JsonString::getString).stream()
        .anyMatch(module::equals);
  }

  /** Keeps a new module; it is there for the next call. */
  synchronized void keepModule(JsonObject definition) {
    store.write(
        changes -> {
          int sequence = store.rows(MODULES).size();
          changes.put(
              MODULES,
              definition.getString("api_name"),
              Jsons.copy(definition).add("sequence", sequence).build());
          return null;
        });
    modules = read();
  }

  /** Keeps a new or changed field; it is there for the next call. */
  synchronized void keepField(String module, JsonObject definition) {
    String key = module + "." + definition.getString("api_name");
    store.write(
        changes -> {
          JsonObject before = store.rows(FIELDS).get(key);
          int sequence = before == null ? store.rows(FIELDS).size() : before.getInt("sequence");
          changes.put(
              FIELDS,
              key,
              Jsons.object()
                  .add("module", module)
                  .add("sequence", sequence)
                  .add("field", definition)
                  .build());
          return null;
        });
    modules = read();
  }

  /** Whether a field was made by a call, so that a call may delete it. */
  boolean isKept(String module, String field) {
    return store.find(FIELDS, module + "." + field).isPresent();
  }

  /** Forgets a field that was made by a call. */
  synchronized void forgetField(String module, String field) {
    store.write(
        changes -> {
          changes.remove(FIELDS, module + "." + field);
          return null;
        });
    modules = read();
  }

  /** From now on there is no such module, as in an edition without it, or there is one again. */
  public void withhold(String module, boolean gone) {
    if (gone) {
      withheld.add(module);
    } else {
      withheld.remove(module);
    }
  }

  /** All modules. */
  public Collection<Module> modules() {
    return modules.values().stream().filter(m -> !withheld.contains(m.apiName())).toList();
  }

  /** A module by its api name. */
  public Optional<Module> find(String name) {
    return Optional.ofNullable(modules.get(name)).filter(m -> !withheld.contains(name));
  }

  /**
   * A module that must exist.
   *
   * @throws ZohoError when it does not
   */
  public Module module(String name) {
    return find(name).orElseThrow(ZohoError::invalidModule);
  }
}
