package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import partnerportal.lead.MirroredField;

class ZohoRecordsTest {

  static final CrmMapping MAPPING = CrmMappings.named("partners-custom");
  static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
  static final UUID ID = UUID.fromString("0193a7c2-0000-7000-8000-000000000001");

  @Test
  void always_names_the_field_a_creation_is_matched_by_and_what_it_triggers() {
    var body =
        json(ZohoRecords.body(List.of(ZohoRecords.lead(lead(), MAPPING)), true, "Portal_Lead_Id"));

    assertThat(body.getJsonArray("duplicate_check_fields").getString(0))
        .isEqualTo("Portal_Lead_Id");
    assertThat(body.getJsonArray("trigger").getString(0)).isEqualTo("workflow");
    var row = body.getJsonArray("data").getJsonObject(0);
    assertThat(row.getString("Portal_Lead_Id")).isEqualTo(ID.toString());
    assertThat(row.getJsonObject("Partner").getString("id")).isEqualTo("6200000000900");
  }

  @Test
  void triggers_nothing_with_a_write_back() {
    var row =
        ZohoRecords.partner(
            new PartnerNews(ID, "62", "INVITED", Instant.parse("2030-01-01T12:00:00.5Z"), null),
            MAPPING);
    var body = json(ZohoRecords.body(List.of(row), false, null));

    assertThat(body.getJsonArray("trigger")).isEmpty();
    assertThat(body.containsKey("duplicate_check_fields")).isFalse();
    assertThat(row.getString("Portal_Access")).isEqualTo("Invited");
    assertThat(row.getString("Approved_At")).isEqualTo("2030-01-01T12:00:00+00:00");
  }

  @Test
  void never_blanks_what_it_does_not_know() {
    assertThat(ZohoRecords.lead(lead(), MAPPING))
        .doesNotContainKeys("Email", "Phone", "id", "Lead_Status");
  }

  @Test
  void judges_each_record_of_a_mixed_answer() {
    var outcomes =
        ZohoRecords.outcomes(
            reply(
                207,
                "{'data':[{'code':'SUCCESS','details':{'id':'6200000000101','Modified_Time':'2026-11-22T16:45:10+01:00'},'status':'success'},"
                    + "{'code':'MANDATORY_NOT_FOUND','details':{'api_name':'Last_Name'},'status':'error'},"
                    + "{'code':'RECORD_LOCKED','details':{},'status':'error'}]}"),
            3);

    assertThat(outcomes.get(0))
        .isEqualTo(Outcome.done("6200000000101", Instant.parse("2026-11-22T15:45:10Z")));
    assertThat(outcomes.get(1).answer()).isEqualTo(ZohoAnswer.REFUSED);
    assertThat(outcomes.get(1).cause()).contains("Last_Name");
    assertThat(outcomes.get(2).answer()).isEqualTo(ZohoAnswer.TRY_LATER);
    assertThat(outcomes.get(2).perhapsDone()).isFalse();
  }

  @Test
  void holds_a_record_for_perhaps_done_when_the_server_failed() {
    var outcomes =
        ZohoRecords.outcomes(
            reply(500, "{'code':'INTERNAL_ERROR','details':{},'status':'error'}"), 2);

    assertThat(outcomes).hasSize(2).allMatch(Outcome::perhapsDone);
  }

  @Test
  void never_gives_one_records_id_to_another() {
    var one =
        reply(
            200,
            "{'data':[{'code':'SUCCESS','details':{'id':'6200000000101'},'status':'success'}]}");

    assertThat(ZohoRecords.outcomes(one, 3))
        .hasSize(3)
        .allMatch(o -> o.answer() == ZohoAnswer.TRY_LATER && o.perhapsDone() && o.crmId() == null);
  }

  @Test
  void lets_a_refusal_of_the_call_speak_for_all_its_records() {
    var tooMany =
        reply(
            400,
            "{'data':[{'code':'LIMIT_EXCEEDED','details':{'maximum_length':100},'status':'error'}]}");

    assertThat(ZohoRecords.outcomes(tooMany, 101))
        .hasSize(101)
        .allMatch(o -> o.answer() == ZohoAnswer.REFUSED);
  }

