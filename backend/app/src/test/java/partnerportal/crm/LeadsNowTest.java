package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The CRM refuses a write when a record's time is later than the header says, in whole seconds. */
class LeadsNowTest {

  static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  @Test
  void notices_a_change_in_the_very_second_of_the_look() {
    var answered = NOON;
    var took = Duration.ofMillis(40);
    // it looked at 11:59:59.96 at the earliest, so a change right after that may carry 11:59:59
    var changedRightAfterTheLook = NOON.minusSeconds(1);

    assertThat(LeadsNow.settledUntil(answered, took)).isBefore(changedRightAfterTheLook);
  }

  @Test
  void notices_it_however_slow_the_answer_was() {
    var took = Duration.ofMillis(3_200);
    var earliestLook = NOON.minus(took);

    assertThat(LeadsNow.settledUntil(NOON, took))
        .isBefore(earliestLook.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
  }

  @Test
  void waits_with_what_changed_in_a_second_that_may_not_be_over() {
    var now = new LeadsNow(List.of(), NOON);

    assertThat(now.settled(lead(NOON))).isTrue();
    assertThat(now.settled(lead(NOON.plusSeconds(1)))).isFalse();
  }

  private static CrmLead lead(Instant modifiedAt) {
    return new CrmLead(
        "62", null, null, null, null, null, modifiedAt, null, null, null, Map.of(), modifiedAt);
  }
}
