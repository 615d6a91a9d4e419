package zohosandbox.metadata;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.stream.IntStream;
import zohosandbox.organization.Organization;
import zohosandbox.organization.User;
import zohosandbox.store.Ids;
import zohosandbox.wire.Jsons;

/** The one layout a module has, with one section that holds all fields. */
final class LayoutView {

  private LayoutView() {}

  static JsonObject of(Module module, Organization organization) {
    User founder = organization.firstAdministrator();
    JsonObject person =
        Jsons.object().add("name", founder.fullName()).add("id", founder.id()).build();
    return Jsons.object()
        .add("id", LayoutsResource.layoutId(module))
        .add("name", "Standard")
        .add("api_name", "Standard")
        .add("display_label", "Standard")
        .add("status", "active")
        .add("visible", true)
        .add("generated_type", "system")
        .add("source", "crm")
        .add("mode", "view")
        .add("show_business_card", true)
        .add("has_more_profiles", false)
        .add("profiles", Jsons.values(profiles(module, organization)))
        .add("sections", Jsons.array().add(section(module)))
        .add("subform_properties", Jsons.object().add("pinned_column", false))
        .add("actions_allowed", actions())
        .add("created_for", person)
        .add("created_by", person)
        .add("modified_by", person)
        .addNull("convert_mapping")
        .addNull("created_time")
        .addNull("modified_time")
        .build();
  }

  private static List<JsonObject> profiles(Module module, Organization organization) {
    JsonObject view =
        Jsons.object()
            .add("id", Ids.named("layout view " + module.apiName()))
            .add("name", "Standard View")
            .add("type", "default")
            .build();
    return organization.profileReferences().stream()
        .map(p -> Jsons.copy(p).add("default", true).add("_default_view", view).build())
        .toList();
  }

  private static JsonObject section(Module module) {
    List<Field> all = List.copyOf(module.fields().values());
    List<JsonObject> fields =
        IntStream.range(0, all.size()).mapToObj(i -> field(module, all.get(i), i + 1)).toList();
    String name = module.singular() + " Information";
    return Jsons.object()
        .add("id", Ids.named("section " + module.apiName()))
        .add("display_label", name)
        .add("name", name)
        .add("api_name", name.replace(' ', '_'))
        .add("sequence_number", 1)
        .add("column_count", 2)
        .add("isSubformSection", false)
        .add("tab_traversal", "left_to_right")
        .add("generated_type", "default")
        .add("type", "used")
        .addNull("properties")
        .add("fields", Jsons.values(fields))
        .build();
  }

  /** A field as the layout has it: its place, and what the layout demands of it. */
  private static JsonObject field(Module module, Field field, int place) {
    return Jsons.copy(FieldView.of(module, field))
        .add("required", field.mandatory())
        .add("section_id", 1)
        .add("sequence_number", place)
        .add("static_values", Jsons.array())
        .addNull("validation_rule")
        .build();
  }

  private static JsonObjectBuilder actions() {
    JsonObjectBuilder actions = Jsons.object();
    for (String action :
        List.of(
            "edit",
            "rename",
            "clone",
            "downgrade",
            "delete",
            "deactivate",
            "set_layout_permissions")) {
      actions.add(action, action.equals("edit"));
    }
    return actions;
  }
}
