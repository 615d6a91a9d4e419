package zohosandbox.organization;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import zohosandbox.store.Ids;
import zohosandbox.wire.Jsons;

/** {@code /crm/v8/org}. */
@Path("crm/v8/org")
@Produces(MediaType.APPLICATION_JSON)
public final class OrganizationResource {

  private final Organization organization;

  public OrganizationResource(Organization organization) {
    this.organization = organization;
  }

  @GET
  public JsonObject org() {
    JsonObject details = organization.details();
    JsonObject org =
        Jsons.object()
            .add("id", Ids.named("organization"))
            .add("company_name", organization.company())
            .add("zgid", organization.zgid())
            .add("domain_name", "org" + organization.zgid())
            .add("primary_email", details.getString("primary_email"))
            .add("time_zone", details.getString("time_zone", "Europe/Berlin"))
            .add("currency", details.getString("currency", "Euro"))
            .add("currency_symbol", details.getString("currency_symbol", "€"))
            .add("iso_code", details.getString("iso_code", "EUR"))
            .add("currency_locale", "en_GB")
            .add("country_code", "DE")
            .addAll(never())
            .add("country", "Germany")
            .add("phone", details.getString("phone", ""))
            .add("primary_zuid", organization.firstAdministrator().id().substring(9))
            .add("type", "production")
            .add("gapps_enabled", false)
            .add("mc_status", false)
            .add(
                "license_details",
                Jsons.object()
                    .add("paid", true)
                    .add("paid_expiry", "2099-12-31T00:00:00+00:00")
                    .addNull("trial_type")
                    .addNull("trial_expiry")
                    .add("trial_action", "")
                    .add("paid_type", organization.edition())
                    .add("users_license_purchased", 10)
                    .add("portal_users_license_purchased", 0))
            .build();
    return Organization.list("org", List.of(org));
  }

  /** What Zoho's answer always holds and this organisation never has. */
  private static JsonObjectBuilder never() {
    JsonObjectBuilder never = Jsons.object();
    for (String nothing :
        List.of(
            "photo_id",
            "city",
            "description",
            "street",
            "alias",
            "state",
            "fax",
            "zip",
            "mobile",
            "zia_portal_id")) {
      never.addNull(nothing);
    }
    for (String no :
        List.of(
            "translation_enabled",
            "deletable_org_account",
            "privacy_settings",
            "hipaa_compliance_enabled",
            "lite_users_enabled",
            "oauth_presence")) {
      never.add(no, false);
    }
    return never
        .add("max_per_page", 200)
        .add("ezgid", "")
        .add("call_icon", "default")
        .add("zia_zgid", 0)
        .add(
            "hierarchy_preferences",
            Jsons.object().add("type", "Role_Hierarchy").add("strictly_reporting", false))
        .add("checkin_preferences", Jsons.object().addNull("restricted_event_types"));
  }
}
