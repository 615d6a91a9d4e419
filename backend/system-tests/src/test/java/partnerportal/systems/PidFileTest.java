package partnerportal.systems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

  @TempDir Path folder;

  @Test
  void stops_the_process_it_names() throws IOException {
    var file = new PidFile(folder.resolve("some.pid"));
    var process = new ProcessBuilder("sleep", "600").start();
    file.write(process.toHandle());

    assertThat(new PidFile(folder.resolve("some.pid")).stopLeftover()).isTrue();

    assertThat(process.isAlive()).isFalse();
    assertThat(file.running()).isEmpty();
  }

  @Test
  void leaves_a_process_alone_that_only_has_the_same_number() throws IOException {
    var process = new ProcessBuilder("sleep", "600").start();
    Files.writeString(folder.resolve("some.pid"), process.pid() + " 2001-01-01T00:00:00Z\n");

    assertThat(new PidFile(folder.resolve("some.pid")).stopLeftover()).isFalse();

    assertThat(process.isAlive()).isTrue();
    process.destroyForcibly();
  }

  @Test
  void takes_a_file_that_was_cut_short_for_none() throws IOException {
    Files.writeString(folder.resolve("some.pid"), "12");

    assertThat(new PidFile(folder.resolve("some.pid")).stopLeftover()).isFalse();
  }
}