  @Test
  void believes_no_success_whose_status_says_error() {
    var odd = reply(200, "{'data':[{'code':'SUCCESS','details':{'id':'6200'},'status':'error'}]}");

    assertThat(ZohoRecords.outcomes(odd, 1).get(0).answer()).isEqualTo(ZohoAnswer.TRY_LATER);
  }

  @Test
  void says_what_the_crm_would_have_taken() {
    var refused =
        reply(
            207,
            "{'data':[{'code':'INVALID_DATA','details':{'api_name':'Company','maximum_length':200},'status':'error'},"
                + "{'code':'INVALID_DATA','details':{'api_name':'Lead_Source','supported_values':['Partner','Web Form']},'status':'error'},"
                + "{'code':'INVALID_DATA','details':{'api_name':'Phone','expected_data_type':'phone'},'status':'error'}]}");

    assertThat(ZohoRecords.outcomes(refused, 3))
        .extracting(Outcome::cause)
        .containsExactly(
            "The CRM does not accept the value of Company, which may have 200 characters (INVALID_DATA).",
            "The CRM does not accept the value of Lead_Source, which may be one of Partner, Web Form (INVALID_DATA).",
            "The CRM does not accept the value of Phone, which must be of type phone (INVALID_DATA).");
  }

  @Test
  void reads_a_deal_whatever_shape_its_values_come_in() {
    var plain =
        deal(
            "{'id':'71','Deal_Name':'Oakmere','Stage':'Closed Won','Amount':48000.5,'Probability':100,"
                + "'Closing_Date':'2030-07-01','Partner':{'id':'62'},'Portal_Lead_Id':'0193a7c2-0000-7000-8000-000000000001',"
                + "'Modified_Time':'2026-11-22T16:45:10+01:00'}");
    var odd =
        deal(
            "{'id':71,'Deal_Name':{'name':'Oakmere','id':'1'},'Stage':'-None-','Amount':'1200.10','Probability':'much',"
                + "'Closing_Date':'soon','Partner':'Northwind','Portal_Lead_Id':'none of ours','Currency':'CHF',"
                + "'Modified_Time':'2026-11-22T16:45:10+01:00'}");
    var hostile =
        deal("{'id':'71','Amount':1e999999999,'Modified_Time':'2026-11-22T16:45:10+01:00'}");

    assertThat(plain.amount()).isEqualByComparingTo("48000.5");
    assertThat(plain.currency()).isEqualTo("EUR");
    assertThat(plain.outcome()).isEqualTo("outcome of Closed Won");
    assertThat(plain.partnerCrmId()).isEqualTo("62");
    assertThat(plain.portalLeadId()).isEqualTo(ID);
    assertThat(plain.probability()).isEqualTo(100);
    assertThat(odd.id()).isEqualTo("71");
    assertThat(odd.name()).isEqualTo("Oakmere");
    assertThat(odd.stage()).isNull();
    assertThat(odd.outcome()).isNull();
    assertThat(odd.amount()).isEqualByComparingTo("1200.10");
    assertThat(odd.currency()).isEqualTo("CHF");
    assertThat(odd.closingDate()).isNull();
    assertThat(odd.partnerCrmId()).isNull();
    assertThat(odd.portalLeadId()).isNull();
    assertThat(hostile.amount()).isNull();
  }

  private static CrmDeal deal(String row) {
    return ZohoRecords.deal(json(row), MAPPING.deals(), stage -> "outcome of " + stage, "EUR", "1");
  }

  @Test
  void a_stage_is_won_or_lost_by_what_the_crm_forecasts() {
    assertThat(ZohoDeals.outcome("Closed Won")).isEqualTo("WON");
    assertThat(ZohoDeals.outcome("Closed Lost")).isEqualTo("LOST");
    assertThat(ZohoDeals.outcome("Pipeline")).isEqualTo("OPEN");
  }

  @Test
  void reads_a_contact_that_is_a_text_and_one_that_leads_to_a_record() {
    var text = "{'id':'1','Contact_Name':'Mira Solberg'}";
    var record = "{'id':'1','Contact_Name':{'id':'62','name':'Mira Solberg'}}";

    assertThat(ZohoRecords.partner(json(text), MAPPING, MAPPING.standings()::get).contactName())
        .isEqualTo("Mira Solberg");
    assertThat(ZohoRecords.partner(json(record), MAPPING, MAPPING.standings()::get).contactName())
        .isEqualTo("Mira Solberg");
  }

