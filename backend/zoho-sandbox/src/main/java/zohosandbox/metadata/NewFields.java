package zohosandbox.metadata;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import zohosandbox.organization.Organization;
import zohosandbox.store.Ids;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/**
 * {@code POST /crm/v8/settings/fields}: up to five fields a call, judged one by one. The name in
 * paths comes from the label; who needs it must read it back.
 */
final class NewFields {

  private static final int MOST_FIELDS = 5;
  private static final int MOST_UNIQUE = 2;
  private static final int LONGEST_LABEL = 50;
  private static final Set<String> TYPES =
      Set.of(
          "text",
          "textarea",
          "email",
          "phone",
          "picklist",
          "multiselectpicklist",
          "date",
          "datetime",
          "integer",
          "bigint",
          "currency",
          "double",
          "percent",
          "boolean",
          "website",
          "lookup",
          "userlookup",
          "autonumber");
  private static final Set<String> UNIQUE_TYPES =
      Set.of("text", "email", "phone", "integer", "bigint");
  private static final Set<String> RESERVED = Set.of("id", "tag", "layout", "module", "status");

  private final Catalogue catalogue;
  private final Organization organization;

  NewFields(Catalogue catalogue, Organization organization) {
    this.catalogue = catalogue;
    this.organization = organization;
  }

  Response create(Module module, JsonObject body) {
    if (!(body.get("fields") instanceof JsonArray sent) || sent.isEmpty()) {
      throw Refusals.missing("fields", "$.fields");
    }
    if (sent.size() > MOST_FIELDS) {
      throw Refusals.limit("fields", "$.fields", MOST_FIELDS);
    }
    List<JsonObject> results = new ArrayList<>();
    int good = 0;
    for (int i = 0; i < sent.size(); i++) {
      try {
        results.add(
            one(catalogue.module(module.apiName()), sent.get(i), "$.fields[%d]".formatted(i)));
        good++;
      } catch (ZohoError e) {
        results.add(e.body());
      }
    }
    int status = good == sent.size() ? 201 : good == 0 ? 400 : 207;
    return Response.status(status)
        .entity(Jsons.object().add("fields", Jsons.values(results)).build())
        .build();
  }

  private JsonObject one(Module module, JsonValue value, String path) {
    if (!(value instanceof JsonObject sent)) {
      throw Refusals.invalid("fields", path);
    }
    JsonObject definition = judged(module, sent, path);
    catalogue.keepField(module.apiName(), definition);
    String id = Ids.named("field " + module.apiName() + "." + definition.getString("api_name"));
    return Jsons.object()
        .add("code", "SUCCESS")
        .add("details", Jsons.object().add("id", id))
        .add("message", "field created")
        .add("status", "success")
        .build();
  }

  private JsonObject judged(Module module, JsonObject sent, String path) {
    String label = label(module, sent, path);
    String type =
        Jsons.text(sent, "data_type")
            .orElseThrow(() -> Refusals.missing("data_type", path + ".data_type"));
    if (!TYPES.contains(type)) {
      throw Refusals.invalid("data_type", path + ".data_type");
    }
    requireRoom(module, path);
    JsonObjectBuilder made =
        Jsons.object()
            .add("api_name", freeName(module, MetadataResource.apiName(label)))
            .add("field_label", label)
            .add("data_type", type)
            .add("custom", true)
            .add("length", length(sent, type, path));
    boolean external = !Jsons.isNull(sent, "external");
    if (isUnique(sent) || external) {
      requireUniquePossible(module, type, path);
      made.add("unique", true).add("external", external);
    }
    addLookup(made, sent, type, path);
    addChoices(made, sent, type, path);
    return made.build();
  }

  private static String label(Module module, JsonObject sent, String path) {
    String where = path + ".field_label";
    String label =
        Jsons.text(sent, "field_label")
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .orElseThrow(() -> Refusals.missing("field_label", where));
    if (label.length() > LONGEST_LABEL) {
      throw Refusals.tooLong("field_label", where, LONGEST_LABEL);
    }
    if (MetadataResource.apiName(label).isEmpty()) {
      throw Refusals.invalid("field_label", where);
    }
    if (RESERVED.contains(MetadataResource.small(label))) {
      throw Refusals.reserved("field_label", where);
    }
    if (module.fields().values().stream().anyMatch(f -> f.label().equalsIgnoreCase(label))) {
      throw Refusals.duplicate("field_label", where);
    }
    return label;
  }

