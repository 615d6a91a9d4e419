package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import zohosandbox.control.Edition;

class OptionsTest {

  private static Options read(Map<String, String> environment, String... arguments) {
    return Options.read(arguments, environment);
  }

  @Test
  void needs_nothing() {
    Options options = read(Map.of());

    assertThat(options.port()).isEqualTo(9080);
    assertThat(options.edition()).isEqualTo(Edition.ENTERPRISE);
    assertThat(options.data()).isEmpty();
    assertThat(options.client().refreshToken()).isEqualTo("1000.sandbox.refresh");
    assertThat(options.client().narrowRefreshToken()).isEmpty();
  }

  @Test
  void takes_flags_before_the_environment() {
    Map<String, String> environment =
        Map.of("SANDBOX_PORT", "1", "SANDBOX_WIDGET_PORT", "2", "SANDBOX_EDITION", "free");

    Options options = read(environment, "--port", "3");

    assertThat(options.port()).isEqualTo(3);
    assertThat(options.widgetPort()).isEqualTo(2);
    assertThat(options.edition()).isEqualTo(Edition.FREE);
  }

  @Test
  void takes_secrets_from_the_environment_only() {
    assertThat(read(Map.of("SANDBOX_CLIENT_SECRET", "s")).client().secret()).isEqualTo("s");
    assertThatThrownBy(() -> read(Map.of(), "--client-secret", "s"))
        .hasMessageContaining("--client-secret");
  }

  @Test
  void says_what_it_does_not_understand() {
    assertThatThrownBy(() -> read(Map.of(), "--prot", "1")).hasMessageContaining("--prot");
    assertThatThrownBy(() -> read(Map.of(), "--port", "70000")).hasMessageContaining("70000");
    assertThatThrownBy(() -> read(Map.of("SANDBOX_EDITION", "gold"))).hasMessageContaining("gold");
    assertThatThrownBy(() -> read(Map.of("SANDBOX_TIME_ZONE", "Mars")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
