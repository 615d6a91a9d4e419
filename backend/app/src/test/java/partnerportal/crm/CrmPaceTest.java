package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CrmPaceTest {

  static final Duration FIRST = Duration.ofSeconds(1);
  static final Duration LAST = Duration.ofMinutes(1);

  @Test
  void doubles_up_to_the_longest_pause() {
    assertThat(CrmPace.jittered(FIRST, LAST, 1, 1)).isEqualTo(FIRST);
    assertThat(CrmPace.jittered(FIRST, LAST, 4, 1)).isEqualTo(Duration.ofSeconds(8));
    assertThat(CrmPace.jittered(FIRST, LAST, 7, 1)).isEqualTo(LAST);
    assertThat(CrmPace.jittered(FIRST, LAST, 4_000, 1)).isEqualTo(LAST);
  }

  @Test
  void leaves_all_of_it_to_chance() {
    assertThat(CrmPace.jittered(FIRST, LAST, 4, 0)).isEqualTo(Duration.ZERO);
    assertThat(CrmPace.jittered(FIRST, LAST, 4, 0.25)).isEqualTo(Duration.ofSeconds(2));
  }
}
