package partnerportal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {

  static final Duration FIRST = Duration.ofSeconds(1);
  static final Duration LAST = Duration.ofMinutes(1);

  @Test
  void doubles_up_to_the_limit() {
    assertThat(pause(1, 1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(pause(2, 1)).isEqualTo(Duration.ofSeconds(2));
    assertThat(pause(6, 1)).isEqualTo(Duration.ofSeconds(32));
    assertThat(pause(7, 1)).isEqualTo(LAST);
    assertThat(pause(10_000, 1)).isEqualTo(LAST);
  }

  @Test
  void leaves_half_to_chance() {
    assertThat(pause(3, 0)).isEqualTo(Duration.ofSeconds(2));
    assertThat(pause(3, 0.5)).isEqualTo(Duration.ofSeconds(3));
  }

  private static Duration pause(int tries, double chance) {
    return BackOff.pause(FIRST, LAST, tries, chance);
  }
}
