package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zohosandbox.Crm.Answer;

class ConversionTest {

  private static final String WITH_DEAL =
      """
      {"data":[{"overwrite":true,"Deals":{"Deal_Name":"Licences","Closing_Date":"2027-01-31",
       "Stage":"Qualification","Amount":12000}}]}""";

  private final Crm crm = Crm.start().signedIn();
  private final String lead =
      crm.create(
          "Leads",
          """
          {"First_Name":"Ann","Last_Name":"Dee","Company":"Dee Ltd","Email":"ann@dee.example",
           "Portal_Lead_Id":"p-1","Partner":{"id":"%s"}}"""
              .formatted(Crm.NORTHWIND));

  @AfterEach
  void stop() {
    crm.close();
  }

  private Answer convert(String body) {
    return crm.post("/crm/v8/Leads/" + lead + "/actions/convert", body);
  }

  @Test
  void makes_a_contact_an_account_and_a_deal_that_carries_the_partner() {
    Answer answer = convert(WITH_DEAL);

    JsonObject details = answer.details();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.first().getString("message"))
        .isEqualTo("The record has been converted successfully");
    assertThat(details.getJsonObject("Contacts").getString("name")).isEqualTo("Ann Dee");
    assertThat(details.getJsonObject("Accounts").getString("name")).isEqualTo("Dee Ltd");
    JsonObject deal =
        crm.get("/crm/v8/Deals/" + details.getJsonObject("Deals").getString("id")).first();
    assertThat(deal.getString("Portal_Lead_Id")).isEqualTo("p-1");
    assertThat(deal.getJsonObject("Partner").getString("id")).isEqualTo(Crm.NORTHWIND);
  }

  @Test
  void hides_the_lead_from_every_ordinary_read() {
    convert(WITH_DEAL);

    Answer converted =
        crm.get(
            "/crm/v8/Leads?fields=Converted__s,Converted_Deal,Converted_Date_Time&converted=true");
    assertThat(crm.get("/crm/v8/Leads/" + lead).status()).isEqualTo(204);
    assertThat(crm.get("/crm/v8/Leads?fields=id&ids=" + lead).status()).isEqualTo(204);
    assertThat(crm.get("/crm/v8/Leads?fields=id&converted=both&ids=" + lead).status())
        .isEqualTo(200);
    assertThat(crm.coql("select id from Leads where Portal_Lead_Id = 'p-1'").status())
        .isEqualTo(204);
    assertThat(converted.first().getBoolean("Converted__s")).isTrue();
    assertThat(converted.first().getJsonObject("Converted_Deal").getString("name"))
        .isEqualTo("Licences");
  }

  @Test
  void refuses_changes_afterwards_and_a_second_conversion() {
    convert("{\"data\":[{}]}");

    Answer update = crm.put("/crm/v8/Leads/" + lead, "{\"data\":[{\"Company\":\"B\"}]}");
    Answer upsert =
        crm.post(
            "/crm/v8/Leads/upsert",
            "{\"data\":[{\"Last_Name\":\"Dee\",\"Portal_Lead_Id\":\"p-1\"}],"
                + "\"duplicate_check_fields\":[\"Portal_Lead_Id\"]}");
    Answer again = convert("{\"data\":[{}]}");

    assertThat(update.code()).isEqualTo("CONVERTED_RECORD");
    assertThat(update.first().getString("message")).isEqualTo("can't update the converted record");
    assertThat(upsert.code()).isEqualTo("CONVERTED_RECORD");
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.code()).isEqualTo("ID_ALREADY_CONVERTED");
    assertThat(again.body().getString("message")).isEqualTo("id already converted");
    assertThat(again.body().containsKey("data")).isFalse();
  }

  @Test
  void makes_nothing_at_all_when_the_deal_is_wrong() {
    int contacts = crm.get("/_sandbox/state").body().getJsonObject("records").getInt("Contacts");

    Answer answer = convert(WITH_DEAL.replace("Qualification", "Nonsense"));

    assertThat(answer.code()).isEqualTo("MAPPING_MISMATCH");
    assertThat(answer.details().getString("mapped_field")).isEqualTo("Pipeline");
    assertThat(crm.get("/crm/v8/Leads/" + lead).status()).isEqualTo(200);
    assertThat(crm.get("/_sandbox/state").body().getJsonObject("records").getInt("Contacts"))
        .isEqualTo(contacts);
  }
}
