package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoqlTest {

  static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  @Test
  void quotes_what_would_end_a_text() {
    assertThat(Coql.quoted("O'Hara \\ Sons")).isEqualTo("'O\\'Hara \\\\ Sons'");
  }

  @Test
  void never_lets_a_value_become_part_of_the_query() {
    var query =
        Coql.select("Leads", List.of("id"))
            .where("Last_Name", "=", "x' or id is not null or Last_Name = '")
            .first(10);

    assertThat(query)
        .isEqualTo(
            "select id from Leads where Last_Name = 'x\\' or id is not null or Last_Name = \\'' limit 0, 10");
  }

  @Test
  void always_has_a_condition() {
    assertThat(Coql.select("Leads", List.of("id")).first(1))
        .isEqualTo("select id from Leads where id is not null limit 0, 1");
  }

  @Test
  void brackets_conditions_pairwise() {
    var query =
        Coql.select("Leads", List.of("id", "Modified_Time"))
            .present("Portal_Lead_Id")
            .after("Modified_Time", NOON, "77")
            .where("Company", "=", "Acme")
            .orderedBy("Modified_Time", "id")
            .first(200);

    assertThat(query)
        .isEqualTo(
            "select id, Modified_Time from Leads where ((Portal_Lead_Id is not null and"
                + " (Modified_Time > '2030-01-01T12:00:00+00:00' or (Modified_Time = '2030-01-01T12:00:00+00:00' and id > '77')))"
                + " and Company = 'Acme') order by Modified_Time asc, id asc limit 0, 200");
  }

  @Test
  void begins_at_a_time_when_there_is_no_place_yet() {
    assertThat(Coql.select("Partners", List.of("id")).after("Modified_Time", NOON, null).first(5))
        .contains("where Modified_Time >= '2030-01-01T12:00:00+00:00' limit");
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
