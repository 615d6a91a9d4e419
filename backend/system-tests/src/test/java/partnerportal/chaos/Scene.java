package partnerportal.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
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
import partnerportal.systems.SandboxSystem;

/** What has to happen for a bug to show, and by which of its counts the checker then shows it. */
enum Scene {
  INSERT_INSTEAD_OF_UPSERT(InsertInsteadOfUpsert.class, Verdict::stuck) {
    @Override
    ChaosPlan plan(long seed) {
      return ChaosPlan.small(seed).alone().patient();
    }

    @Override
    void play(ChaosRun run) {
      // the answer is given up after ten seconds, as long later the lead is looked for in vain, and
      // then it arrives after all, while the second try is under way; when, is found by trying
      for (var millis : new int[] {18_000, 15_000, 21_000}) {
        if (run.sawStuck()) break;
        for (var way : new String[] {"POST /crm/v8/Leads", "POST /crm/v8/Leads/upsert"}) {
          late(run, way, millis);
          late(run, way, 9_000);
        }
        run.submits();
        run.looksForStuck(Duration.ofSeconds(32)); // a poll may heal it before the end
        run.nemesis().end();
      }
    }
  },

  ANSWER_BEFORE_COMMIT(AnswerBeforeCommit.class, Verdict::lost) {
    @Override
    ChaosPlan plan(long seed) {
      return ChaosPlan.small(seed).alone();
    }

    @Override
    void play(ChaosRun run) {
      var lives = run.world().nodes().stream().map(Node::lives).toList();
      run.submits();
      run.world().nodes().forEach(node -> Node.signal(node.pid(), "-KILL"));
      for (var i = 0; i < lives.size(); i++)
        run.world().nodes().get(i).awaitLifeAfter(lives.get(i));
    }
  },

  NO_OVERLAP(NoOverlap.class, Verdict::different) {
    @Override
    ChaosPlan plan(long seed) {
      return ChaosPlan.small(seed).ahead(AHEAD);
    }

    @Override
    void play(ChaosRun run) {
      run.world().fault("{'kind':'callback-drop','count':-1}");
      var story = run.submits();
      var record = run.people().awaitRecord(story, A_WHILE);
      Nemesis.pause(Duration.ofSeconds(8)); // a pass or two, of which the last counts

      run.people().delete(story, record);
      Nemesis.pause(Duration.ofSeconds(8));
    }
  },

  NO_FENCING(NoFencing.class, Verdict::regressions) {
    @Override
    void play(ChaosRun run) {
      var before = run.world().obeyed().size();
      run.world().order(KillPoint.SENDING, Orders.FREEZE);
      var story = run.submits();
      Patience.untilTrue("a frozen node", A_WHILE, () -> run.world().obeyed().size() > before);
      var frozen = Long.parseLong(run.world().obeyed().get(before).split(" ")[2]);
      var record = run.people().awaitRecord(story, TO_TAKE_OVER);
      run.people().write(story, record, Cell.COMPANY, "Named by Dana");

      Node.signal(frozen, "-CONT");
      Nemesis.pause(Duration.ofSeconds(6));
    }
  },

  OWN_TOKEN_LEASE(OwnTokenLease.class, Verdict::tokens) {
    @Override
    void play(ChaosRun run) {
      run.world().fault("{'kind':'delay','match':'POST /oauth/v2/token','ms':800,'count':-1}");
      for (var i = 0; i < 4; i++) {
        var signIns = new ArrayList<Callable<Integer>>();
        run.world().nodes().forEach(node -> signIns.add(signIn(run, node)));
        run.nemesis().strike(run.nemesis().tokensGone());
        atOnce(signIns);
      }
    }
  },

  TRUSTED_CALLBACKS(TrustedCallbacks.class, Verdict::regressions) {
    @Override
    ChaosPlan plan(long seed) {
      return ChaosPlan.small(seed).alone();
    }

    @Override
    void play(ChaosRun run) {
      var story = run.submits();
      var record = run.people().awaitRecord(story, A_WHILE);
      Nemesis.pause(Duration.ofSeconds(2));
      run.world().fault("{'kind':'callback-delay','match':'Leads.edit','ms':4000,'count':1}");

      for (var i = 0; i < 3; i++) run.people().status(story, record);
      Nemesis.pause(Duration.ofSeconds(6));
    }
  };

  /** How far a clock is ahead where one is. */
  static final Duration AHEAD = Duration.ofSeconds(20);

  private static final Duration A_WHILE = Duration.ofSeconds(60);
  private static final Duration TO_TAKE_OVER = Duration.ofSeconds(150);

  private final Class<? extends Bug> bug;
  private final ToIntFunction<Verdict> count;

  Scene(Class<? extends Bug> bug, ToIntFunction<Verdict> count) {
    this.bug = bug;
    this.count = count;
  }

  /** The bug that shows in it. */
  Class<? extends Bug> bug() {
    return bug;
  }

  /** How often the checker saw what the bug does. */
  int seen(Verdict verdict) {
    return count.applyAsInt(verdict);
  }

  /** What it is played with. */
  ChaosPlan plan(long seed) {
    return ChaosPlan.small(seed);
  }

  /** Plays it; whoever calls heals everything after it. */
  abstract void play(ChaosRun run);

  private static void late(ChaosRun run, String call, int millis) {
    run.world().fault("{'kind':'delay','match':'" + call + "','ms':" + millis + ",'count':1}");
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
}
