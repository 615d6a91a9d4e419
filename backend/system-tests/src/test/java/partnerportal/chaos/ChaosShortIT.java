package partnerportal.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import partnerportal.chaos.inside.KillPoint;
import partnerportal.systems.PlaysIn;

/**
 * The rig's short form: five kills at named points. While one node starts again the other works and
 * meets the next point, so that the starts cost no waiting of their own.
 */
@Tag("chaos")
@PlaysIn.OwnWorld(seconds = 60)
class ChaosShortIT {

  @Test
  void nothing_is_lost_or_repeated_when_nodes_die_between_two_steps() {
    try (var run = new ChaosRun("short", ChaosWar.sound(), ChaosPlan.small(20261123))) {
      var nemesis = run.nemesis();

      var verdict =
          run.play(
              java.util.stream.Stream.of(
                      KillPoint.SUBMISSION_COMMITTED,
                      KillPoint.CLAIMED,
                      KillPoint.SENT,
                      KillPoint.ANSWERED,
                      KillPoint.SETTLED)
                  .map(nemesis::killAt)
                  .toList(),
              false);

      assertThat(verdict.breaches()).isEmpty();
      assertThat(verdict.sound()).as(verdict.line()).isTrue();
      assertThat(nemesis.done()).hasSize(5);
    }
  }
}
