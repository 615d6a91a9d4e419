package partnerportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start as an operator meets it, as a process of its own. */
class MainTest {

  private static final int CONFIGURATION = 78;

  @Test
  void a_taken_port_ends_the_start_with_one_line() throws Exception {
    try (var taken = new ServerSocket(0)) {
      var port = Integer.toString(taken.getLocalPort());

      var said = said(port, "set");

      assertThat(said).singleElement().asString().contains("port " + port, "PORTAL_HTTP_PORT");
    }
  }

  @Test
  void a_port_that_is_none_ends_the_start_with_one_line() throws Exception {
    assertThat(said("http", "set")).singleElement().asString().contains("port http");
  }

  @Test
  void each_missing_setting_is_a_line() throws Exception {
    assertThat(said("0", ""))
        .hasSize(6)
        .allSatisfy(line -> assertThat(line).contains(" is not set. Set PORTAL_"));
  }

  @Test
  void a_password_everybody_knows_is_a_line() throws Exception {
    assertThat(said("0", "ChangeMe"))
        .filteredOn(line -> line.contains("everybody knows"))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("portal.database."));
  }

  @Test
  void a_keys_file_others_can_read_is_a_line(@TempDir Path folder) throws Exception {
    var keys = Files.writeString(folder.resolve("portal.keys"), "");
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r-----"));

    assertThat(said("0", keys.toString()))
        .singleElement()
        .asString()
        .endsWith("can be read by others. Run: chmod 600 " + keys);
  }

  /** What a start says before it ends. */
  private static List<String> said(String port, String value)
      throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes = System.getProperty("java.class.path");
    var start = new ProcessBuilder(java, "-cp", classes, Main.class.getName());
    var environment = start.environment();
    environment.keySet().removeIf(name -> name.startsWith("PORTAL_") || name.startsWith("JAVA_"));
    environment.put("PORTAL_HTTP_PORT", port);
    for (var name :
        List.of(
            "DATABASE_URL",
            "DATABASE_PASSWORD",
            "DATABASE_OWNER_PASSWORD",
            "MAIL_HOST",
            "MAIL_FROM",
            "KEYS_FILE")) environment.put("PORTAL_" + name, value);
    var process = start.redirectErrorStream(true).start();
    try (var lines = process.inputReader()) {
      var said = lines.lines().toList();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(CONFIGURATION);
      return said;
    } finally {
      process.destroyForcibly();
    }
  }
}
