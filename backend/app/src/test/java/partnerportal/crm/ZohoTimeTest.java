package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ZohoTimeTest {

  @Test
  void reads_times_in_the_users_zone() {
    assertThat(ZohoTime.instant("2026-11-22T16:45:10+01:00"))
        .isEqualTo(Instant.parse("2026-11-22T15:45:10Z"));
    assertThat(ZohoTime.instant("2026-11-22T07:45:10-08:00"))
        .isEqualTo(Instant.parse("2026-11-22T15:45:10Z"));
    assertThat(ZohoTime.instant("2026-11-28T16:00:00Z"))
        .isEqualTo(Instant.parse("2026-11-28T16:00:00Z"));
  }

  @Test
  void writes_whole_seconds_with_an_offset() {
    assertThat(ZohoTime.text(Instant.parse("2026-11-22T15:45:10.987Z")))
        .isEqualTo("2026-11-22T15:45:10+00:00");
  }

  @Test
  void leaves_nothing_nothing() {
    assertThat(ZohoTime.instant(null)).isNull();
    assertThat(ZohoTime.instant(" ")).isNull();
    assertThat(ZohoTime.text(null)).isNull();
  }

  @Test
  void reads_the_clock_of_an_answer() {
    assertThat(ZohoTime.ofDateHeader("Sun, 22 Nov 2026 15:45:10 GMT"))
        .isEqualTo(Instant.parse("2026-11-22T15:45:10Z"));
    assertThat(ZohoTime.ofDateHeader("soon")).isNull();
    assertThat(ZohoTime.ofDateHeader(null)).isNull();
  }
}