  @Test
  void takes_an_unknown_id_for_a_record_that_is_gone() {
    var outcomes =
        ZohoRecords.outcomes(
            reply(400, "{'data':[{'code':'INVALID_DATA','details':{'id':'62'},'status':'error'}]}"),
            1);

    assertThat(outcomes.get(0).answer()).isEqualTo(ZohoAnswer.GONE);
  }

  @Test
  void keeps_every_digit_of_an_id() {
    assertThat(ZohoRecords.text(json("{'id':6200000000000000123}"), "id"))
        .isEqualTo("6200000000000000123");
  }

  @Test
  void shows_a_status_it_does_not_know_as_it_is() {
    var lead =
        ZohoRecords.lead(
            json(
                "{'id':'1','Lead_Status':'On the moon','Modified_Time':'2026-11-22T16:45:10+01:00','Modified_By':{'id':'9','name':'Dana'}}"),
            MAPPING,
            MAPPING.stages()::get,
            "8",
            NOON);

    assertThat(lead.status()).isEqualTo("On the moon");
    assertThat(lead.stage()).isNull();
    assertThat(lead.modifiedBy()).isEqualTo("Dana");
    assertThat(lead.convertedAt()).isNull();
  }

  @Test
  void does_not_call_ourselves_a_colleague() {
    var row =
        json(
            "{'id':'1','Modified_Time':'2026-11-22T16:45:10+01:00','Modified_By':{'id':'8','name':'Portal Integration'}}");

    assertThat(ZohoRecords.lead(row, MAPPING, MAPPING.stages()::get, "8", NOON).modifiedBy())
        .isNull();
  }

  @Test
  void reads_what_is_mirrored_and_nothing_where_there_is_nothing() {
    var row =
        json(
            "{'id':'1','Modified_Time':'2026-11-22T16:45:10+01:00','First_Name':null,'Last_Name':'Dee','Company':'Acme',"
                + "'Email':'a@b.example','Phone':' +47 22 12 34 56 ','Country':'-None-','Description':'A crane','Lead_Status':'Contacted'}");

    var lead = ZohoRecords.lead(row, MAPPING, MAPPING.stages()::get, "8", NOON);

    assertThat(lead.values())
        .isEqualTo(
            Map.of(
                MirroredField.LAST_NAME, "Dee",
                MirroredField.COMPANY, "Acme",
                MirroredField.EMAIL, "a@b.example",
                MirroredField.PHONE, "+47 22 12 34 56",
                MirroredField.NEED, "A crane",
                MirroredField.STATUS, "Contacted"));
    assertThat(lead.readAt()).isEqualTo(NOON);
  }

  @Test
  void asks_for_every_mirrored_field() {
    assertThat(MAPPING.leads().read())
        .contains("First_Name", "Last_Name", "Company", "Email", "Phone", "Country")
        .contains("Description", "Lead_Status", "Modified_Time", "Portal_Lead_Id");
  }

  @Test
  void sees_a_conversion() {
    var row =
        json(
            "{'id':'1','Modified_Time':'2026-11-22T16:45:10+01:00','Converted__s':true,'Converted_Date_Time':'2026-11-22T16:45:09+01:00'}");

    assertThat(ZohoRecords.lead(row, MAPPING, MAPPING.stages()::get, "8", NOON).convertedAt())
        .isEqualTo(Instant.parse("2026-11-22T15:45:09Z"));
  }

  private static LeadContent lead() {
    return new LeadContent(
        ID,
        "6200000000900",
        Map.of(
            MirroredField.FIRST_NAME, "Ann",
            MirroredField.LAST_NAME, "Dee",
            MirroredField.COMPANY, "Acme",
            MirroredField.PHONE, "",
            MirroredField.COUNTRY, "Norway",
            MirroredField.NEED, "A crane"),
        "Ines");
  }

  private static ZohoReply reply(int status, String body) {
    return new ZohoReply(status, json(body), null);
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
  }
}
