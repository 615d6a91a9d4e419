package partnerportal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysTest {

  private static final int NODES = 8;
  private static final int ROUNDS = 40;

  @Test
  void nodes_that_start_at_once_have_the_same_key(@TempDir Path folder) throws Exception {
    var threads = Executors.newFixedThreadPool(NODES);
    try {
      for (var round = 0; round < ROUNDS; round++) {
        var file = folder.resolve(round + "/portal.keys");
        Callable<String> node = () -> HexFormat.of().formatHex(MasterKeys.in(file).key(1));
        var keys = threads.invokeAll(Collections.nCopies(NODES, node));

        for (var one : keys) assertThat(one.get()).isEqualTo(keys.get(0).get());
        try (var left = Files.list(file.getParent())) {
          assertThat(left).containsExactly(file);
        }
      }
    } finally {
      threads.shutdown();
    }
  }
}
