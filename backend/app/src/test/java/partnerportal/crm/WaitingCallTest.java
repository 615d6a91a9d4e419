package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.json.Json;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import partnerportal.crm.CrmPace.Caller;
import partnerportal.organization.Organizations;
import partnerportal.platform.Settings;
import partnerportal.platform.SettingsFixture;

/** What was made ready stands behind the one call that may be under way. */
@Timeout(60)
class WaitingCallTest {

  static final UUID ORGANIZATION = UUID.randomUUID();
  static final Duration LONGEST = Duration.ofSeconds(30);
  static final Cost HUNDRED = Cost.write("upsert", 100);

  Settings settings = SettingsFixture.of(Map.of(Settings.Key.ZOHO_OUT_HEAVY, "1"));
  Wire wire = new Wire();
  ZohoCalls calls = calls();

  @Test
  void leaves_as_soon_as_the_call_before_it_is_answered() {
    var first = call(certain());
    wire.awaitSent(1);
    var second = call(certain());
    awaitWaiting(second);

    wire.answer(200);

    assertThat(second.outcome.join()).isNull();
    assertThat(first.outcome.join()).isNull();
    assertThat(wire.sent).hasValue(2);
  }

  @Test
  void does_not_leave_when_the_crm_asked_for_fewer_calls_meanwhile() {
    var first = call(certain());
    wire.awaitSent(1);
    var second = call(certain());
    awaitWaiting(second);

    wire.answer(429);

    assertThat(first.outcome.join()).isNull();
    assertThat(second.outcome.join()).isInstanceOf(CrmFailure.Busy.class);
    assertThat(wire.sent).hasValue(1);
  }

  @Test
  void does_not_leave_when_its_claim_may_be_over() {
    var first = call(certain());
    wire.awaitSent(1);
    var claim = Deadline.in(Duration.ofMillis(20), Clock.systemUTC());
    var second = call(claim);
    awaitWaiting(second);
    awaitOver(claim);

    wire.answer(200);

    assertThat(first.outcome.join()).isNull();
    assertThat(second.outcome.join()).isInstanceOf(CrmFailure.Late.class);
    assertThat(wire.sent).hasValue(1);
  }

  /** One call on a thread of its own, and what it threw. */
  private record Called(Thread thread, CompletableFuture<Throwable> outcome) {}

  private Called call(Deadline deadline) {
    var outcome = new CompletableFuture<Throwable>();
    var thread =
        new Thread(
            () ->
                outcome.complete(
                    catchThrowable(
                        () ->
                            calls.write(
                                ORGANIZATION,
                                Caller.OUT,
                                HUNDRED,
                                deadline,
                                (api, token) -> wire.send()))));
    thread.setDaemon(true);
    thread.start();
    return new Called(thread, outcome);
  }

  private static Deadline certain() {
    return Deadline.in(LONGEST, Clock.systemUTC());
  }

  private static void awaitWaiting(Called call) {
    await(() -> call.thread.getState() == Thread.State.TIMED_WAITING);
  }

  private static void awaitOver(Deadline claim) {
    await(() -> catchThrowable(claim::check) != null);
  }

  private static void await(Supplier<Boolean> fact) {
    var until = System.nanoTime() + LONGEST.toNanos();
    while (!fact.get() && System.nanoTime() < until) Thread.onSpinWait();
    assertThat(fact.get()).isTrue();
  }

  private ZohoCalls calls() {
    var permits = new CrmPermits();
    permits.settings = settings;
    permits.clock = Clock.systemUTC();
    permits.store =
        new CrmConnectionStore() {
          @Override
          Optional<String> edition(UUID organization) {
            return Optional.of("Enterprise");
          }
        };
    var pace = new CrmPace();
    pace.settings = settings;
    pace.clock = Clock.systemUTC();
    pace.permits = permits;
    pace.configure();
    var calls = new ZohoCalls();
    calls.pace = pace;
    calls.http = wire;
    calls.tokens =
        new ZohoTokens() {
          @Override
          Held current(UUID organization) {
            return new Held("token", "https://crm.test", 1);
          }
        };
    calls.ledger =
        new CreditLedger() {
          @Override
          Response charged(
              UUID organization, Caller caller, Cost cost, Supplier<Response> request) {
            return request.get();
          }
        };
    calls.organizations =
        new Organizations() {
          @Override
          public void crmAnswered(UUID id) {}
        };
    return calls;
  }

  /** A CRM that answers when it is told to; later calls at once. */
  static final class Wire extends ZohoHttp {
    final AtomicInteger sent = new AtomicInteger();
    private final CountDownLatch answered = new CountDownLatch(1);
    private volatile int status;

    @Override
    ZohoReply write(String apiDomain, Function<ZohoApi, Response> call) {
      call.apply(null);
      return new ZohoReply(status, Json.createObjectBuilder().build(), null);
    }

    /** On the wire. */
    Response send() {
      sent.incrementAndGet();
      try {
        answered.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return null;
    }

    void awaitSent(int many) {
      await(() -> sent.get() == many);
    }

    void answer(int with) {
      status = with;
      answered.countDown();
    }
  }
}
