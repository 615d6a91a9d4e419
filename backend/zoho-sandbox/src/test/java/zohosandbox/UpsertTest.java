package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zohosandbox.Crm.Answer;

class UpsertTest {

  private final Crm crm = Crm.start().signedIn();

  @AfterEach
  void stop() {
    crm.close();
  }

  private Answer upsert(String record, String rest) {
    return crm.post("/crm/v8/Leads/upsert", "{\"data\":[" + record + "]" + rest + "}");
  }

  private static String lead(String name, String portalId) {
    return """
        {"Last_Name":"%s","Company":"X","Email":"same@shared.example","Portal_Lead_Id":"%s"}"""
        .formatted(name, portalId);
  }

  @Test
  void never_merges_two_leads_by_email_when_told_to_check_the_portal_id() {
    String check = ",\"duplicate_check_fields\":[\"Portal_Lead_Id\"]";

    JsonObject one = upsert(lead("One", "a-1"), check).first();
    JsonObject two = upsert(lead("Two", "a-2"), check).first();

    assertThat(one.getString("action")).isEqualTo("insert");
    assertThat(two.getString("action")).isEqualTo("insert");
    assertThat(two.isNull("duplicate_field")).isTrue();
  }

  @Test
  void overwrites_a_strangers_lead_with_the_same_email_when_told_nothing() {
    upsert(lead("One", "a-1"), ",\"duplicate_check_fields\":[\"Portal_Lead_Id\"]");

    JsonObject two = upsert(lead("Two", "a-2"), "").first();

    assertThat(two.getString("action")).isEqualTo("update");
    assertThat(two.getString("duplicate_field")).isEqualTo("Email");
    assertThat(two.getString("message")).isEqualTo("record updated");
  }

  @Test
  void finds_the_same_record_again_whatever_the_capitals() {
    String check = ",\"duplicate_check_fields\":[\"Portal_Lead_Id\"]";
    JsonObject first = upsert(lead("One", "abc"), check).first();

    JsonObject again = upsert(lead("One", "ABC"), check).first();

    assertThat(again.getString("action")).isEqualTo("update");
    assertThat(again.getJsonObject("details").getString("id"))
        .isEqualTo(first.getJsonObject("details").getString("id"));
  }

  @Test
  void checks_the_other_unique_fields_even_when_only_the_email_is_listed() {
    upsert(lead("One", "abc"), ",\"duplicate_check_fields\":[\"Portal_Lead_Id\"]");

    JsonObject other =
        upsert(
                "{\"Last_Name\":\"Two\",\"Email\":\"new@shared.example\",\"Portal_Lead_Id\":\"abc\"}",
                ",\"duplicate_check_fields\":[\"Email\"]")
            .first();

    assertThat(other.getString("action")).isEqualTo("update");
    assertThat(other.getString("duplicate_field")).isEqualTo("Portal_Lead_Id");
  }

  @Test
  void refuses_to_check_a_field_that_is_not_unique() {
    Answer answer = upsert(lead("One", "abc"), ",\"duplicate_check_fields\":[\"Phone\"]");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_DATA");
  }

  @Test
  void sees_the_earlier_records_of_the_same_batch() {
    Answer answer =
        upsert(
            lead("One", "abc") + "," + lead("Two", "abc"),
            ",\"duplicate_check_fields\":[\"Portal_Lead_Id\"]");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.data().getJsonObject(1).getString("action")).isEqualTo("update");
  }
}
