package zohosandbox.metadata;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.stream.IntStream;
import zohosandbox.accounts.Caller;
import zohosandbox.organization.Profile.Right;
import zohosandbox.organization.User;
import zohosandbox.store.Ids;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** {@code /crm/v8/settings/modules}, {@code /fields} and {@code /layouts}. */
@Path("crm/v8/settings")
@Produces(MediaType.APPLICATION_JSON)
public final class MetadataResource {

  private final Catalogue catalogue;

  public MetadataResource(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GET
  @Path("modules")
  public JsonObject modules(@Context SecurityContext security) {
    User caller = Caller.of(security).user();
    return list("modules", catalogue.modules().stream().map(m -> view(m, caller)).toList());
  }

  @GET
  @Path("modules/{module}")
  public JsonObject module(@PathParam("module") String module, @Context SecurityContext security) {
    return list("modules", List.of(view(catalogue.module(module), Caller.of(security).user())));
  }

  @GET
  @Path("fields")
  public JsonObject fields(@QueryParam("module") String module) {
    Module asked = catalogue.module(required(module));
    return list(
        "fields", asked.fields().values().stream().map(field -> view(asked, field)).toList());
  }

  @GET
  @Path("fields/{id}")
  public JsonObject field(@QueryParam("module") String module, @PathParam("id") String id) {
    Module asked = catalogue.module(required(module));
    return asked.fields().values().stream()
        .filter(field -> fieldId(asked, field).equals(id))
        .findFirst()
        .map(field -> list("fields", List.of(view(asked, field))))
        .orElseThrow(
            () -> ZohoError.invalidData(Jsons.object().add("resource_path_index", 2).build()));
  }

  @GET
  @Path("layouts")
  public JsonObject layouts(@QueryParam("module") String module) {
    Module asked = catalogue.module(required(module));
    List<JsonObject> fields =
        asked.fields().values().stream().map(field -> view(asked, field)).toList();
    JsonObject section =
        Jsons.object()
            .add("display_label", asked.singular() + " Information")
            .add("name", asked.singular() + " Information")
            .add("api_name", asked.singular().replace(' ', '_') + "_Information")
            .add("sequence_number", 1)
            .add("column_count", 2)
            .add("fields", Jsons.values(fields))
            .build();
    JsonObject layout =
        Jsons.object()
            .add("id", Ids.named("layout " + asked.apiName()))
            .add("name", "Standard")
            .add("api_name", "Standard")
            .add("display_label", "Standard")
            .add("status", "active")
            .add("visible", true)
            .add("sections", Jsons.array().add(section))
            .build();
    return list("layouts", List.of(layout));
  }

  private static String required(String module) {
    if (module == null || module.isBlank()) {
      throw ZohoError.missingParameter("module");
    }
    return module;
  }

  private static JsonObject list(String name, List<JsonObject> values) {
    return Jsons.object().add(name, Jsons.values(values)).build();
  }

  private static JsonObject view(Module module, User caller) {
    return Jsons.object()
        .add("id", Ids.named("module " + module.apiName()))
        .add("api_name", module.apiName())
        .add("module_name", module.apiName())
        .add("singular_label", module.singular())
        .add("plural_label", module.plural())
        .add("generated_type", module.custom() ? "custom" : "default")
        .add("display_field", module.displayField())
        .add("api_supported", true)
        .add("creatable", caller.may(Right.CREATE, module))
        .add("editable", caller.may(Right.EDIT, module))
        .add("viewable", caller.may(Right.VIEW, module))
        .add("deletable", caller.may(Right.DELETE, module))
        .add("triggers_supported", true)
        .add("isBlueprintSupported", true)
        .add("convertable", module.convertible())
        .add("visible", true)
        .add("visibility", 1)
        .add("status", "visible")
        .add("profiles", Jsons.array())
        .addNull("modified_time")
        .addNull("modified_by")
        .build();
  }

  private static String fieldId(Module module, Field field) {
    return Ids.named("field " + module.apiName() + "." + field.apiName());
  }

  private JsonObject view(Module module, Field field) {
    boolean writable = !field.readOnly();
    JsonObjectBuilder view =
        Jsons.object()
            .add("id", fieldId(module, field))
            .add("api_name", field.apiName())
            .add("field_label", field.label())
            .add("display_label", field.label())
            .add("data_type", field.type())
            .add("json_type", jsonType(field))
            .add("length", field.length())
            .add("system_mandatory", field.mandatory())
            .add("custom_field", field.custom())
            .add("read_only", field.readOnly())
            .add("field_read_only", field.readOnly())
            .add("visible", true)
            .add("filterable", !field.type().equals("textarea"))
            .add("searchable", true)
            .add("sortable", true)
            .add("created_source", field.custom() ? "user" : "default")
            .add(
                "operation_type",
                Jsons.object()
                    .add("web_update", writable)
                    .add("api_create", writable)
                    .add("web_create", writable)
                    .add("api_update", writable))
            .add("unique", unique(field))
            .add("lookup", lookup(field))
            .add("pick_list_values", Jsons.values(pickList(module, field)))
            .addNull("external")
            .addNull("convert_mapping");
    return view.build();
  }

  private static JsonObject unique(Field field) {
    return field.unique()
        ? Jsons.object().add("case_sensitive", false).build()
        : Jsons.object().build();
  }

  private JsonObject lookup(Field field) {
    return field
        .lookup()
        .map(
            target ->
                Jsons.object()
                    .add("api_name", field.apiName())
                    .add("display_label", field.lookupLabel())
                    .add(
                        "module",
                        Jsons.object()
                            .add("api_name", target)
                            .add("id", Ids.named("module " + target)))
                    .build())
        .orElseGet(() -> Jsons.object().build());
  }

  private static List<JsonObject> pickList(Module module, Field field) {
    return IntStream.range(0, field.pickList().size())
        .mapToObj(i -> pickListValue(module, field, i))
        .toList();
  }

  private static JsonObject pickListValue(Module module, Field field, int index) {
    String value = field.pickList().get(index);
    JsonObjectBuilder view =
        Jsons.object()
            .add("id", Ids.named("value " + module.apiName() + "." + field.apiName() + "." + value))
            .add("display_value", value)
            .add("actual_value", value)
            .add("reference_value", value)
            .add("sequence_number", index + 1)
            .add("type", "used");
    if (field.apiName().equals("Stage")) {
      view.add("forecast_type", forecast(value)).add("probability", probability(value));
    }
    return view.build();
  }

  private static String forecast(String stage) {
    if (stage.startsWith("Closed Lost")) {
      return "Closed Lost";
    }
    return stage.equals("Closed Won") ? "Closed Won" : "Open";
  }

  private static int probability(String stage) {
    return switch (stage) {
      case "Qualification" -> 10;
      case "Needs Analysis" -> 20;
      case "Value Proposition" -> 40;
      case "Identify Decision Makers" -> 60;
      case "Proposal/Price Quote" -> 75;
      case "Negotiation/Review" -> 90;
      case "Closed Won" -> 100;
      default -> 0;
    };
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
