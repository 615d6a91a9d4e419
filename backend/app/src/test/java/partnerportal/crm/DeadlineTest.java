package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  @Test
  void lets_leave_what_is_in_time() {
    assertThatNoException().isThrownBy(Deadline.in(Duration.ofHours(1), Clock.systemUTC())::check);
  }

  @Test
  void is_over_when_the_clock_on_the_wall_says_so_though_the_machine_slept() {
    var wall = new Wall();
    var deadline = Deadline.in(Duration.ofSeconds(15), wall);

    wall.now = wall.now.plusSeconds(16);

    assertThatThrownBy(deadline::check).isInstanceOf(CrmFailure.Late.class);
  }

  @Test
  void is_over_when_time_has_passed_though_the_clock_on_the_wall_was_put_back() {
    var wall = new Wall();
    var deadline = Deadline.in(Duration.ofNanos(-1), wall);

    wall.now = wall.now.minusSeconds(60);

    assertThatThrownBy(deadline::check).isInstanceOf(CrmFailure.Late.class);
  }

  private static final class Wall extends Clock {
    private Instant now = Instant.parse("2026-11-23T08:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
