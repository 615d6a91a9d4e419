package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
        "Company like '%quay%lytics%' | 1",
        "Company not like '%lytics%quay%' | 8",
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

  @Test
  @Timeout(20)
  void is_not_held_up_by_a_pattern_of_many_parts() {
    try (Crm own = Crm.start().signedIn()) {
      own.create("Leads", "{\"Last_Name\":\"%s\"}".formatted("a".repeat(80)));

      Answer answer =
          own.coql("select Company from Leads where Last_Name like '%" + "a%".repeat(30) + "b%'");

      assertThat(answer.status()).isEqualTo(204);
    }
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

  @Test
  void calls_columns_by_their_aliases_and_orders_by_them() {
    Answer answer =
        crm.coql(
            "select Company as firm, Owner.email as boss from Leads where id is not null"
                + " order by firm asc limit 1");

    assertThat(answer.first().getString("firm")).isEqualTo("Asahina Optics");
    assertThat(answer.first().getString("boss")).endsWith("@acme.example");
    assertThat(crm.coql("select Company as a, City as a from Leads where id is not null").code())
        .isEqualTo("DUPLICATE_ALIAS");
    assertThat(crm.coql("select Company as '1 x' from Leads where id is not null").code())
        .isEqualTo("INVALID_ALIAS");
  }

  @Test
  void counts_and_sums_group_by_group() {
    Answer grouped =
        crm.coql(
            "select Stage, count(id) as deals, sum(Amount) as worth, max(Amount) from Deals"
                + " where id is not null group by Stage order by worth desc limit 2");
    Answer all =
        crm.coql("select COUNT(id), avg(Amount) from Deals where Stage != 'Qualification'");
    Answer none = crm.coql("select count(id) from Leads where Company = 'none'");

    assertThat(grouped.first().getString("Stage")).isEqualTo("Proposal/Price Quote");
    assertThat(grouped.first().getInt("deals")).isEqualTo(1);
    assertThat(grouped.first().getInt("max(Amount)")).isEqualTo(42_000);
    assertThat(grouped.body().getJsonObject("info").getBoolean("more_records")).isTrue();
    assertThat(all.first().getInt("COUNT(id)")).isEqualTo(4);
    assertThat(all.first().getJsonNumber("avg(Amount)").doubleValue()).isEqualTo(20_737.5);
    assertThat(none.first().getInt("count(id)")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select City, count(id) from Leads where id is not null | INVALID_QUERY",
        "select sum(City) from Leads where id is not null | INVALID_QUERY",
        "select median(City) from Leads where id is not null | SYNTAX_ERROR",
        "select Owner.nothing from Leads where id is not null | INVALID_QUERY",
        "select count(id) from Leads where id is not null group by A,B,C,D,E | LIMIT_EXCEEDED"
      })
  void refuses_figures_that_make_no_sense(String query, String code) {
    assertThat(crm.coql(query).code()).isEqualTo(code);
  }

  /** Each query twice: once as an index answers it, once in a form no index helps with. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Modified_Time >= '2026-04-02T00:00:00+00:00' | order by Modified_Time asc",
        "Modified_Time >= '2026-04-02T00:00:00+00:00' | order by Modified_Time desc",
        "(Modified_Time > '2026-04-05T00:00:00+00:00' or Modified_Time > '2026-04-02T00:00:00+00:00')"
            + " | order by Modified_Time asc",
        "Company in ('Quay Analytics','Velmora Foods') | order by Company asc",
        "(Company = 'Quay Analytics' or Email = 'ruth@grimsdale.example') | order by Company asc",
        "(Lead_Status = 'Contacted' and id > '5437000000000500002') | order by id asc",
        "id between '5437000000000500002' and '5437000000000500004' | order by id desc",
        "(Modified_Time > '2026-04-05T00:00:00+00:00' or (Modified_Time = '2026-04-05T00:00:00+00:00'"
            + " and id > '5437000000000500003')) | order by Modified_Time asc, id asc"
      })
  void answers_the_same_with_an_index_as_without(String where, String order) {
    String select = "select Modified_Time, Company from Leads where ";

    Answer indexed = crm.coql(select + where + " " + order);
    Answer scanned =
        crm.coql(
            select + "(" + where + " or City = 'nowhere at all') " + order + ", Last_Name asc");

    assertThat(indexed.status()).isEqualTo(200);
    assertThat(indexed.data()).isEqualTo(scanned.data());
  }
}
