package zohosandbox.metadata;

import jakarta.json.JsonObject;
import zohosandbox.organization.User;
import zohosandbox.store.Ids;
import zohosandbox.wire.Jsons;

/** The one view a module has: all its records. */
final class CustomView {

  private CustomView() {}

  static JsonObject of(Module module, User founder) {
    String name = "All " + module.plural();
    JsonObject person =
        Jsons.object().add("name", founder.fullName()).add("id", founder.id()).build();
    JsonObject field =
        Jsons.object()
            .add("api_name", module.displayField())
            .add("id", Ids.named("field " + module.apiName() + "." + module.displayField()))
            .add("_pin", false)
            .build();
    JsonObject criteria =
        Jsons.object()
            .addNull("comparator")
            .add("field", Jsons.object().addNull("api_name").addNull("id"))
            .addNull("value")
            .addNull("group_operator")
            .add("group", Jsons.array())
            .build();
    return Jsons.object()
        .add("id", Ids.named("view " + module.apiName()))
        .add("name", name)
        .add("display_value", name)
        .add("system_name", "ALLVIEWS")
        .add("category", "public_views")
        .add("access_type", "public")
        .add("system_defined", true)
        .add("default", true)
        .add("offline", false)
        .add("locked", false)
        .addNull("favorite")
        .addNull("created_time")
        .addNull("modified_time")
        .addNull("last_accessed_time")
        .add("created_by", person)
        .add("modified_by", person)
        .add(
            "module",
            Jsons.object()
                .add("api_name", module.apiName())
                .add("name", module.apiName())
                .add("id", Ids.named("module " + module.apiName())))
        .add("criteria", criteria)
        .add("shared_to", Jsons.array())
        .add("fields", Jsons.array().add(field))
        .add("sort_by", Jsons.object().add("api_name", "id").add("id", field.getString("id")))
        .add("sort_order", "desc")
        .build();
  }
}
