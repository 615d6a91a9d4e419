package partnerportal.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import partnerportal.chaos.inside.AnswerBeforeCommit;
import partnerportal.chaos.inside.Bug;
import partnerportal.chaos.inside.KillPoint;
import partnerportal.chaos.inside.NoOverlap;
import partnerportal.chaos.inside.Orders;
import partnerportal.crm.InsertInsteadOfUpsert;
import partnerportal.crm.OwnTokenLease;
import partnerportal.sync.NoFencing;
import partnerportal.sync.TrustedCallbacks;
import partnerportal.systems.CrmPanel;
import partnerportal.systems.Patience;
import partnerportal.systems.Repository;
import partnerportal.systems.SandboxSystem;

/**
 * That the rig would see what it is there for: each of six bugs is added to a copy of the war, the
 * fault that brings it out strikes, and the checker has to name it. With {@code
 * -Dchaos.controls=true} each fault also strikes the portal as it is, which has to bear it.
 */
@Tag("chaos")
class RigIsAliveIT {

  private static final Duration A_WHILE = Duration.ofSeconds(40);
  private static final Duration TO_TAKE_OVER = Duration.ofSeconds(150);

  @Test
  void sees_an_insert_where_an_upsert_belongs() throws IOException {
    judge(
        InsertInsteadOfUpsert.class,
        plan().alone(),
        Verdict::stuck,
        run -> {
          // the answer is given up, the lead is looked for in vain, and then it arrives after all,
          // while the second try is under way; when that is, is found by trying
          for (var millis = 4_000; millis <= 8_000 && !blocked(run); millis += 500) {
            for (var way : new String[] {"POST /crm/v8/Leads", "POST /crm/v8/Leads/upsert"}) {
              late(run, way, millis);
              late(run, way, 2_600);
            }
            run.submits();
            Nemesis.pause(Duration.ofSeconds(12));
            run.nemesis().end();
          }
        });
  }

  private static boolean blocked(ChaosRun run) {
    return !run.world()
        .postgres()
        .ask("select id::text from lead where sync_state = 'BLOCKED'")
        .isEmpty();
  }

  private static void late(ChaosRun run, String call, int millis) {
    run.world().fault("{'kind':'latency','match':'" + call + "','ms':" + millis + ",'count':1}");
  }

  @Test
  void sees_an_answer_before_the_commit() throws IOException {
    judge(
        AnswerBeforeCommit.class,
        plan().alone(),
        Verdict::lost,
        run -> {
          var node = run.world().nodes().get(0);
          var life = node.lives();
          run.submits();
          Node.signal(node.pid(), "-KILL");
          node.awaitLifeAfter(life);
        });
  }

  @Test
  void sees_polls_that_do_not_overlap() throws IOException {
    judge(
        NoOverlap.class,
        plan().ahead(Duration.ofSeconds(20)),
        Verdict::different,
        run -> {
          run.world().fault("{'kind':'callback-drop','count':-1}");
          var story = run.submits();
          var record = run.people().awaitRecord(story, A_WHILE);
          Nemesis.pause(Duration.ofSeconds(8)); // a pass or two, of which the last counts

          run.people().delete(story, record);
          Nemesis.pause(Duration.ofSeconds(8));
        });
  }

  @Test
  void sees_a_claim_without_a_fencing_number() throws IOException {
    judge(
        NoFencing.class,
        plan(),
        Verdict::regressions,
        run -> {
          run.world().nodes().forEach(Node::awaitReady);
          run.world().order(KillPoint.SENDING, Orders.FREEZE);
          var story = run.submits();
          Patience.untilTrue("a frozen node", A_WHILE, () -> !run.world().obeyed().isEmpty());
          var frozen = Long.parseLong(run.world().obeyed().get(0).split(" ")[2]);
          var record = run.people().awaitRecord(story, TO_TAKE_OVER);
          run.people().write(story, record, Cell.COMPANY, "Named by Dana");

          Node.signal(frozen, "-CONT");
          Nemesis.pause(Duration.ofSeconds(6));
        });
  }

  @Test
  void sees_a_token_lease_that_only_one_node_knows() throws IOException {
    judge(
        OwnTokenLease.class,
        plan(),
        Verdict::tokens,
        run -> {
          run.world().nodes().forEach(Node::awaitReady);
          run.world()
              .fault("{'kind':'latency','match':'POST /oauth/v2/token','ms':1500,'count':-1}");
          for (var i = 0; i < 3; i++) {
            var signIns = new ArrayList<Callable<Integer>>();
            run.world().nodes().forEach(node -> signIns.add(signIn(run, node)));
            run.nemesis().strike(run.nemesis().tokensGone());
            atOnce(signIns);
          }
        });
  }

  private static Callable<Integer> signIn(ChaosRun run, Node node) {
    var panel = new CrmPanel(node.portal(), run.world().crm(), SandboxSystem.DANA);
    var challenge = panel.begin();
    var record = panel.witness(challenge);
    return () -> panel.end(challenge, record).status();
  }

  private static void atOnce(ArrayList<Callable<Integer>> deeds) {
    var threads = Executors.newFixedThreadPool(deeds.size());
    try {
      threads.invokeAll(deeds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void sees_callbacks_that_are_believed() throws IOException {
    judge(
        TrustedCallbacks.class,
        plan().alone(),
        Verdict::regressions,
        run -> {
          var story = run.submits();
          var record = run.people().awaitRecord(story, A_WHILE);
          Nemesis.pause(Duration.ofSeconds(2));
          run.world().fault("{'kind':'callback-delay','match':'Leads.edit','ms':4000,'count':1}");

          for (var i = 0; i < 3; i++) run.people().status(story, record);
          Nemesis.pause(Duration.ofSeconds(6));
        });
  }

  private static ChaosPlan plan() {
    return ChaosPlan.small(Long.getLong("chaos.seed", 7));
  }

  private static void judge(
      Class<? extends Bug> bug,
      ChaosPlan plan,
      ToIntFunction<Verdict> count,
      Consumer<ChaosRun> scene)
      throws IOException {
    var verdict = played("bug-" + bug.getSimpleName(), ChaosWar.with(bug), plan, scene);
    var found =
        "%-22s %s %s%n"
            .formatted(
                bug.getSimpleName(),
                verdict.line(),
                verdict.breaches().stream().findFirst().orElse("nothing"));
    System.out.print(found);
    var table = Repository.here().scratch("chaos").resolve("bugs.txt");
    Files.writeString(table, found, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    assertThat(count.applyAsInt(verdict)).as(found).isPositive();
    if (Boolean.getBoolean("chaos.controls")) {
      var sound = played("control", ChaosWar.sound(), plan, scene);
      assertThat(sound.breaches()).isEmpty();
      assertThat(sound.sound()).as(sound.line()).isTrue();
    }
  }

  private static Verdict played(String name, Path war, ChaosPlan plan, Consumer<ChaosRun> scene) {
    try (var run = new ChaosRun(name, war, plan)) {
      scene.accept(run);
      return run.end(A_WHILE);
    }
  }
}
