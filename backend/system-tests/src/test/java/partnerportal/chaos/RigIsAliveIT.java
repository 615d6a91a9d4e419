package partnerportal.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import partnerportal.systems.Repository;

/**
 * That the rig would see what it is there for: each of six bugs is added to a copy of the war, the
 * scene that brings it out is played, and the checker has to name it by the count it belongs to.
 * The same scenes with the same seed, and the portal as it is, are no trouble at all.
 */
@Tag("chaos")
class RigIsAliveIT {

  private static final long SEED = Long.getLong("chaos.seed", 7);

  /** What is broken stays broken; waiting longer for it shows nothing more. */
  private static final Duration A_WHILE = Duration.ofSeconds(40);

  private static final Duration TO_CONVERGE = Duration.ofSeconds(120);

  @ParameterizedTest
  @EnumSource
  void sees_the_bug(Scene scene) throws IOException {
    var name = scene.bug().getSimpleName();
    var verdict =
        played("bug-" + name, ChaosWar.with(scene.bug()), scene.plan(SEED), A_WHILE, scene::play);

    tell(name, verdict);
    assertThat(scene.seen(verdict)).as(verdict.line() + verdict.breaches()).isPositive();
  }

  @Test
  void finds_nothing_where_there_is_no_bug() throws IOException {
    var plan = ChaosPlan.small(SEED).apart(Scene.AHEAD);
    var verdict =
        played(
            "no-bug",
            ChaosWar.sound(),
            plan,
            TO_CONVERGE,
            run ->
                List.of(Scene.values())
                    .forEach(
                        scene -> {
                          run.history().fault(scene.name());
                          scene.play(run);
                          run.nemesis().end();
                        }));

    tell("none", verdict);
    assertThat(verdict.breaches()).isEmpty();
    assertThat(verdict.sound()).as(verdict.line()).isTrue();
  }

  private static void tell(String bug, Verdict verdict) throws IOException {
    var first = verdict.breaches().stream().findFirst().orElse("nothing");
    var found = String.format(Locale.ROOT, "%-22s %s %s%n", bug, verdict.line(), first);
    System.out.print(found);
    var table = Repository.here().scratch("chaos").resolve("bugs.txt");
    Files.writeString(table, found, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static Verdict played(
      String name, Path war, ChaosPlan plan, Duration toConverge, Consumer<ChaosRun> scene) {
    try (var run = new ChaosRun(name, war, plan)) {
      run.world().awaitReady();
      scene.accept(run);
      return run.end(toConverge);
    }
  }
}
