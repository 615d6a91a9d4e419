package partnerportal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * docs/configuration.md is printed from {@link Settings.Key}; with -Dconfiguration.update it is
 * written, else compared.
 */
class ConfigurationPageTest {

  private static final Path PAGE = Path.of("../../docs/configuration.md");

  @Test
  void the_page_lists_every_setting_as_the_code_has_it() throws IOException {
    if (Boolean.getBoolean("configuration.update")) Files.writeString(PAGE, printed());

    assertThat(Files.readString(PAGE))
        .as("see CONTRIBUTING.md: a setting changed")
        .isEqualTo(printed());
  }

  private static String printed() {
    return """
        # Configuration

        Every setting of the portal, printed from `Settings`. A setting is read from the environment (upper case, dots and
        dashes as `_`), a system property or any other source of MicroProfile Config. Durations are ISO 8601 (`PT30S`).

        | setting | environment | default | meaning |
        |---|---|---|---|
        """
        + Arrays.stream(Settings.Key.values())
            .map(ConfigurationPageTest::line)
            .collect(Collectors.joining());
  }

  private static String line(Settings.Key key) {
    var environment = key.key().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    var standard =
        key.standard() == null
            ? "required"
            : key.standard().isEmpty() ? "empty" : "`" + key.standard().replace(",", ", ") + "`";
    return "| `"
        + key.key()
        + "` | `"
        + environment
        + "` | "
        + standard
        + " | "
        + key.meaning()
        + " |\n";
  }
}
