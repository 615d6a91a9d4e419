package partnerportal.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The long run: {@code mvn verify -Pchaos}, with {@code -Dchaos.leads} (10,000) and {@code
 * -Dchaos.seed} (chance).
 */
@Tag("chaos")
class ChaosIT {

  @Test
  void both_sides_are_the_same_after_everything_that_can_go_wrong() {
    var seed = Long.getLong("chaos.seed", System.nanoTime());
    var plan = ChaosPlan.large(seed, Integer.getInteger("chaos.leads", 10_000));
    try (var run = new ChaosRun("long", ChaosWar.sound(), plan)) {
      var verdict = run.play(run.nemesis().everything(), false);

      assertThat(verdict.breaches()).as("seed " + seed).isEmpty();
      assertThat(verdict.sound()).as(verdict.line()).isTrue();
    }
  }
}
