package partnerportal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import partnerportal.crm.CreditGovernor;
import partnerportal.crm.RecordKind;
import partnerportal.crm.Zoho;
import partnerportal.platform.SettingsFixture;
import partnerportal.sync.OutboxStore.Claim;
import partnerportal.work.HandsFixture;

@Timeout(60)
class OutboundRunTest {

  static final UUID ORGANIZATION = UUID.randomUUID();

  Crm crm = new Crm();
  Backlog backlog = new Backlog(10);
  Carrier carrier = new Carrier();
  OutboundRun run = new OutboundRun();

  OutboundRunTest() {
    run.zoho = crm;
    run.outbox = backlog;
    run.leads = carrier;
    run.hands = HandsFixture.hands();
    run.settings = SettingsFixture.of(Map.of());
    run.governor =
        new CreditGovernor() {
          @Override
          public void look(UUID organization) {}
        };
  }

  @Test
  void makes_ready_what_follows_and_settles_what_went_while_the_one_call_is_under_way()
      throws Exception {
    var running = begin();

    backlog.awaitTaken(3);
    backlog.awaitIdle();

    assertThat(backlog.taken).as("one called about, one before, one after").hasValue(3);
    carrier.answered.countDown();
    running.get(30, TimeUnit.SECONDS);
    assertThat(carrier.carried).hasValue(10);
  }

  @Test
  void finds_out_with_one_batch_alone_whether_a_silent_crm_answers_again() throws Exception {
    crm.answers = false;

    var running = begin();

    backlog.awaitTaken(1);
    backlog.awaitIdle();
    assertThat(backlog.taken).hasValue(1);
    crm.answers = true;
    carrier.answered.countDown();
    running.get(30, TimeUnit.SECONDS);
    assertThat(carrier.carried).hasValue(10);
  }

  @Test
  void takes_nothing_more_once_the_crm_asked_for_fewer_calls() throws Exception {
    var running = begin();
    backlog.awaitTaken(3);

    crm.pause = Duration.ofMinutes(1);
    carrier.answered.countDown();

    running.get(30, TimeUnit.SECONDS);
    assertThat(backlog.taken).as("batches that were in hand when the pause began").hasValue(3);
  }

  private CompletableFuture<Void> begin() {
    return CompletableFuture.runAsync(() -> run.run(ORGANIZATION, () -> false));
  }

  /** A CRM that may be called once at a time. */
  static final class Crm extends Zoho {
    volatile boolean answers = true;
    volatile Duration pause = Duration.ZERO;

    @Override
    public Duration pause(UUID organization) {
      return pause;
    }

    @Override
    public int heavyCallsAtOnce(UUID organization) {
      return 1;
    }

    @Override
    public boolean answers(UUID organization) {
      return answers;
    }
  }

  /** So many batches of one lead each. */
  static final class Backlog extends Outbox {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    final AtomicInteger taken = new AtomicInteger();
    private final int batches;
    private final Thread[] runner = new Thread[1];

    Backlog(int batches) {
      this.batches = batches;
    }

    @Override
    List<Claim> take(UUID organization) {
      synchronized (this) {
        runner[0] = Thread.currentThread();
      }
      if (taken.get() == batches) return List.of();
      var fence = taken.incrementAndGet();
      return List.of(new Claim(RecordKind.LEAD, UUID.randomUUID(), 1, 0, null, fence));
    }

    @Override
    void renew(UUID organization, Collection<Long> fences) {}

    void awaitTaken(int many) {
      var until = System.nanoTime() + LONGEST.toNanos();
      while (taken.get() < many && System.nanoTime() < until) Thread.onSpinWait();
    }

    /** The run has begun to wait, so it takes nothing more by itself. */
    void awaitIdle() {
      var until = System.nanoTime() + LONGEST.toNanos();
      while (!idle() && System.nanoTime() < until) Thread.onSpinWait();
    }

    private synchronized boolean idle() {
      return runner[0] != null && runner[0].getState() == Thread.State.TIMED_WAITING;
    }
  }

  /** Carries batches and gets no answer before it may. */
  static final class Carrier extends LeadOutbound {
    final CountDownLatch answered = new CountDownLatch(1);
    final AtomicInteger carried = new AtomicInteger();

    @Override
    void carry(UUID organization, List<Claim> claims) {
      try {
        answered.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      carried.addAndGet(claims.size());
    }
  }
}
