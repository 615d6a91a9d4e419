package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zohosandbox.Crm.Answer;

class CoqlTest {

  private static Crm crm;

  @BeforeAll
  static void start() {
    crm = Crm.start().signedIn();
  }

  @AfterAll
  static void stop() {
    crm.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Company = 'quay analytics' | 1",
        "Company != 'Quay Analytics' | 7",
        "Lead_Status in ('Contacted','Lost Lead') | 3",
        "Lead_Status not in ('Contacted','Lost Lead') | 5",
        "Company like 'Quay%' | 1",
        "Company like '%a%' and Country = 'United Kingdom' | 2",
        "Company not like '%a%' | 2",
        "Portal_Lead_Id is null | 8",
        "Created_Time between '2026-04-01T00:00:00+00:00' and '2026-04-03T23:59:59+00:00' | 2",
        "((Company = 'Quay Analytics' or Company = 'Asahina Optics') and Country = 'Japan') | 1",
        "Email_Opt_Out = 'false' | 8"
      })
  void finds(String where, int count) {
    Answer answer = crm.coql("select Company from Leads where " + where);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.data()).hasSize(count);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select Company from Leads",
        "select Company from Leads where",
        "select from Leads where id is not null",
        "select Company from Leads where Company = 'a' and Company = 'b' and Company = 'c'",
        "select Company from Leads where (Company = 'a' or Company = 'b' or Company = 'c')",
        "select Company from Leads where (Company = 'a'",
        "select Company from Leads where Company = 'a",
        "select Company from Leads where Company ~ 'a'",
        "select Company from Leads where Company = a",
        "select Company from Leads where id is not null limit x",
        "select Company from Leads where id is not null; delete",
        "delete from Leads where id is not null"
      })
  void cannot_read(String query) {
    Answer answer = crm.coql(query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("SYNTAX_ERROR");
    assertThat(answer.body().getString("message")).isEqualTo("invalid query formed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select Nothing from Leads where id is not null | INVALID_QUERY",
        "select Company from Leads where Nothing = 'a' | INVALID_QUERY",
        "select Company from Leads where Description = 'a' | INVALID_QUERY",
        "select Company from Leads where Company = 7 | INVALID_QUERY",
        "select Company from Leads where Modified_Time > '2026-01-01' | INVALID_QUERY",
        "select Company from Leads where Modified_Time > '2026-01-01T00:00:00.123+00:00' | INVALID_QUERY",
        "select Company from Nothing where id is not null | INVALID_MODULE",
        "select Company from Leads where id is not null limit 0, 2001 | LIMIT_EXCEEDED",
        "select Company from Leads where id is not null limit 99999, 200 | LIMIT_EXCEEDED"
      })
  void refuses(String query, String code) {
    assertThat(crm.coql(query).code()).isEqualTo(code);
  }

  @Test
  void follows_lookups_and_shows_only_the_id_of_the_lookup_itself() {
    crm.create(
        "Leads", "{\"Last_Name\":\"Looked\",\"Partner\":{\"id\":\"" + Crm.NORTHWIND + "\"}}");

    Answer answer =
        crm.coql(
            "select Last_Name, Partner, Partner.Name from Leads"
                + " where Partner.Name = 'Northwind Resellers'");

    assertThat(answer.first().getJsonObject("Partner")).hasSize(1);
    assertThat(answer.first().getString("Partner.Name")).isEqualTo("Northwind Resellers");
    crm.delete("/crm/v8/Leads/" + answer.first().getString("id"));
  }

  @Test
  void orders_limits_and_says_whether_there_is_more() {
    Answer page =
        crm.coql(
            "select Company from Leads where id is not null"
                + " order by Company desc, id asc limit 1, 2");

    assertThat(page.first().getString("Company")).isEqualTo("Tarnwick Group");
    assertThat(page.body().getJsonObject("info").getBoolean("more_records")).isTrue();
    assertThat(crm.coql("select id from Leads where Company = 'none'").status()).isEqualTo(204);
  }

  @Test
  void takes_a_quote_inside_a_text_when_it_is_escaped() {
    String id = crm.create("Leads", "{\"Last_Name\":\"O'Hara\"}");

    Answer answer = crm.coql("select Last_Name from Leads where Last_Name = 'O\\'Hara'");

    assertThat(answer.first().getString("id")).isEqualTo(id);
    crm.delete("/crm/v8/Leads/" + id);
  }
}
