package partnerportal.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import partnerportal.platform.MasterKeys;

class RotateKeysTest {

  @TempDir Path folder;

  @Test
  void a_key_that_does_not_seal_yet_is_not_dropped() throws Exception {
    var file = folder.resolve("portal.keys");
    assertThat(run(file)).isZero();

    assertThat(run(file, "drop", "2")).isEqualTo(1);

    assertThat(MasterKeys.in(file).numbers()).containsExactly(1, 2);
  }

  private static int run(Path file, String... arguments) throws Exception {
    var found = Map.of("portal.keys.file", file.toString());
    return RotateKeys.run(key -> Optional.ofNullable(found.get(key)), arguments);
  }
}
