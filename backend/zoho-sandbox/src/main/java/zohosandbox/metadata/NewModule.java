package zohosandbox.metadata;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.regex.Pattern;
import zohosandbox.organization.Organization;
import zohosandbox.store.Ids;
import zohosandbox.wire.Credits;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/**
 * {@code POST /crm/v8/settings/modules}: one module a call, from the Enterprise edition on, and not
 * repeatable.
 */
final class NewModule {

  private static final int CREDITS = 500;
  private static final int LONGEST_LABEL = 25;
  private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ]*");
  private static final Pattern API_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
  private static final Set<String> EDITIONS =
      Set.of("enterprise", "zoho_one", "one", "ultimate", "crm_plus");
  private static final Set<String> RESERVED =
      Set.of(
          "status",
          "settings",
          "signals",
          "users",
          "org",
          "organization",
          "organizations",
          "approval",
          "approvals",
          "profile",
          "profiles",
          "role",
          "roles",
          "coql",
          "modules");

  private final Catalogue catalogue;
  private final Organization organization;

  NewModule(Catalogue catalogue, Organization organization) {
    this.catalogue = catalogue;
    this.organization = organization;
  }

  Response create(JsonObject body) {
    if (!EDITIONS.contains(MetadataResource.small(organization.edition()))) {
      throw ZohoError.badRequest("NOT_SUPPORTED", "Feature not supported in this edition");
    }
    if (!(body.get("modules") instanceof JsonArray modules) || modules.isEmpty()) {
      throw Refusals.missing("modules", "$.modules");
    }
    if (modules.size() > 1) {
      throw Refusals.limit("modules", "$.modules", 1);
    }
    try {
      JsonObject made = judged(modules.get(0).asJsonObject());
      catalogue.keepModule(made);
      return answer(201, success(Ids.named("module " + made.getString("api_name"))));
    } catch (ClassCastException e) {
      throw Refusals.invalid("modules", "$.modules[0]");
    } catch (ZohoError e) {
      return answer(e.status(), e.body());
    }
  }

  private static JsonObject success(String id) {
    return Jsons.object()
        .add("code", "SUCCESS")
        .add("details", Jsons.object().add("id", id))
        .add("message", "module created successfully")
        .add("status", "success")
        .build();
  }

  private static Response answer(int status, JsonObject result) {
    return Response.status(status)
        .entity(Jsons.object().add("modules", Jsons.array().add(result)).build())
        .header(Credits.HEADER, CREDITS)
        .build();
  }

  private JsonObject judged(JsonObject sent) {
    String singular = label(sent, "singular_label");
    String plural = label(sent, "plural_label");
    if (!(sent.get("profiles") instanceof JsonArray profiles) || profiles.isEmpty()) {
      throw Refusals.missing("profiles", "$.modules[0].profiles");
    }
    String name = Jsons.text(sent, "api_name").orElseGet(() -> MetadataResource.apiName(plural));
    if (!API_NAME.matcher(name).matches()) {
      throw Refusals.invalid("api_name", "$.modules[0].api_name");
    }
    if (RESERVED.contains(MetadataResource.small(name))) {
      throw Refusals.reserved("api_name", "$.modules[0].api_name");
    }
    for (Module module : catalogue.modules()) {
      if (module.apiName().equalsIgnoreCase(name)) {
        throw Refusals.duplicate("api_name", "$.modules[0].api_name");
      }
      if (module.plural().equalsIgnoreCase(plural)) {
        throw Refusals.duplicate("plural_label", "$.modules[0].plural_label");
      }
    }
    return definition(name, singular, plural, sent);
  }

  private static JsonObject definition(
      String name, String singular, String plural, JsonObject sent) {
    JsonObject display =
        sent.get("display_field") instanceof JsonObject field ? field : Jsons.object().build();
    JsonObject field =
        Jsons.object()
            .add("api_name", "Name")
            .add("field_label", Jsons.text(display, "field_label").orElse(singular + " Name"))
            .add("data_type", Jsons.text(display, "data_type").orElse("text"))
            .add("required", true)
            .build();
    return Jsons.object()
        .add("api_name", name)
        .add("singular_label", singular)
        .add("plural_label", plural)
        .add("fields", Jsons.array().add(field))
        .build();
  }

  private static String label(JsonObject sent, String member) {
    String path = "$.modules[0]." + member;
    String label = Jsons.text(sent, member).orElseThrow(() -> Refusals.missing(member, path));
    if (label.length() > LONGEST_LABEL) {
      throw Refusals.tooLong(member, path, LONGEST_LABEL);
    }
    if (!LABEL.matcher(label).matches()) {
      throw Refusals.invalid(member, path);
    }
    if (RESERVED.contains(MetadataResource.small(label))) {
      throw Refusals.reserved(member, path);
    }
    return label;
  }
}
