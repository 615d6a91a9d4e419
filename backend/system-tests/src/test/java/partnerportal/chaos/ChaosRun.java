package partnerportal.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** One run of the rig from the first process to the verdict. */
final class ChaosRun implements AutoCloseable {

  /** Where the verdict is kept; its first line is the one people look for. */
  static final String VERDICT = "verdict.txt";

  /** How long everything may take to be equal after the last fault; guarantees of the product. */
  private static final Duration TO_CONVERGE = Duration.ofSeconds(120);

  /** Nothing taken for this long is no fault of this rig's any more. */
  private static final Duration STANDSTILL = Duration.ofMinutes(15);

  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final long LOOK_NANOS = 200_000_000;
  private static final String WAITING =
      "select count(*)::text from outbox where state <> 'BLOCKED'"
          + " union all select count(*)::text from inbox";

  private static final String REFUSED = "select id::text from lead where sync_state = 'BLOCKED'";

  private final ChaosPlan plan;
  private final Course course = new Course();
  private final ChaosWorld world;
  private final History history;
  private final Outages outages = new Outages();
  private final Nemesis nemesis;
  private final Sampler sampler;
  private final List<ChaosPartner> partners = new ArrayList<>();
  private final Clients clients;
  private final CrmPeople people;
  private final Set<String> stuck = new TreeSet<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean over;

  ChaosRun(String name, Path war, ChaosPlan plan) {
    System.out.println("chaos: " + name + " seed=" + plan.seed());
    this.plan = plan;
    world = new ChaosWorld(name, war, plan, course);
    history = new History(world.folder().resolve("history.jsonl"));
    nemesis = new Nemesis(world, plan, history, outages);
    sampler = new Sampler(world, plan, outages);
    clients = new Clients(world, plan, history, partners);
    people = new CrmPeople(world, history, plan.seed());
    for (var i = 0; i < plan.partners(); i++) partners.add(world.partner("Harbour Lane " + i));
    course.step("the partners have signed in");
  }

  /** One lead, entered in the portal and acknowledged. */
  Story submits() {
    // every fifth comes through the public form
    var number = clients.stories().size() * 5 + 1;
    return clients.submit("client", number, new Random(plan.seed() + number), () -> over);
  }

  /** Somebody in the CRM. */
  CrmPeople people() {
    return people;
  }

  ChaosWorld world() {
    return world;
  }

  Nemesis nemesis() {
    return nemesis;
  }

  Clients clients() {
    return clients;
  }

  History history() {
    return history;
  }

  /**
   * Lets everybody work while faults strike, and judges what is left.
   *
   * @param faults one after the other, spread evenly over the submissions
   * @param inHaste whether a fault but the last strikes while one node is still starting, not only
   *     when all are up
   */
  Verdict play(List<Nemesis.Fault> faults, boolean inHaste) {
    nemesis.begin();
    var workers = begin();
    var every = Math.max(1, plan.leads() / (faults.size() + 1));
    for (var i = 0; i < faults.size(); i++) {
      awaitAcknowledged(Math.min((i + 1) * every, plan.leads()), workers);
      if (inHaste && i < faults.size() - 1) world.awaitAllButOne();
      else world.awaitReady();
      nemesis.strike(faults.get(i));
      course.step(faults.get(i).name());
    }
    awaitAcknowledged(Math.max(plan.leads(), clients.acknowledged() + every), workers);
    over = true;
    workers.forEach(ChaosRun::join);
    return end(TO_CONVERGE);
  }

  private List<Future<?>> begin() {
    var workers = new ArrayList<Future<?>>();
    IntStream.range(0, plan.clients())
        .forEach(one -> workers.add(threads.submit(() -> clients.work(one, () -> over))));
    workers.add(threads.submit(() -> people.work(clients, plan.editPauseNanos(), () -> over)));
    var partnerPeople = new PartnerPeople(history, clients, plan.seed() + 1);
    workers.add(threads.submit(() -> partnerPeople.work(plan.editPauseNanos(), () -> over)));
    workers.add(threads.submit(() -> sampler.work(() -> over)));
    return workers;
  }

  private void awaitAcknowledged(int leads, List<Future<?>> workers) {
    var before = -1;
    var since = System.nanoTime();
    while (clients.acknowledged() < leads) {
      LockSupport.parkNanos(LOOK_NANOS);
      workers.stream().filter(Future::isDone).forEach(ChaosRun::join);
      if (clients.acknowledged() != before) since = System.nanoTime();
      before = clients.acknowledged();
      if (System.nanoTime() - since > STANDSTILL.toNanos())
        throw new IllegalStateException(before + " leads and no more are taken");
    }
  }

  private static void join(Future<?> worker) {
    try {
      worker.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("a worker of the rig failed", e.getCause());
    }
  }

  /**
   * Heals everything, waits until all is quiet, and judges.
   *
   * @param toConverge how long that may take
   */
  Verdict end(Duration toConverge) {
    nemesis.end();
    var healed = System.nanoTime();
    course.step("healed");
    var converged = converge(healed, toConverge);
    sampler.noteAtTheEnd();
    world.awaitReady();
    var verdict =
        new Checker(world, stuck)
            .judge(clients.stories(), sampler, converged, nemesis.tokensTooMany());
    course.step("judged");
    keep(verdict);
    System.out.println(verdict.line());
    return verdict;
  }

  /** Looks for a while whether a lead is shown as refused although the CRM has it. */
  void looksForStuck(Duration howLong) {
    var begun = System.nanoTime();
    while (!sawStuck() && System.nanoTime() - begun < howLong.toNanos()) {
      for (var lead : world.postgres().ask(REFUSED))
        if (!world.crm().leadsByPortalId(UUID.fromString(lead)).isEmpty()) stuck.add(lead);
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /** Whether {@link #looksForStuck} found one. */
  boolean sawStuck() {
    return !stuck.isEmpty();
  }

  private long converge(long healed, Duration toConverge) {
    var equalSince = 0L;
    while (System.nanoTime() - healed < toConverge.toNanos()) {
      var now = System.nanoTime();
      if (!sampler.look().different().isEmpty() || waiting()) equalSince = 0;
      else if (equalSince == 0) equalSince = equal(now);
      else if (now - equalSince > QUIET.toNanos())
        return Duration.ofNanos(equalSince - healed).toSeconds();
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return -1;
  }

  private long equal(long now) {
    course.step("all is equal and nothing waits");
    return now;
  }

  private boolean waiting() {
    return world.postgres().ask(WAITING).stream().anyMatch(count -> !count.equals("0"));
  }

  private void keep(Verdict verdict) {
    var different = sampler.look().different();
    var all = new ArrayList<String>();
    all.add(verdict.line());
    all.add("seed " + plan.seed() + ", settled after " + sampler.settled());
    all.addAll(nemesis.done());
    all.add("seconds after the beginning:");
    all.addAll(course.steps());
    all.add("different at the end: " + different);
    all.addAll(verdict.breaches());
    all.addAll(new Inquest(world, clients.stories()).about(verdict.breaches(), different));
    all.add("equal, every five seconds:");
    all.addAll(sampler.curve());
    try {
      Files.write(world.folder().resolve(VERDICT), all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    over = true;
    threads.shutdownNow();
    world.close();
    history.close();
  }
}
