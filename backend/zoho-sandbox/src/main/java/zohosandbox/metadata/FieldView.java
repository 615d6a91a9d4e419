package zohosandbox.metadata;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import zohosandbox.store.Ids;
import zohosandbox.wire.Jsons;

/** A field as {@code settings/fields} and the layouts show it. */
final class FieldView {

  /** What Zoho's answers always hold and fields of this organisation never have. */
  private static JsonObjectBuilder never() {
    JsonObjectBuilder never = Jsons.object();
    for (String list :
        List.of(
            "profiles",
            "layout_associations",
            "customizable_properties",
            "file_upolad_optionlist",
            "allowed_modules")) {
      never.add(list, Jsons.array());
    }
    for (String object : List.of("multiselectlookup", "auto_number", "autonumber", "formula")) {
      never.add(object, Jsons.object());
    }
    for (String nothing :
        List.of(
            "subform",
            "sub_module",
            "multiuserlookup",
            "multi_module_lookup",
            "rollup_summary",
            "refer_from_field",
            "sharing_properties",
            "private",
            "crypt",
            "history_tracking",
            "association_details",
            "additional_column",
            "common.picklist",
            "hipaa_compliance")) {
      never.addNull(nothing);
    }
    return never
        .add("show_type", 7)
        .add("category", 1)
        .add("display_type", -1)
        .add("ui_type", 1)
        .add("quick_sequence_number", "1")
        .add("colour_code_enabled_by_system", false)
        .add("_update_existing_records", false)
        .add("number_separator", false)
        .add(
            "email_parser",
            Jsons.object()
                .add("fields_update_supported", true)
                .add("record_operations_supported", true));
  }

  private FieldView() {}

  /** The id of a field, the same in every sandbox. */
  static String id(Module module, Field field) {
    return Ids.named("field " + module.apiName() + "." + field.apiName());
  }

  static JsonObject of(Module module, Field field) {
    boolean writable = !field.readOnly();
    JsonObjectBuilder view = names(module, field);
    JsonObject operations =
        Jsons.object()
            .add("web_update", writable)
            .add("api_create", writable)
            .add("web_create", writable)
            .add("api_update", writable)
            .build();
    JsonObject views =
        Jsons.object()
            .add("view", true)
            .add("edit", writable)
            .add("create", writable)
            .add("quick_create", field.mandatory())
            .build();
    flags(view, module, field);
    return view.add("operation_type", operations)
        .add("view_type", views)
        .add("unique", unique(field))
        .add("external", external(field))
        .add("lookup", lookup(field))
        .add("pick_list_values", Jsons.values(pickList(module, field)))
        .add("convert_mapping", convertMapping(module, field))
        .add("textarea", textarea(field))
        .add("currency", currency(field))
        .addAll(never())
        .build();
  }

  private static JsonObjectBuilder names(Module module, Field field) {
    return Jsons.object()
        .add("id", id(module, field))
        .add("api_name", field.apiName())
        .add("field_label", field.label())
        .add("display_label", field.label())
        .add("column_name", field.apiName().toUpperCase(Locale.ROOT))
        .add(
            "associated_module",
            Jsons.object()
                .add("api_name", module.apiName())
                .add("id", Ids.named("module " + module.apiName())))
        .add("data_type", field.type())
        .add("json_type", jsonType(field))
        .add("length", field.length())
        .add("decimal_place", decimals(field))
        .add("type", "used")
        .add("created_source", field.custom() ? "user" : "default")
        .addNull("default_value")
        .addNull("tooltip")
        .addNull("created_time")
        .addNull("modified_time");
  }

