package partnerportal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConsistencyRunTest {

  @Test
  void is_due_today_once_the_time_has_come_and_was_due_yesterday_before() {
    assertThat(ConsistencyRun.lastDue("02:00", Instant.parse("2030-01-02T02:00:00Z")))
        .contains(Instant.parse("2030-01-02T02:00:00Z"));
    assertThat(ConsistencyRun.lastDue("02:00", Instant.parse("2030-01-02T01:59:59Z")))
        .contains(Instant.parse("2030-01-01T02:00:00Z"));
  }

  @Test
  void never_is_never() {
    assertThat(ConsistencyRun.lastDue("never", Instant.parse("2030-01-02T02:00:00Z"))).isEmpty();
    assertThat(ConsistencyRun.lastDue("25:00", Instant.parse("2030-01-02T02:00:00Z"))).isEmpty();
  }
}
