package zohosandbox.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import zohosandbox.accounts.Caller;
import zohosandbox.metadata.Catalogue;
import zohosandbox.metadata.Field;
import zohosandbox.metadata.Module;
import zohosandbox.organization.User;
import zohosandbox.store.Ids;
import zohosandbox.wire.Jsons;

/**
 * {@code GET /crm/v8/Leads/{id}/__conversion_options}: contacts with the lead's e-mail and accounts
 * with its company's name.
 */
@Path("crm/v8/Leads/{id: [^/]+}/__conversion_options")
@Produces(MediaType.APPLICATION_JSON)
public final class ConversionOptions {

  private final Catalogue catalogue;
  private final Records records;
  private final RecordView view;

  public ConversionOptions(Catalogue catalogue, Records records, RecordView view) {
    this.catalogue = catalogue;
    this.records = records;
    this.view = view;
  }

  @GET
  public JsonObject options(@PathParam("id") String id, @Context SecurityContext security) {
    JsonObject lead = records.requireThere(catalogue.module("Leads"), id, security);
    return Jsons.object().add("__conversion_options", of(lead, Caller.of(security).user())).build();
  }

  private JsonObject of(JsonObject lead, User caller) {
    Map<String, List<JsonObject>> found = new LinkedHashMap<>();
    Map<String, List<JsonObject>> matches = new LinkedHashMap<>();
    look("Contacts", "Email", "Email", lead, caller, found, matches);
    look("Accounts", "Account_Name", "Company", lead, caller, found, matches);
    found.put("Deals", List.of());
    matches.put("Deals", List.of());
    JsonObjectBuilder options =
        Jsons.object()
            .add("module_preference", module("Accounts"))
            .add("modules_with_multiple_layouts", Jsons.array());
    found.forEach((name, rows) -> options.add(name, Jsons.values(rows)));
    JsonObjectBuilder matched = Jsons.object();
    matches.forEach((name, values) -> matched.add(name, Jsons.values(values)));
    return options.add("preference_field_matched_value", matched).build();
  }

  private void look(
      String moduleName,
      String fieldName,
      String leadField,
      JsonObject lead,
      User caller,
      Map<String, List<JsonObject>> found,
      Map<String, List<JsonObject>> matches) {
    Module module = catalogue.module(moduleName);
    Field field = module.field(fieldName).orElseThrow();
    List<JsonObject> rows = new ArrayList<>();
    List<JsonObject> values = new ArrayList<>();
    if (lead.get(leadField) instanceof JsonString wanted) {
      records
          .findBy(module, field, wanted.getString())
          .filter(row -> caller.sees(module, row))
          .ifPresent(
              row -> {
                rows.add(view.show(module, row, List.of(module.displayField(), "Owner"), caller));
                values.add(match(moduleName, fieldName, wanted.getString()));
              });
    }
    found.put(moduleName, rows);
    matches.put(moduleName, values);
  }

  private static JsonObject match(String module, String field, String value) {
    return Jsons.object()
        .add(
            "field",
            Jsons.object()
                .add("api_name", field)
                .add("id", Ids.named("field " + module + "." + field)))
        .add("matched_lead_value", value)
        .build();
  }

  private static JsonObject module(String name) {
    return Jsons.object().add("api_name", name).add("id", Ids.named("module " + name)).build();
  }
}
