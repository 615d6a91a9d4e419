package zohosandbox.metadata;

import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import zohosandbox.accounts.Caller;
import zohosandbox.organization.Organization;
import zohosandbox.organization.Profile.Right;
import zohosandbox.organization.User;
import zohosandbox.store.Ids;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** {@code /crm/v8/settings/modules} and {@code /fields}. */
@Path("crm/v8/settings")
@Produces(MediaType.APPLICATION_JSON)
public final class MetadataResource {

  private final Catalogue catalogue;
  private final Organization organization;
  private final NewModule newModule;
  private final NewFields newFields;
  private final ChangedField changedField;

  public MetadataResource(Catalogue catalogue, Organization organization) {
    this.catalogue = catalogue;
    this.organization = organization;
    this.newModule = new NewModule(catalogue, organization);
    this.newFields = new NewFields(catalogue, organization);
    this.changedField = new ChangedField(catalogue);
  }

  @GET
  @Path("modules")
  public JsonObject modules(@Context SecurityContext security) {
    User caller = Caller.of(security).user();
    return list("modules", catalogue.modules().stream().map(m -> view(m, caller)).toList());
  }

  @GET
  @Path("modules/{module}")
  public JsonObject module(@PathParam("module") String name, @Context SecurityContext security) {
    Module module =
        catalogue.modules().stream()
            .filter(m -> m.apiName().equals(name) || id(m).equals(name))
            .findFirst()
            .orElseThrow(ZohoError::invalidModule);
    return list("modules", List.of(view(module, Caller.of(security).user())));
  }

  @POST
  @Path("modules")
  public Response createModule(byte[] body, @Context SecurityContext security) {
    requireAdministrator(security);
    return newModule.create(Jsons.body(body));
  }

  @GET
  @Path("fields")
  public Response fields(@QueryParam("module") String module, @QueryParam("type") String type) {
    Module asked = catalogue.module(required(module));
    List<JsonObject> fields =
        "unused".equals(type)
            ? List.of()
            : asked.fields().values().stream().map(field -> FieldView.of(asked, field)).toList();
    return fields.isEmpty()
        ? Response.noContent().build()
        : Response.ok(list("fields", fields)).build();
  }

  @POST
  @Path("fields")
  public Response createFields(
      @QueryParam("module") String module, byte[] body, @Context SecurityContext security) {
    requireAdministrator(security);
    return newFields.create(catalogue.module(required(module)), Jsons.body(body));
  }

  @GET
  @Path("fields/{field}")
  public JsonObject field(@QueryParam("module") String module, @PathParam("field") String id) {
    Module asked = catalogue.module(required(module));
    return list("fields", List.of(FieldView.of(asked, find(asked, id))));
  }

  @PATCH
  @Path("fields/{field}")
  public JsonObject changeField(
      @QueryParam("module") String module,
      @PathParam("field") String id,
      byte[] body,
      @Context SecurityContext security) {
    requireAdministrator(security);
    Module asked = catalogue.module(required(module));
    return changedField.change(asked, find(asked, id), Jsons.body(body));
  }

  @DELETE
  @Path("fields/{field}")
  public JsonObject deleteField(
      @QueryParam("module") String module,
      @PathParam("field") String id,
      @Context SecurityContext security) {
    requireAdministrator(security);
    Module asked = catalogue.module(required(module));
    return changedField.delete(asked, find(asked, id));
  }

  private static Field find(Module module, String idOrName) {
    return module.fields().values().stream()
        .filter(f -> f.apiName().equals(idOrName) || FieldView.id(module, f).equals(idOrName))
        .findFirst()
        .orElseThrow(
            () -> ZohoError.invalidData(Jsons.object().add("resource_path_index", 2).build()));
  }

  private static void requireAdministrator(SecurityContext security) {
    if (!Caller.of(security).user().profile().administrator()) {
      throw ZohoError.noPermission("Crm_Implied_Customize_Zoho_CRM");
    }
  }

  /** The module parameter, which is mandatory everywhere. */
  static String required(String module) {
    if (module == null || module.isBlank()) {
      throw ZohoError.missingParameter("module");
    }
    return module;
  }

  private static JsonObject list(String name, List<JsonObject> values) {
    return Jsons.object().add(name, Jsons.values(values)).build();
  }

  private static String id(Module module) {
    return Ids.named("module " + module.apiName());
  }

  private JsonObject view(Module module, User caller) {
    return Jsons.object()
        .add("id", id(module))
        .add("api_name", module.apiName())
        .add("module_name", module.apiName())
        .add("singular_label", module.singular())
        .add("plural_label", module.plural())
        .add("actual_singular_label", module.singular())
        .add("actual_plural_label", module.plural())
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
        .add("show_as_tab", !module.apiName().equals("Notes"))
        .add("visible", true)
        .add("visibility", 1)
        .add("status", "visible")
        .add("quick_create", true)
        .add("feeds_required", false)
        .add("scoring_supported", true)
        .add("webform_supported", module.convertible() || module.custom())
        .add("filter_supported", true)
        .add("global_search_supported", true)
        .add("emailTemplate_support", true)
        .add("recycle_bin_on_delete", true)
        .add("has_more_profiles", false)
        .add("sequence_number", List.copyOf(catalogue.modules()).indexOf(module) + 1)
        .add("profile_count", organization.profileReferences().size())
        .add("profiles", Jsons.values(organization.profileReferences()))
        .add("business_card_field_limit", 5)
        .add("presence_sub_menu", false)
        .add("parent_module", Jsons.object())
        .add("arguments", Jsons.array())
        .addNull("web_link")
        .addNull("description")
        .addNull("modified_time")
        .addNull("modified_by")
        .build();
  }

  /** A label as it would be written in paths. */
  static String apiName(String label) {
    return label.strip().replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
  }

  static String small(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
