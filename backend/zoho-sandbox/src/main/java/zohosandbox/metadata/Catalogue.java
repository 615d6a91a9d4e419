package zohosandbox.metadata;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/**
 * The organisation's modules and fields: Zoho's standard ones, and on top the ones the portal's
 * manifest adds.
 */
public final class Catalogue {

  private final Map<String, Module> modules;

  private Catalogue(Map<String, Module> modules) {
    this.modules = modules;
  }

  /** Reads the standard modules and what the manifest on the class path adds to them. */
  public static Catalogue fromClassPath() {
    JsonObject standard = Jsons.resource("metadata/standard-modules.json");
    JsonObject added = Jsons.resource("sigma-manifest/modules-and-fields.json");
    Map<String, Module> modules = new LinkedHashMap<>();
    for (JsonObject module : standard.getJsonArray("modules").getValuesAs(JsonObject.class)) {
      Module read = module(module, standard, added, false);
      modules.put(read.apiName(), read);
    }
    for (JsonObject module : added.getJsonArray("modules").getValuesAs(JsonObject.class)) {
      if (module.getBoolean("custom", false)) {
        Module read = module(module, standard, added, true);
        modules.put(read.apiName(), read);
      }
    }
    return new Catalogue(modules);
  }

  private static Module module(
      JsonObject source, JsonObject standard, JsonObject added, boolean custom) {
    String name = source.getString("api_name");
    Map<String, Field> fields = new LinkedHashMap<>();
    addFields(fields, source, custom);
    if (!custom) {
      added.getJsonArray("modules").getValuesAs(JsonObject.class).stream()
          .filter(module -> module.getString("api_name").equals(name))
          .forEach(module -> addFields(fields, module, true));
    }
    for (JsonObject field : standard.getJsonArray("every_module").getValuesAs(JsonObject.class)) {
      fields.put(field.getString("api_name"), field(field, false));
    }
    String displayField = source.getString("display_field", "Name");
    return new Module(
        name,
        source.getString("singular_label"),
        source.getString("plural_label"),
        custom,
        displayField,
        source.getString("duplicate_field", displayField),
        fields,
        isPrivate(standard, name) ? Module.Sharing.PRIVATE : Module.Sharing.PROFILE);
  }

  private static boolean isPrivate(JsonObject standard, String module) {
    return standard.getJsonArray("private_modules").getValuesAs(JsonString::getString).stream()
        .anyMatch(module::equals);
  }

  private static void addFields(Map<String, Field> fields, JsonObject module, boolean custom) {
    for (JsonObject field : module.getJsonArray("fields").getValuesAs(JsonObject.class)) {
      fields.put(field.getString("api_name"), field(field, custom));
    }
  }

  private static Field field(JsonObject source, boolean custom) {
    String type = source.getString("data_type");
    Optional<JsonObject> lookup = Optional.ofNullable(source.getJsonObject("lookup"));
    return new Field(
        source.getString("api_name"),
        source.getString("field_label"),
        type,
        source.getInt("length", usualLength(type)),
        source.getBoolean("required", false),
        isUnique(source),
        source.getBoolean("read_only", false),
        custom,
        lookup.map(l -> l.getString("module")),
        lookup.map(l -> l.getString("display_label", "")).orElse(""),
        pickList(source));
  }

  private static boolean isUnique(JsonObject source) {
    JsonValue unique = source.get("unique");
    return unique != null && unique != JsonValue.FALSE && unique != JsonValue.NULL;
  }

  private static List<String> pickList(JsonObject source) {
    return source.containsKey("pick_list_values")
        ? source.getJsonArray("pick_list_values").getValuesAs(JsonString::getString)
        : List.of();
  }

  private static int usualLength(String type) {
    return switch (type) {
      case "textarea" -> 2000;
      case "email" -> 100;
      case "phone" -> 30;
      case "website" -> 450;
      case "picklist", "multiselectpicklist" -> 120;
      case "integer" -> 9;
      case "bigint" -> 18;
      case "currency", "double" -> 16;
      case "percent" -> 5;
      default -> 255;
    };
  }

  /** All modules. */
  public Collection<Module> modules() {
    return modules.values();
  }

  /** A module by its api name. */
  public Optional<Module> find(String name) {
    return Optional.ofNullable(modules.get(name));
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
