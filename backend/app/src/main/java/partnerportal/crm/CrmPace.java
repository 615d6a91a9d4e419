package partnerportal.crm;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import partnerportal.platform.Settings;

/**
 * How fast one organisation's CRM is called: a breaker while it is silent, permits per caller so
 * that the runners never starve people who wait, and a growing pause after "too many requests",
 * which Zoho sends without saying how long. Per organisation, so that one's outage is not
 * everyone's.
 */
@ApplicationScoped
class CrmPace {

  /**
   * Who calls. Zoho allows 10 heavy calls at once in every edition; the shares add up to that
   * (design: 4+2, 3+2, 1).
   */
  enum Caller {
    OUT(6, Duration.ZERO),
    IN(5, Duration.ZERO),
    DOOR(1, Duration.ofSeconds(4));

    private final int permits;
    private final Duration wait;

    Caller(int permits, Duration wait) {
      this.permits = permits;
      this.wait = wait;
    }
  }

  private record Pause(int inARow, Instant until) {}

  @Inject Settings settings;
  @Inject Clock clock;

  private final BulkheadRegistry permits = BulkheadRegistry.ofDefaults();
  private final Map<UUID, Pause> pauses = new ConcurrentHashMap<>();
  private CircuitBreakerRegistry breakers;
  private IntervalFunction pauseAfter;

  @PostConstruct
  void configure() {
    var first = settings.duration(Settings.Key.SYNC_RETRY_FIRST);
    var last = settings.duration(Settings.Key.SYNC_RETRY_LAST);
    pauseAfter = IntervalFunction.ofExponentialRandomBackoff(first, 2.0, 0.5, last);
    breakers =
        CircuitBreakerRegistry.of(
            CircuitBreakerConfig.custom()
                .slidingWindowSize(6)
                .minimumNumberOfCalls(3)
                .failureRateThreshold(50)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitIntervalFunctionInOpenState(pauseAfter)
                .build());
  }

  /** How long to leave this organisation's CRM alone; zero when it may be called. */
  Duration pause(UUID organization) {
    var pause = pauses.get(organization);
    if (pause == null) return Duration.ZERO;
    var left = Duration.between(clock.instant(), pause.until);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /**
   * Makes a call when it is time for one.
   *
   * @throws CrmFailure.Busy when it is not, or no permit is free
   * @throws CrmFailure.Silent when the CRM has not answered lately
   */
  ZohoReply call(UUID organization, Caller caller, Supplier<ZohoReply> call) {
    var left = pause(organization);
    if (!left.isZero() && caller != Caller.DOOR)
      throw new CrmFailure.Busy("The CRM asked for fewer calls.", left);
    var permit = permit(organization, caller);
    if (!permit.tryAcquirePermission())
      throw new CrmFailure.Busy("Too many calls to the CRM at once.", Duration.ofSeconds(1));
    try {
      return guarded(organization, call);
    } finally {
      permit.onComplete();
    }
  }

  private ZohoReply guarded(UUID organization, Supplier<ZohoReply> call) {
    var breaker = breakers.circuitBreaker(organization.toString());
    if (!breaker.tryAcquirePermission())
      throw new CrmFailure.Silent("The CRM has not answered lately.", false, null);
    var began = breaker.getCurrentTimestamp();
    try {
      var reply = call.get();
      heard(breaker, began, reply);
      follow(organization, reply);
      return reply;
    } catch (RuntimeException e) {
      breaker.onError(breaker.getCurrentTimestamp() - began, breaker.getTimestampUnit(), e);
      throw e;
    }
  }

  private static void heard(CircuitBreaker breaker, long began, ZohoReply reply) {
    var took = breaker.getCurrentTimestamp() - began;
    TimeUnit unit = breaker.getTimestampUnit();
    if (reply.status() >= 500)
      breaker.onError(took, unit, new CrmFailure.Silent("HTTP " + reply.status(), true, null));
    else breaker.onSuccess(took, unit);
  }

  private void follow(UUID organization, ZohoReply reply) {
    if (reply.answer() != ZohoAnswer.SLOW_DOWN) {
      pauses.remove(organization);
      return;
    }
    pauses.compute(
        organization,
        (id, before) -> {
          var inARow = before == null ? 1 : before.inARow + 1;
          return new Pause(
              inARow, clock.instant().plusMillis(pauseAfter.apply(Math.min(inARow, 30))));
        });
  }

  private Bulkhead permit(UUID organization, Caller caller) {
    return permits.bulkhead(
        organization + "/" + caller,
        () ->
            BulkheadConfig.custom()
                .maxConcurrentCalls(caller.permits)
                .maxWaitDuration(caller.wait)
                .build());
  }
}
