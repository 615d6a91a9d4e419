package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {

  static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  @Test
  void goes_on_at_the_pace_of_the_last_hour() {
    assertThat(Forecast.reaches(day(300), 1_000, NOON)).contains(NOON.plus(minutes(140)));
  }

  @Test
  void what_was_spent_yesterday_becomes_free_again() {
    var day = day(300);
    day.set(23, 300L); // the hour that ends the day: free within the next one

    assertThat(Forecast.reaches(day, 1_000, NOON)).contains(NOON.plus(minutes(140)));
    assertThat(Forecast.reaches(day, 1_300, NOON)).contains(NOON.plus(minutes(200)));
  }

  @Test
  void says_nothing_when_the_mark_is_never_reached() {
    assertThat(Forecast.reaches(day(10), 1_000, NOON)).isEmpty();
    assertThat(Forecast.reaches(new ArrayList<>(Collections.nCopies(24, 30L)), 1_000, NOON))
        .isEmpty();
  }

  @Test
  void says_now_when_it_is_reached() {
    assertThat(Forecast.reaches(day(1_000), 1_000, NOON)).contains(NOON);
  }

  private static List<Long> day(long lastHour) {
    var day = new ArrayList<>(Collections.nCopies(24, 0L));
    day.set(0, lastHour);
    return day;
  }

  private static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }
}
