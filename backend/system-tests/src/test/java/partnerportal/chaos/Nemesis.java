package partnerportal.chaos;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import partnerportal.chaos.inside.KillPoint;
import partnerportal.chaos.inside.Orders;
import partnerportal.systems.Patience;

/** Breaks things, one after the other, and heals what does not heal by itself. */
final class Nemesis {

  /**
   * How long anybody may take to get to a point where something is ordered: all may be starting.
   */
  private static final Duration TO_A_POINT = Duration.ofMinutes(10);

  private static final Duration TO_BE_STARTED = Duration.ofSeconds(60);
  private static final long LOOK_NANOS = 50_000_000;
  private static final int REFUSALS = 30;
  private static final Duration THE_STORM = Duration.ofSeconds(180);

  private final ChaosWorld world;
  private final ChaosPlan plan;
  private final History history;
  private final Outages outages;
  private final Random chance;
  private final List<String> done = new ArrayList<>();
  private int tokensExcused = 1;

  /** Something that goes wrong. */
  record Fault(String name, Runnable strike) {}

  Nemesis(ChaosWorld world, ChaosPlan plan, History history, Outages outages) {
    this.world = world;
    this.plan = plan;
    this.history = history;
    this.outages = outages;
    this.chance = new Random(plan.seed());
  }

  /** What goes wrong all the time: answers that get lost, callbacks that do. */
  void begin() {
    for (var write : List.of("POST /crm/v8/Leads/upsert", "PUT /crm/v8/Leads"))
      always("'kind':'commit-no-answer','match':'" + write + "','probability':0.1");
    always("'kind':'callback-drop','probability':0.3");
    always("'kind':'callback-duplicate','probability':0.15");
    always("'kind':'callback-duplicate','probability':0.15");
    always("'kind':'callback-reorder','probability':0.3,'ms':1500");
    history.fault("ambiguous outcomes 10 %, callbacks dropped 30 %, repeated, out of order");
  }

  private void always(String fault) {
    world.fault("{" + fault + ",'count':-1}");
  }

  /** Everything works again. */
  void end() {
    world.control("DELETE", "/_sandbox/faults", null);
    for (var point : KillPoint.values()) world.withdraw(point);
    history.fault("healed");
  }

  /** What was done, in order. */
  List<String> done() {
    return List.copyOf(done);
  }

  /** Access tokens asked for so far that nothing explains. */
  int tokensTooMany() {
    return Math.max(0, asked("POST /oauth/v2/token") - tokensExcused);
  }

  private int asked(String call) {
    return requests().getJsonObject("calls").getInt(call, 0);
  }

  private JsonObject requests() {
    return world.control("GET", "/_sandbox/requests", null);
  }

  /** While nobody gets a token all may ask for one, as far as the portal lets them. */
  private void whileTokensAreAway(Runnable fault) {
    var before = asked("POST /oauth/v2/token");
    fault.run();
    var now = asked("POST /oauth/v2/token");
    tokensExcused += now - before + 1;
    var most = ChaosPlan.MOST_TOKENS_A_MINUTE * (2 + (int) plan.away().toMinutes());
    if (now - before > most) throw new IllegalStateException(now - before + " tokens asked for");
  }

  /** Lets something go wrong. */
  void strike(Fault fault) {
    history.fault(fault.name());
    fault.strike().run();
    done.add(fault.name());
  }

  /** Everything it knows, each point once, in an order of chance. */
  List<Fault> everything() {
    var all = new ArrayList<Fault>();
    for (var point : KillPoint.values()) {
      if (point != KillPoint.MAIL_SENT) all.add(killAt(point));
    }
    for (var i = 0; i < 2; i++) {
      all.add(killAny());
      all.add(freezeAt(KillPoint.SENDING));
      all.add(freezeAny());
      all.add(storm());
      all.add(tokensGone());
      all.add(tokensDenied());
    }
    all.add(freezeAt(KillPoint.CLAIMED));
    all.add(databaseCrash());
    all.add(signInAway());
    all.add(crmAway());
    Collections.shuffle(all, chance);
    return all;
  }

  /** The next node at a point dies there. */
  Fault killAt(KillPoint point) {
    return new Fault(
        "kill at " + point,
        () -> {
          var lives = lives();
          reached(point, Orders.HALT);
          awaitAnotherLife(lives);
        });
  }

