package partnerportal.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Settings;
import partnerportal.platform.SettingsFixture;

class RedrawingsTest {

  static Redrawings atOnce(int most) {
    var redrawings = new Redrawings();
    redrawings.settings =
        SettingsFixture.of(
            Map.of(
                Settings.Key.LOGO_AT_ONCE,
                String.valueOf(most),
                Settings.Key.LOGO_WAIT,
                "PT0.02S"));
    redrawings.prepare();
    return redrawings;
  }

  @Test
  void who_finds_no_place_is_asked_to_come_back() {
    var full = atOnce(0);

    var refused = catchThrowableOfType(Problem.class, () -> full.of(Uploads.png(2, 2)));

    assertThat(refused.kind()).isEqualTo(ProblemKind.TEMPORARILY_UNAVAILABLE);
    assertThat(refused.retryAfter()).isGreaterThan(Duration.ZERO);
  }

  @Test
  void a_place_is_free_again_whatever_came_of_it() {
    var one = atOnce(1);

    for (var i = 0; i < 3; i++)
      catchThrowableOfType(Problem.class, () -> one.of(Uploads.text("no image")));

    assertThat(one.of(Uploads.png(2, 2)).width()).isEqualTo(2);
  }
}
