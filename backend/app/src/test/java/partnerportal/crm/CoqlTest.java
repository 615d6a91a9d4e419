package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoqlTest {

  static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  @Test
  void asks_for_either_of_two_fields_and_goes_on_behind_an_id() {
    var first =
        Coql.select("Leads", List.of("id"))
            .present("Partner")
            .behind(null)
            .orderedBy("id")
            .first(2);
    var next =
        Coql.select("Leads", List.of("id"))
            .eitherPresent("Portal_Lead_Id", "Partner")
            .behind("62")
            .orderedBy("id")
            .first(2);

    assertThat(first.text())
        .isEqualTo("select id from Leads where Partner is not null order by id asc limit 0, 2");
    assertThat(next.text())
        .isEqualTo(
            "select id from Leads where ((Portal_Lead_Id is not null or Partner is not null) and id > '62')"
                + " order by id asc limit 0, 2");
  }

  @Test
  void refuses_more_columns_and_conditions_than_the_language_takes() {
    assertThatThrownBy(() -> Coql.select("Leads", Collections.nCopies(51, "id")))
        .isInstanceOf(IllegalArgumentException.class);
    var leads = Coql.select("Leads", List.of("id"));
    for (var i = 0; i < 26; i++) leads.present("Company");
    assertThatThrownBy(() -> leads.first(1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void quotes_what_would_end_a_text() {
    assertThat(Coql.literal("O'Hara \\ Sons")).isEqualTo("'O\\'Hara \\\\ Sons'");
  }

  @Test
  void never_lets_a_value_become_part_of_the_query() {
    var query =
        Coql.select("Leads", List.of("id"))
            .equal("Last_Name", "x' or id is not null or Last_Name = '")
            .first(10)
            .text();

    assertThat(query)
        .isEqualTo(
            "select id from Leads where Last_Name = 'x\\' or id is not null or Last_Name = \\'' limit 0, 10");
  }

  @Test
  void always_has_a_condition() {
    assertThat(Coql.select("Leads", List.of("id")).first(1).text())
        .isEqualTo("select id from Leads where id is not null limit 0, 1");
  }

  @Test
  void brackets_conditions_pairwise() {
    var query =
        Coql.select("Leads", List.of("id", "Modified_Time"))
            .present("Portal_Lead_Id")
            .after("Modified_Time", NOON, "77")
            .equal("Company", "Acme")
            .orderedBy("Modified_Time", "id")
            .first(200)
            .text();

    assertThat(query)
        .isEqualTo(
            "select id, Modified_Time from Leads where ((Portal_Lead_Id is not null and"
                + " (Modified_Time > '2030-01-01T12:00:00+00:00' or (Modified_Time = '2030-01-01T12:00:00+00:00' and id > '77')))"
                + " and Company = 'Acme') order by Modified_Time asc, id asc limit 0, 200");
  }

  @Test
  void begins_at_a_time_when_there_is_no_place_yet() {
    assertThat(
            Coql.select("Partners", List.of("id"))
                .after("Modified_Time", NOON, null)
                .first(5)
                .text())
        .contains("where Modified_Time >= '2030-01-01T12:00:00+00:00' limit");
  }

  @Test
  void writes_each_value_the_way_the_language_wants_it() {
    assertThat(Coql.literal(NOON)).isEqualTo("'2030-01-01T12:00:00+00:00'");
    assertThat(Coql.literal(true)).isEqualTo("'true'");
    assertThat(Coql.literal(new BigDecimal("1E+3"))).isEqualTo("1000");
    assertThat(Coql.literal(7L)).isEqualTo("7");
    assertThatThrownBy(() -> Coql.literal(null)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Coql.literal(List.of("a")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void says_what_it_costs_before_it_is_asked() {
    var leads = Coql.select("Leads", List.of("id"));

    assertThat(leads.first(200).cost()).isEqualTo(new Cost("query", 1, true));
    assertThat(leads.first(201).cost().credits()).isEqualTo(2);
    assertThat(leads.first(2_000).cost().credits()).isEqualTo(3);
    assertThatThrownBy(() -> leads.first(2_001)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refuses_names_that_are_none_and_lists_that_are_too_long() {
    assertThatThrownBy(() -> Coql.select("Leads where 1=1", List.of("id")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> Coql.select("Leads", List.of("id")).in("id", Collections.nCopies(51, "1")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
