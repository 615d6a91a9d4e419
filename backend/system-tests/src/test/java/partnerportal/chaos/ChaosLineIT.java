package partnerportal.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import partnerportal.systems.Repository;

/**
 * Says on the console what the short form found; what stories print themselves goes to their files.
 * Plays after them, and only where the short form has.
 */
@Tag("contract")
class ChaosLineIT {

  @Test
  void the_short_form_has_lost_and_repeated_nothing() throws IOException {
    var verdict = Repository.here().scratch("chaos").resolve("short/" + ChaosRun.VERDICT);
    assumeThat(verdict).exists();

    var line = Files.readAllLines(verdict).get(0);
    System.out.println(line);

    assertThat(line).startsWith("chaos: ").contains(" lost=0 duplicates=0 regressions=0 ");
  }
}