  /** The next node at a point dies there and stays dead: the others have to take over. */
  Fault killForGoodAt(KillPoint point) {
    return new Fault(
        "kill for good at " + point,
        () -> {
          world.nodes().forEach(Node::stayDown);
          reached(point, Orders.HALT);
        });
  }

  /** The next node at a point stands still there for longer than its claims hold. */
  Fault freezeAt(KillPoint point) {
    return new Fault(
        "freeze at " + point,
        () -> {
          var pid = reached(point, Orders.FREEZE);
          pastTheLease();
          Node.signal(pid, "-CONT");
        });
  }

  Fault killAny() {
    return new Fault(
        "kill at random",
        () -> {
          var lives = lives();
          any().kill();
          awaitAnotherLife(lives);
        });
  }

  private int lives() {
    return world.nodes().stream().mapToInt(Node::lives).sum();
  }

  /** Begun, not ready: whoever wants to wait for that finds the new life to wait for. */
  private void awaitAnotherLife(int former) {
    Patience.untilTrue("another life", TO_BE_STARTED, () -> lives() > former);
  }

  Fault freezeAny() {
    return new Fault(
        "freeze at random",
        () -> {
          var node = any();
          node.freeze();
          pastTheLease();
          node.thaw();
        });
  }

  Fault databaseCrash() {
    return new Fault(
        "the database crashes",
        () -> {
          tokensExcused++;
          outages.begin();
          world.postgres().crash();
          world.nodes().forEach(Node::awaitHealthy);
          outages.end();
        });
  }

  Fault crmAway() {
    return new Fault(
        "the CRM is away for the hour",
        () -> {
          outages.begin();
          whileTokensAreAway(
              () -> {
                for (var call : List.of("GET /crm/*", "POST /crm/*", "PUT /crm/*", "POST /oauth/*"))
                  always("'kind':'status','match':'" + call + "','status':503");
                pause(plan.away());
                healCrm();
              });
          outages.end();
        });
  }

  Fault signInAway() {
    return new Fault(
        "tokens end and no new ones are given",
        () -> {
          outages.begin();
          whileTokensAreAway(
              () -> {
                always("'kind':'token-outage'");
                world.control("POST", "/_sandbox/tokens/expire", "");
                pause(plan.lease());
                healCrm();
              });
          outages.end();
        });
  }

  private void healCrm() {
    world.control("DELETE", "/_sandbox/faults", null);
    begin();
  }

  /** Refuses everything until it has refused that much; to the portal a CRM that is away. */
  Fault storm() {
    return new Fault(
        "a storm of 429",
        () -> {
          outages.begin();
          var before = refused();
          world.control("POST", "/_sandbox/throttle?calls=" + REFUSALS, "");
          Patience.untilTrue(
              "the end of the storm", THE_STORM, () -> refused() >= before + REFUSALS);
          outages.end();
        });
  }

  private int refused() {
    return requests().getInt("refused", 0);
  }

  /** Zoho answers the refresh in the words of its throttle, with a status that says all is well. */
  Fault tokensDenied() {
    return new Fault(
        "tokens end and the next ones are denied",
        () -> {
          tokensExcused += 2;
          world.fault("{'kind':'token-denied','status':200,'count':2}");
          expireTokens();
        });
  }

  Fault tokensGone() {
    return new Fault("all tokens end", this::expireTokens);
  }

  private void expireTokens() {
    tokensExcused++;
    world.control("POST", "/_sandbox/tokens/expire", "");
  }

  /**
   * Orders a deed and waits until somebody has obeyed.
   *
   * @return who did
   */
  private long reached(KillPoint point, String deed) {
    tokensExcused++;
    var before = world.obeyed().size();
    world.order(point, deed);
    if (point == KillPoint.TOKEN_GIVEN) expireTokens();
    Patience.untilTrue("somebody at " + point, TO_A_POINT, () -> world.obeyed().size() > before);
    var line = world.obeyed().get(before);
    history.fault("obeyed: " + line);
    var pid = Long.parseLong(line.split(" ")[2]);
    if (deed.equals(Orders.HALT)) ProcessHandle.of(pid).ifPresent(node -> node.onExit().join());
    return pid;
  }

  private Node any() {
    tokensExcused++;
    return world.nodes().get(chance.nextInt(world.nodes().size()));
  }

  /** A claim and a node's heartbeats are both over by then. */
  private void pastTheLease() {
    pause(plan.lease().multipliedBy(2));
  }

  static void pause(Duration time) {
    var end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) LockSupport.parkNanos(LOOK_NANOS);
  }
}