  private void requireRoom(Module module, String path) {
    int most =
        switch (MetadataResource.small(organization.edition())) {
          case "free", "standard", "starter" -> 10;
          case "professional" -> 155;
          case "ultimate", "crm_plus" -> 500;
          default -> 300;
        };
    if (module.fields().values().stream().filter(Field::custom).count() >= most) {
      throw Refusals.limit("fields", path, most);
    }
  }

  private static String freeName(Module module, String wanted) {
    String name = wanted;
    for (int i = 1; module.field(name).isPresent(); i++) {
      name = wanted + i;
    }
    return name;
  }

  private static int length(JsonObject sent, String type, String path) {
    int usual = Definitions.usualLength(type);
    int most = type.equals("textarea") ? 32_000 : usual;
    int length = sent.getInt("length", usual);
    if (length < 1 || length > most) {
      throw Refusals.tooLong("length", path + ".length", most);
    }
    return length;
  }

  /** Zoho's pages spell it in three ways; only small letters equal to capitals are offered. */
  private static boolean isUnique(JsonObject sent) {
    JsonValue unique = sent.get("unique");
    if (unique instanceof JsonObject said) {
      return said.containsKey("case_sensitive") || said.containsKey("casesensitive");
    }
    return unique == JsonValue.TRUE;
  }

  private static void requireUniquePossible(Module module, String type, String path) {
    if (!UNIQUE_TYPES.contains(type)) {
      throw Refusals.dependentMismatch(
          "unique", path + ".unique", "data_type", path + ".data_type");
    }
    if (module.uniqueFields().size() >= MOST_UNIQUE) {
      throw Refusals.limit("unique", path + ".unique", MOST_UNIQUE);
    }
  }

  private void addLookup(JsonObjectBuilder made, JsonObject sent, String type, String path) {
    if (!type.equals("lookup")) {
      return;
    }
    String where = path + ".lookup";
    if (!(sent.get("lookup") instanceof JsonObject lookup)
        || !(lookup.get("module") instanceof JsonObject target)
        || Jsons.text(target, "api_name").isEmpty()) {
      throw Refusals.dependentMissing("lookup", where, "data_type", path + ".data_type");
    }
    String name = target.getString("api_name");
    if (catalogue.find(name).isEmpty()) {
      throw Refusals.invalid("api_name", where + ".module.api_name");
    }
    made.add(
        "lookup",
        Jsons.object()
            .add("module", name)
            .add("display_label", Jsons.text(lookup, "display_label").orElse("")));
  }

  private static void addChoices(
      JsonObjectBuilder made, JsonObject sent, String type, String path) {
    if (!type.equals("picklist") && !type.equals("multiselectpicklist")) {
      return;
    }
    if (!(sent.get("pick_list_values") instanceof JsonArray values) || values.isEmpty()) {
      throw Refusals.dependentMissing(
          "pick_list_values", path + ".pick_list_values", "data_type", path + ".data_type");
    }
    made.add("pick_list_values", choices(values, path + ".pick_list_values"));
  }

  /** The values of a picklist; what is not said of one is like what is. */
  static JsonArray choices(JsonArray values, String path) {
    List<JsonObject> choices = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String where = "%s[%d]".formatted(path, i);
      if (!(values.get(i) instanceof JsonObject value)) {
        throw Refusals.invalid("pick_list_values", where);
      }
      String display =
          Jsons.text(value, "display_value")
              .or(() -> Jsons.text(value, "actual_value"))
              .orElseThrow(() -> Refusals.missing("display_value", where + ".display_value"));
      String actual = Jsons.text(value, "actual_value").orElse(display);
      if (choices.stream().anyMatch(c -> c.getString("actual_value").equalsIgnoreCase(actual))) {
        throw Refusals.duplicate("display_value", where + ".display_value");
      }
      choices.add(Jsons.object().add("actual_value", actual).add("display_value", display).build());
    }
    return Jsons.values(choices);
  }
}
