package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import partnerportal.platform.Role;

class ZohoPeopleTest {

  @Test
  void trusts_stamps_nobody_can_set() {
    assertThat(
            ZohoPeople.witnessFault(
                "Portal_Sessions",
                List.of(field("Created_By", false), field("Modified_By", false))))
        .isNull();
  }

  @Test
  void does_not_trust_stamps_a_caller_can_set() {
    assertThat(
            ZohoPeople.witnessFault(
                "Portal_Sessions", List.of(field("Created_By", true), field("Modified_By", false))))
        .contains("Created_By", "api_create");
  }

  @Test
  void does_not_trust_what_it_cannot_see() {
    assertThat(ZohoPeople.witnessFault("Portal_Sessions", List.of(field("Created_By", false))))
        .contains("Modified_By");
    assertThat(
            ZohoPeople.witnessFault(
                "Portal_Sessions",
                List.of(Json.createObjectBuilder().add("api_name", "Created_By").build())))
        .isNotNull();
  }

  @Test
  void gives_the_widest_role_of_a_profile_and_none_for_an_unknown_one() {
    var profiles =
        Map.of(
            "CRM_ADMIN",
            List.of("Administrator"),
            "CRM_VIEWER",
            List.of("Read Only", "Administrator"));

    assertThat(CrmSignIn.role(profiles, "Administrator")).contains(Role.CRM_ADMIN);
    assertThat(CrmSignIn.role(profiles, "Read Only")).contains(Role.CRM_VIEWER);
    assertThat(CrmSignIn.role(profiles, "Standard")).isEmpty();
    assertThat(CrmSignIn.role(profiles, null)).isEmpty();
  }

  private static JsonObject field(String name, boolean may) {
    var type = Json.createObjectBuilder();
    for (var way : List.of("api_create", "api_update", "web_create", "web_update"))
      type.add(way, may);
    return Json.createObjectBuilder().add("api_name", name).add("operation_type", type).build();
  }
}
