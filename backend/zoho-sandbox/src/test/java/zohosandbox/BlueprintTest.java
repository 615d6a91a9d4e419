package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import zohosandbox.Crm.Answer;

class BlueprintTest {

  private static final String PARTNER = "/crm/v8/Partners/" + Crm.NORTHWIND;

  private static String transition(Crm crm, String name) {
    return crm
        .get(PARTNER + "/actions/blueprint")
        .body()
        .getJsonObject("blueprint")
        .getJsonArray("transitions")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(t -> t.getString("name").equals(name))
        .findFirst()
        .orElseThrow()
        .getString("id");
  }

  private static String status(Crm crm) {
    return crm.get(PARTNER + "?fields=Partner_Status").first().getString("Partner_Status");
  }

  private static Answer move(Crm crm, String id) {
    return crm.put(
        PARTNER + "/actions/blueprint", "{\"blueprint\":[{\"transition_id\":\"" + id + "\"}]}");
  }

  @Test
  void moves_a_partner_by_transitions_and_refuses_to_write_the_status_directly() {
    try (Crm crm = Crm.with(Map.of("SANDBOX_BLUEPRINT", "partners")).signedIn()) {
      Answer direct = crm.put(PARTNER, "{\"data\":[{\"Partner_Status\":\"Approved\"}]}");
      Answer other = crm.put(PARTNER, "{\"data\":[{\"Country\":\"Malta\"}]}");
      String approve = transition(crm, "Approve");
      Answer moved = move(crm, approve);
      Answer again = move(crm, approve);

      assertThat(direct.status()).isEqualTo(400);
      assertThat(direct.code()).isEqualTo("RECORD_IN_BLUEPRINT");
      assertThat(other.status()).isEqualTo(200);
      assertThat(moved.status()).isEqualTo(200);
      assertThat(moved.body().getString("message")).isEqualTo("transition updated successfully");
      assertThat(status(crm)).isEqualTo("Approved");
      assertThat(again.body().getString("message")).isEqualTo("invalid transition");
    }
  }

  @Test
  void lets_go_of_a_partner_that_was_turned_down() {
    try (Crm crm = Crm.with(Map.of("SANDBOX_BLUEPRINT", "partners")).signedIn()) {
      String id = transition(crm, "Reject");

      Answer moved =
          crm.put(
              PARTNER + "/actions/blueprint",
              "{\"blueprint\":[{\"transition_id\":\"%s\",\"data\":{\"Rejection_Reason\":\"no\"}}]}"
                  .formatted(id));

      assertThat(moved.status()).isEqualTo(200);
      assertThat(crm.get(PARTNER).first().getString("Rejection_Reason")).isEqualTo("no");
      assertThat(crm.get(PARTNER + "/actions/blueprint").code()).isEqualTo("RECORD_NOT_IN_PROCESS");
    }
  }

  @Test
  void is_nowhere_unless_it_was_asked_for() {
    try (Crm crm = Crm.start().signedIn()) {
      Answer direct = crm.put(PARTNER, "{\"data\":[{\"Partner_Status\":\"Approved\"}]}");

      assertThat(crm.get(PARTNER + "/actions/blueprint").code()).isEqualTo("RECORD_NOT_IN_PROCESS");
      assertThat(direct.status()).isEqualTo(200);
    }
  }
}
