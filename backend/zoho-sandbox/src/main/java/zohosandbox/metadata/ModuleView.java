package zohosandbox.metadata;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import zohosandbox.organization.Organization;
import zohosandbox.organization.Profile.Right;
import zohosandbox.organization.User;
import zohosandbox.store.Ids;
import zohosandbox.wire.Jsons;

/** A module as {@code settings/modules} shows it. */
final class ModuleView {

  private final Catalogue catalogue;
  private final Organization organization;

  ModuleView(Catalogue catalogue, Organization organization) {
    this.catalogue = catalogue;
    this.organization = organization;
  }

  /** The id of a module, the same in every sandbox. */
  static String id(Module module) {
    return Ids.named("module " + module.apiName());
  }

  JsonObject of(Module module, User caller) {
    User founder = organization.firstAdministrator();
    JsonObjectBuilder view =
        Jsons.object()
            .add("id", id(module))
            .add("api_name", module.apiName())
            .add("module_name", module.apiName())
            .add("singular_label", module.singular())
            .add("plural_label", module.plural())
            .add("actual_singular_label", module.singular())
            .add("actual_plural_label", module.plural())
            .add("generated_type", module.custom() ? "custom" : "default")
            .add("display_field", displayField(module))
            .add("creatable", caller.may(Right.CREATE, module))
            .add("editable", caller.may(Right.EDIT, module))
            .add("viewable", caller.may(Right.VIEW, module))
            .add("deletable", caller.may(Right.DELETE, module))
            .add("convertable", module.convertible())
            .add("show_as_tab", !module.apiName().equals("Notes"))
            .add("custom_view", CustomView.of(module, founder))
            .add("related_list_properties", relatedListProperties(module))
            .add("webform_supported", module.convertible() || module.custom())
            .add("sequence_number", List.copyOf(catalogue.modules()).indexOf(module) + 1)
            .add("profile_count", organization.profileReferences().size())
            .add("profiles", Jsons.values(organization.profileReferences()))
            .add(
                "modified_by",
                Jsons.object().add("name", founder.fullName()).add("id", founder.id()));
    return view.addAll(same()).build();
  }

  private static JsonObject relatedListProperties(Module module) {
    return Jsons.object()
        .add("sort_by", displayField(module))
        .add("fields", Jsons.array())
        .addNull("sort_order")
        .build();
  }

  private static JsonObject displayField(Module module) {
    return Jsons.object()
        .add("api_name", module.displayField())
        .add("id", Ids.named("field " + module.apiName() + "." + module.displayField()))
        .build();
  }

  /** What is the same for every module of this organisation. */
  private static JsonObjectBuilder same() {
    JsonObjectBuilder same = Jsons.object();
    for (String yes :
        List.of(
            "api_supported",
            "triggers_supported",
            "isBlueprintSupported",
            "visible",
            "quick_create",
            "scoring_supported",
            "filter_supported",
            "global_search_supported",
            "common.search_supported",
            "emailTemplate_support",
            "recycle_bin_on_delete",
            "chart_view_supported",
            "kanban_view_supported")) {
      same.add(yes, true);
    }
    for (String no :
        List.of(
            "feeds_required",
            "has_more_profiles",
            "presence_sub_menu",
            "inventory_template_supported",
            "chart_view",
            "email_parser_supported",
            "track_current_data",
            "kanban_view",
            "filter_status",
            "zia_view")) {
      same.add(no, false);
    }
    for (String list :
        List.of(
            "arguments",
            "$field_states",
            "business_card_fields",
            "$properties",
            "$on_demand_properties",
            "search_layout_fields",
            "related_lists",
            "layouts",
            "fields",
            "default_mapping_fields",
            "layout_associations")) {
      same.add(list, Jsons.array());
    }
    for (String nothing :
        List.of("web_link", "description", "modified_time", "parent_module", "activity_badge")) {
      same.addNull(nothing);
    }
    return same.add("status", "visible")
        .add("visibility", 1)
        .add("business_card_field_limit", 5)
        .add("per_page", 200)
        .add("lookup_field_properties", Jsons.object().add("fields", Jsons.array()));
  }
}
