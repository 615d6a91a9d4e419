package partnerportal.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DemoSettingsTest {

  @Test
  void knows_the_usual_places() {
    var settings = DemoSettings.of();

    assertThat(settings.data().getFileName()).hasToString(".demo");
    assertThat(settings.ports().values()).containsExactly(8080, 9080, 9081, 9082, 9083, 9084, 9085);
  }

  @Test
  void takes_other_places() {
    var settings = DemoSettings.of("--data", "elsewhere", "--ports", "1,2,3,4,5,6,7");

    assertThat(settings.data()).isEqualTo(Path.of("elsewhere").toAbsolutePath());
    assertThat(settings.api()).isEqualTo(7);
  }

  @Test
  void says_what_it_does_not_understand() {
    assertThatIllegalArgumentException().isThrownBy(() -> DemoSettings.of("--colour"));
    assertThatIllegalArgumentException().isThrownBy(() -> DemoSettings.of("--ports", "1,2"));
  }
}
