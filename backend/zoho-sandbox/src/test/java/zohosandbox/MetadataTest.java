package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetadataTest {

  private final Crm crm = Crm.start().signedIn();

  @AfterEach
  void stop() {
    crm.close();
  }

  private JsonObject field(String module, String name) {
    return crm
        .get("/crm/v8/settings/fields?module=" + module)
        .body()
        .getJsonArray("fields")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(field -> field.getString("api_name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void knows_the_standard_modules_and_ours() {
    String modules = crm.get("/crm/v8/settings/modules").text();

    assertThat(modules)
        .contains("\"Leads\"", "\"Contacts\"", "\"Accounts\"", "\"Deals\"", "\"Portal_Sessions\"");
    assertThat(crm.get("/crm/v8/settings/modules/Partners").text())
        .contains("\"generated_type\":\"custom\"");
  }

  @Test
  void can_be_an_organisation_without_a_module() {
    crm.send("DELETE", "/_sandbox/modules/Portal_Sessions", null, Map.of());

    assertThat(crm.get("/crm/v8/settings/fields?module=Portal_Sessions").code())
        .isEqualTo("INVALID_MODULE");
    assertThat(crm.get("/crm/v8/settings/modules").text())
        .contains("\"Partners\"")
        .doesNotContain("\"Portal_Sessions\"");

    crm.send("PUT", "/_sandbox/modules/Portal_Sessions", null, Map.of());
    assertThat(field("Portal_Sessions", "Created_By")).isNotNull();
  }

  @Test
  void says_that_nobody_may_write_who_made_a_record() {
    JsonObject operations = field("Portal_Sessions", "Created_By").getJsonObject("operation_type");

    assertThat(operations.values())
        .hasSize(4)
        .allMatch(allowed -> !Boolean.parseBoolean("" + allowed));
  }

  @Test
  void adds_our_fields_to_the_standard_modules() {
    assertThat(field("Leads", "Portal_Lead_Id").getJsonObject("unique"))
        .containsKey("case_sensitive");
    assertThat(
            field("Deals", "Partner")
                .getJsonObject("lookup")
                .getJsonObject("module")
                .getString("api_name"))
        .isEqualTo("Partners");
    assertThat(field("Partners", "Partner_Status").getJsonArray("pick_list_values")).hasSize(6);
    assertThat(crm.get("/crm/v8/settings/fields").code()).isEqualTo("REQUIRED_PARAM_MISSING");
  }

  @Test
  void has_one_layout_per_module_and_the_profiles_of_the_organisation() {
    assertThat(crm.get("/crm/v8/settings/layouts?module=Leads").body().getJsonArray("layouts"))
        .hasSize(1);
    assertThat(crm.get("/crm/v8/settings/profiles").text())
        .contains("Administrator", "Partner Manager", "Read Only");
    assertThat(crm.get("/crm/v8/settings/roles").status()).isEqualTo(200);
    assertThat(crm.get("/crm/v8/settings/variables").text()).contains("http://localhost:18080");
  }

  @Test
  void knows_the_organisation_and_its_people() {
    JsonObject org = crm.get("/crm/v8/org").body().getJsonArray("org").getJsonObject(0);
    JsonObject me =
        crm.get("/crm/v8/users?type=CurrentUser").body().getJsonArray("users").getJsonObject(0);

    assertThat(org.getString("zgid")).isEqualTo("700000001");
    assertThat(me.getString("id")).isEqualTo(Crm.INTEGRATION);
    assertThat(crm.get("/crm/v8/users?type=ActiveUsers").body().getJsonArray("users")).hasSize(4);
    assertThat(crm.get("/crm/v8/users/5437000000009999999").status()).isEqualTo(204);
  }
}
