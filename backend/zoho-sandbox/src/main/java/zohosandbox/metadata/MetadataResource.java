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
import zohosandbox.organization.User;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** {@code /crm/v8/settings/modules} and {@code /fields}. */
@Path("crm/v8/settings")
@Produces(MediaType.APPLICATION_JSON)
public final class MetadataResource {

  private final Catalogue catalogue;
  private final ModuleView moduleView;
  private final NewModule newModule;
  private final NewFields newFields;
  private final ChangedField changedField;

  public MetadataResource(Catalogue catalogue, Organization organization) {
    this.catalogue = catalogue;
    this.moduleView = new ModuleView(catalogue, organization);
    this.newModule = new NewModule(catalogue, organization);
    this.newFields = new NewFields(catalogue, organization);
    this.changedField = new ChangedField(catalogue);
  }

  @GET
  @Path("modules")
  public JsonObject modules(@Context SecurityContext security) {
    User caller = Caller.of(security).user();
    return list(
        "modules", catalogue.modules().stream().map(m -> moduleView.of(m, caller)).toList());
  }

  @GET
  @Path("modules/{module}")
  public JsonObject module(@PathParam("module") String name, @Context SecurityContext security) {
    Module module =
        catalogue.modules().stream()
            .filter(m -> m.apiName().equals(name) || ModuleView.id(m).equals(name))
            .findFirst()
            .orElseThrow(ZohoError::invalidModule);
    return list("modules", List.of(moduleView.of(module, Caller.of(security).user())));
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

  /** A label as it would be written in paths. */
  static String apiName(String label) {
    return label.strip().replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
  }

  static String small(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
