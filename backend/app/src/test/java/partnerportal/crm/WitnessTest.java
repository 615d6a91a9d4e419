package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WitnessTest {

  static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
  static final Duration MINUTE = Duration.ofSeconds(60);

  @Test
  void believes_an_untouched_record_with_our_word() {
    assertThat(witness("word", "7", NOON, "7", NOON, NOON.plusSeconds(60)).doubt("word", MINUTE))
        .isNull();
  }

  @Test
  void doubts_another_word() {
    assertThat(witness("ward", "7", NOON, "7", NOON, NOON).doubt("word", MINUTE)).isNotNull();
    assertThat(witness(null, "7", NOON, "7", NOON, NOON).doubt("word", MINUTE)).isNotNull();
  }

  @Test
  void doubts_a_record_somebody_else_renamed() {
    assertThat(witness("word", "7", NOON, "8", NOON, NOON).doubt("word", MINUTE))
        .contains("somebody else");
  }

  @Test
  void doubts_a_record_its_maker_renamed_later() {
    assertThat(witness("word", "7", NOON, "7", NOON.plusSeconds(1), NOON).doubt("word", MINUTE))
        .contains("after");
  }

  @Test
  void doubts_a_record_older_than_a_minute_by_the_crms_clock() {
    assertThat(witness("word", "7", NOON, "7", NOON, NOON.plusSeconds(61)).doubt("word", MINUTE))
        .contains("old");
  }

  @Test
  void doubts_a_record_without_time_or_maker() {
    assertThat(witness("word", null, NOON, null, NOON, NOON).doubt("word", MINUTE)).isNotNull();
    assertThat(witness("word", "7", null, "7", null, NOON).doubt("word", MINUTE)).isNotNull();
    assertThat(witness("word", "7", NOON, "7", NOON, null).doubt("word", MINUTE)).isNotNull();
    assertThat(
            witness("word", "7", NOON.plusSeconds(30), "7", NOON.plusSeconds(30), NOON)
                .doubt("word", MINUTE))
        .contains("future");
  }

  private static Witness witness(
      String word, String by, Instant at, String changedBy, Instant changedAt, Instant clock) {
    return new Witness(word, by, at, changedBy, changedAt, clock);
  }
}
