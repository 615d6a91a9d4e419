package partnerportal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The threat model names a test for each threat, and only tests there are. */
class SecurityPageTest {

  private static final Path ROOT = Path.of("../..");
  private static final Path PAGE = ROOT.resolve("docs/security.md");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");
  private static final int COLUMNS = 4;

  @Test
  void every_threat_has_a_control_and_a_test() throws IOException {
    for (var row : rows()) {
      assertThat(row).as("%s", row).hasSize(COLUMNS).noneMatch(String::isBlank);
      assertThat(row.get(0)).isIn("S", "T", "R", "I", "D", "E");
      assertThat(tests(row)).as(row.get(1)).isNotEmpty();
    }
  }

  @Test
  void every_test_it_names_exists() throws IOException {
    var named = rows().stream().flatMap(row -> tests(row).stream()).collect(Collectors.toSet());

    assertThat(existing()).containsAll(named);
  }

  private static List<List<String>> rows() throws IOException {
    try (var lines = Files.lines(PAGE)) {
      var rows =
          lines
              .filter(line -> line.startsWith("| ") && !line.startsWith("| |"))
              .map(line -> Stream.of(line.substring(1).split("\\|")).map(String::strip).toList())
              .toList();
      assertThat(rows).isNotEmpty();
      return rows;
    }
  }

  private static List<String> tests(List<String> row) {
    return NAME.matcher(row.get(COLUMNS - 1)).results().map(result -> result.group(1)).toList();
  }

  /** Classes and browser tests, by their name without an ending. */
  private static Set<String> existing() throws IOException {
    try (var backend = Files.walk(ROOT.resolve("backend"));
        var widgets = Files.walk(ROOT.resolve("portal-widgets"), 3)) {
      return Stream.concat(backend, widgets)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches(".*(Test|IT)\\.java|.*\\.test\\.ts"))
          .map(name -> name.replaceAll("\\..*", ""))
          .collect(Collectors.toSet());
    }
  }
}
