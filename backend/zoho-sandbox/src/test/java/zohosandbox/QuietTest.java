package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuietTest {

  private final Crm crm = Crm.start().signedIn();

  @AfterEach
  void stop() {
    crm.close();
  }

  @Test
  void changes_a_record_without_a_trace_in_its_times() {
    String id = crm.create("Leads", "{\"Last_Name\":\"Dee\",\"Company\":\"Acme\"}");
    JsonObject before = crm.get("/crm/v8/Leads/" + id).first();
    crm.advance("PT30M"); // the access token lives an hour

    crm.put("/_sandbox/records/Leads/" + id, "{\"Company\":\"Other\"}");

    JsonObject after = crm.get("/crm/v8/Leads/" + id).first();
    assertThat(after.getString("Company")).isEqualTo("Other");
    assertThat(after.getString("Modified_Time")).isEqualTo(before.getString("Modified_Time"));
  }

  @Test
  void removes_a_record_that_nobody_ever_deleted() {
    String id = crm.create("Leads", "{\"Last_Name\":\"Dee\",\"Company\":\"Acme\"}");

    crm.delete("/_sandbox/records/Leads/" + id);

    assertThat(crm.get("/crm/v8/Leads/" + id).status()).isEqualTo(204);
    assertThat(crm.get("/crm/v8/Leads/deleted?type=all").text()).doesNotContain(id);
  }

  @Test
  void copies_a_record_under_an_id_of_its_own() {
    String id = crm.create("Leads", "{\"Last_Name\":\"Dee\",\"Company\":\"Acme\"}");

    String copy =
        crm.post("/_sandbox/records/Leads/" + id + "/copy", "{\"Company\":\"Copied\"}")
            .body()
            .getString("id");

    assertThat(copy).isNotEqualTo(id);
    assertThat(crm.get("/crm/v8/Leads/" + copy).first().getString("Company")).isEqualTo("Copied");
    assertThat(crm.get("/crm/v8/Leads/" + id).first().getString("Company")).isEqualTo("Acme");
  }

  @Test
  void knows_no_record_that_is_not_there() {
    assertThat(crm.put("/_sandbox/records/Leads/5437000000000999999", "{}").status())
        .isEqualTo(404);
  }
}
