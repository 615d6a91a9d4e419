package partnerportal.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import partnerportal.systems.Http;
import partnerportal.systems.Member;
import partnerportal.systems.Reply;
import partnerportal.systems.Said;
import partnerportal.systems.World;

/**
 * Thousands of requests that are nearly right, made from the API description by a seed ({@code
 * -Dfuzz.seed=…}). Plain seeded generation: jqwik sends one request at a time and shrinks what a
 * world with a memory does not repeat. Comes last in its world, which it leaves in disorder.
 */
abstract class Fuzzing {

  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 5_200);
  private static final int AT_A_TIME = 8;
  private static final int EXAMPLES = 3;

  private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
  private final AtomicInteger serverErrors = new AtomicInteger();
  private final AtomicInteger acceptedUnknown = new AtomicInteger();
  private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();

  /** What was wrong, and the first few requests that were answered so. */
  private final Map<String, Queue<String>> wrong = new ConcurrentHashMap<>();

  abstract TwoOrganizations world();

  @Test
  void whatever_is_sent_is_answered_in_order_and_the_portal_goes_on() throws Exception {
    var attempts = new Attempts(world(), seed);
    var rules = new AnswerRules();
    var begun = System.nanoTime();
    var next = new AtomicLong();
    Callable<Void> sender =
        () -> {
          for (var n = next.getAndIncrement(); n < REQUESTS; n = next.getAndIncrement())
            judge(attempts, rules, attempts.of(n));
          return null;
        };
    var crowd = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      for (var done : crowd.invokeAll(Stream.generate(() -> sender).limit(AT_A_TIME).toList()))
        done.get();
    } finally {
      crowd.shutdownNow();
    }

    Said.aloud(
        "fuzz: requests=%d server_errors=%d accepted_unknown=%d operations=%d taken=%d seed=%d seconds=%d statuses=%s"
            .formatted(
                REQUESTS,
                serverErrors.get(),
                acceptedUnknown.get(),
                attempts.operations(),
                taken.size(),
                seed,
                Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                statuses));
    assertThat(wrong).as("-Dfuzz.seed=" + seed + " asks the same again").isEmpty();
    assertThat(taken.size())
        .as("who is refused at the door sees nothing of the house; let in by %s", taken)
        .isGreaterThan(attempts.operations() / 2);
    assertJourneyWorks();
  }

  private void judge(Attempts attempts, AnswerRules rules, Attempt attempt) {
    var address = world().portal().at(attempt.address());
    Reply reply;
    try {
      reply = Http.exchange(attempt.method, address, attempt.headers, attempt.body);
    } catch (RuntimeException e) {
      report(attempt, List.of("no answer: " + e), "");
      return;
    }
    statuses.computeIfAbsent(reply.status(), s -> new AtomicInteger()).incrementAndGet();
    if (reply.status() >= 500) serverErrors.incrementAndGet();
    if (reply.status() < 300) taken.add(attempt.operation.toString());
    if (reply.status() < 400 && attempt.unknownMember) acceptedUnknown.incrementAndGet();
    if (reply.status() == 201 && attempt.operation.toString().equals("POST /api/v1/members"))
      attempts.invited(reply.json().getString("id"));
    List<String> faults;
    try {
      faults = rules.broken(attempt, reply);
    } catch (RuntimeException e) {
      faults = List.of("cannot be judged: " + e);
    }
    if (!faults.isEmpty()) report(attempt, faults, reply.toString());
  }

  private void report(Attempt attempt, List<String> faults, String answer) {
    var kind = faults + " " + answer.split(" ")[0];
    var examples = wrong.computeIfAbsent(kind, k -> new ConcurrentLinkedQueue<>());
    if (examples.size() < EXAMPLES)
      examples.add(
          Instant.now()
              + " "
              + attempt
              + "\n  "
              + attempt.curl(world().portal().address().toString())
              + "\n  "
              + answer
              + "\n");
  }

  /** Somebody new comes, brings a lead, and hears what became of it. */
  private void assertJourneyWorks() {
    var crm = world().crm();
    for (var lane : List.of("new_lead", "partner_edit", "status_pull", "reconcile", "backfill"))
      world().actors().stream()
          .filter(actor -> actor.role().equals("CRM_ADMIN"))
          .forEach(
              admin ->
                  admin
                      .send("DELETE", "/api/v1/admin/sync/lanes/" + lane + "/pause", Map.of(), null)
                      .expect(200));
    var email = "mira@afterwards.example";
    crm.adminApproves(crm.partnerApplied("Afterwards", "Mira Solberg", email));
    world().portal().activate(world().mail().await(email, ""), World.PASSWORD);
    var mira = world().portal().signIn(email, World.PASSWORD);
    var lead = mira.submits("Ruth Halloran", "Tanner Packaging");
    crm.statusChanged(mira.awaitInCrm(lead).getString("crm_id"), "Contacted");
    mira.awaitStatus(lead, "Contacted", Member.SOON);
  }
}
