package partnerportal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import partnerportal.systems.Repository;

/** A file of browser tests, run by Node. */
record Spec(String name) {

  private static final Path FOLDER =
      Repository.here().root().resolve("backend/system-tests/browser");

  /** All there are, by name. */
  static List<Spec> all() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".spec.mjs"))
          .sorted()
          .map(Spec::new)
          .toList();
    }
  }

  /** Runs it to its end; what it said is the message of a failure. */
  void plays(Map<String, String> environment) throws IOException, InterruptedException {
    var output = Repository.here().scratch("browser").resolve(name + ".log");
    var node = new ProcessBuilder("node", "--test", "--test-reporter=spec", name);
    node.directory(FOLDER.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
    node.environment().putAll(environment);

    var exit = node.start().waitFor();

    assertThat(exit).as(Files.readString(output)).isZero();
  }

  @Override
  public String toString() {
    return name;
  }
}