  private static void flags(JsonObjectBuilder view, Module module, Field field) {
    boolean small = !field.type().equals("textarea");
    view.add("system_mandatory", field.mandatory())
        .add("custom_field", field.custom())
        .add("read_only", field.readOnly())
        .add("field_read_only", field.readOnly())
        .add("visible", field.source().getBoolean("visible", true))
        .add("available_in_user_layout", true)
        .add("display_field", field.apiName().equals(module.displayField()))
        .add("filterable", small)
        .add("searchable", true)
        .add("sortable", small)
        .add("mass_update", !field.readOnly() && !field.unique())
        .add("webhook", true)
        .add("blueprint_supported", field.type().equals("picklist"))
        .add("businesscard_supported", true)
        .add("virtual_field", false)
        .add("static_field", false)
        .add("pick_list_values_sorted_lexically", false)
        .add("enable_colour_code", false)
        .add("hipaa_compliance_enabled", false)
        .add("separator", false);
  }

  private static JsonValue decimals(Field field) {
    return switch (field.type()) {
      case "currency", "double", "percent" -> Jsons.number(2);
      default -> JsonValue.NULL;
    };
  }

  private static JsonObject unique(Field field) {
    return field.unique()
        ? Jsons.object().add("case_sensitive", false).build()
        : Jsons.object().build();
  }

  private static JsonValue external(Field field) {
    return field.external()
        ? Jsons.object().add("type", "org").add("show", false).build()
        : JsonValue.NULL;
  }

  private static JsonValue textarea(Field field) {
    return field.type().equals("textarea")
        ? Jsons.object().add("type", field.length() > 2_000 ? "large" : "small").build()
        : JsonValue.NULL;
  }

  private static JsonValue currency(Field field) {
    return field.type().equals("currency")
        ? Jsons.object().add("rounding_option", "normal").add("precision", 2).build()
        : Jsons.object().build();
  }

  private static JsonObject lookup(Field field) {
    return field
        .lookup()
        .map(
            target ->
                Jsons.object()
                    .add("api_name", RelatedList.nameOf(field))
                    .add("display_label", field.lookupLabel())
                    .add("id", Ids.named("lookup " + target + "." + field.apiName()))
                    .add(
                        "module",
                        Jsons.object()
                            .add("api_name", target)
                            .add("id", Ids.named("module " + target)))
                    .build())
        .orElseGet(() -> Jsons.object().build());
  }

  /** Where the organisation's lead conversion carries a lead's value; null elsewhere. */
  private static JsonValue convertMapping(Module module, Field field) {
    if (!module.convertible() || field.readOnly()) {
      return JsonValue.NULL;
    }
    JsonObjectBuilder mapping = Jsons.object();
    ConversionMapping.TARGETS.forEach(
        target ->
            mapping.add(
                target,
                ConversionMapping.of(target, field.apiName())
                    .map(Jsons::text)
                    .orElse(JsonValue.NULL)));
    return mapping.build();
  }

  private static List<JsonObject> pickList(Module module, Field field) {
    return IntStream.range(0, field.choices().size())
        .mapToObj(i -> pickListValue(module, field, i))
        .toList();
  }

  /** The id of a picklist's value, which a renaming leaves alone. */
  static String valueId(Module module, Field field, Choice choice) {
    return Ids.named("value " + module.apiName() + "." + field.apiName() + "." + choice.actual());
  }

  private static JsonObject pickListValue(Module module, Field field, int index) {
    Choice choice = field.choices().get(index);
    JsonObjectBuilder view =
        Jsons.object()
            .add("id", valueId(module, field, choice))
            .add("display_value", choice.display())
            .add("actual_value", choice.actual())
            .add("reference_value", choice.actual())
            .add("sequence_number", index + 1)
            .addNull("colour_code")
            .add("type", "used");
    if (field.apiName().equals("Stage")) {
      Stage stage = Stage.of(choice.actual());
      view.add("forecast_type", stage.forecastType())
          .add("probability", stage.probability())
          .add("deal_category", stage.forecastType())
          .add("forecast_category", stage.category());
    }
    return view.build();
  }

  private static String jsonType(Field field) {
    if (field.isLookup() || field.isUser()) {
      return "jsonobject";
    }
    return switch (field.type()) {
      case "integer" -> "integer";
      case "currency", "double", "percent" -> "double";
      case "boolean" -> "boolean";
      case "multiselectpicklist" -> "jsonarray";
      default -> "string";
    };
  }
}
