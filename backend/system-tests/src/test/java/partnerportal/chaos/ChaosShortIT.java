package partnerportal.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import partnerportal.chaos.inside.KillPoint;
import partnerportal.systems.PlaysIn;

/**
 * The rig's short form: five kills at named points. Each strikes one node as soon as it is up,
 * while the other still starts, which is most of the time it takes; for the last both are up, and
 * it stays dead, so that the other has to take over what it was about. It is held to a minute.
 */
@PlaysIn.Alone
class ChaosShortIT {

  @Test
  void nothing_is_lost_or_repeated_when_nodes_die_between_two_steps() {
    try (var run = new ChaosRun("short", ChaosWar.sound(), ChaosPlan.brief(20261123))) {
      var nemesis = run.nemesis();

      var verdict =
          run.play(
              List.of(
                  nemesis.killAt(KillPoint.SUBMISSION_COMMITTED),
                  nemesis.killAt(KillPoint.CLAIMED),
                  nemesis.killAt(KillPoint.SENT),
                  nemesis.killAt(KillPoint.SETTLED),
                  nemesis.killForGoodAt(KillPoint.ANSWERED)),
              true);

      assertThat(verdict.breaches()).isEmpty();
      assertThat(verdict.sound()).as(verdict.line()).isTrue();
      assertThat(nemesis.done()).hasSize(5);
    }
  }
}
