package partnerportal.crm;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import partnerportal.platform.Settings;

/**
 * How fast one organisation's CRM is called: a breaker while it is silent, permits per caller
 * ({@link CrmPermits}), and a growing pause after "too many requests", which Zoho sends without
 * saying how long or why. Per organisation, so that one's outage is not everyone's.
 */
@ApplicationScoped
class CrmPace {

  private static final Logger LOG = Logger.getLogger(CrmPace.class.getName());

  /** Refusals in a row before the day's credits are taken for spent (zoho-crm v8 §5). */
  private static final int REFUSALS = 5;

  /** Who calls. */
  enum Caller {
    /** Carries changes to the CRM. */
    OUT(Settings.Key.ZOHO_OUT_HEAVY, Settings.Key.ZOHO_OUT_LIGHT),
    /** Reads changes from it; can wait longest. */
    IN(Settings.Key.ZOHO_IN_HEAVY, Settings.Key.ZOHO_IN_LIGHT),
    /** For a person who waits. */
    DOOR(Settings.Key.ZOHO_DOORS, null);

    private final Settings.Key heavy;
    private final Settings.Key light;

    Caller(Settings.Key heavy, Settings.Key light) {
      this.heavy = heavy;
      this.light = light;
    }

    int heavy(Settings settings) {
      return settings.number(heavy);
    }

    int all(Settings settings) {
      return heavy(settings) + (light == null ? 0 : settings.number(light));
    }

    /**
     * How long a permit is waited for. What is carried to the CRM stands ready behind the calls
     * under way, and may leave as long as its claim is certain ({@link Deadline}).
     */
    Duration patience(Settings settings) {
      return switch (this) {
        case OUT -> settings.duration(Settings.Key.SYNC_LEASE).dividedBy(2);
        case IN -> Duration.ZERO;
        case DOOR -> Duration.ofSeconds(4);
      };
    }
  }

  /**
   * How an organisation's CRM is called at this moment, on this node.
   *
   * @param breaker closed (all is well), open (silent, not asked) or half_open (asked once)
   * @param pause how long changes are kept back
   * @param creditsSpent whether the day's credits are taken for spent
   */
  record State(
      String breaker, Duration pause, boolean creditsSpent, Map<Caller, CrmPermits.Use> permits) {}

  private record Pause(
      int inARow, Instant since, Instant until, Instant readingUntil, boolean credits) {}

  @Inject Settings settings;
  @Inject Clock clock;
  @Inject CrmPermits permits;

  private final Map<UUID, Pause> pauses = new ConcurrentHashMap<>();
  private final Map<UUID, Instant> rests = new ConcurrentHashMap<>();
  private CircuitBreakerRegistry breakers;

  @PostConstruct
  void configure() {
    breakers = CircuitBreakerRegistry.ofDefaults();
    breakers
        .getEventPublisher()
        .onEntryAdded(
            added ->
                added
                    .getAddedEntry()
                    .getEventPublisher()
                    .onStateTransition(
                        moved ->
                            LOG.log(
                                Level.INFO,
                                "organisation {0}: calls to the CRM went from {1} to {2}",
                                new Object[] {
                                  moved.getCircuitBreakerName(),
                                  moved.getStateTransition().getFromState(),
                                  moved.getStateTransition().getToState()
                                })));
  }

  /**
   * How long a caller is to leave this organisation's CRM alone, because it asked for that or has
   * not answered lately; zero when it may call.
   */
  Duration pause(UUID organization, Caller caller) {
    if (caller == Caller.DOOR) return Duration.ZERO;
    var asked = asked(organization, caller);
    var rest = rest(organization);
    return asked.compareTo(rest) > 0 ? asked : rest;
  }

  /** What is left of the pause the CRM asked for. */
  private Duration asked(UUID organization, Caller caller) {
    var pause = pauses.get(organization);
    if (pause == null || caller == Caller.DOOR) return Duration.ZERO;
    return left(caller == Caller.IN ? pause.readingUntil : pause.until);
  }

  /** What is left of the time a silent CRM is not asked at all; whoever calls first then tries. */
  private Duration rest(UUID organization) {
    var until = rests.get(organization);
    if (until == null || breaker(organization).getState() != CircuitBreaker.State.OPEN)
      return Duration.ZERO;
    return left(until);
  }

  private Duration left(Instant until) {
    var left = Duration.between(clock.instant(), until);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** How many heavy calls may be under way. */
  int heavyAtOnce(UUID organization, Caller caller) {
    return permits.mostHeavy(organization, caller);
  }

  /** Whether the CRM has answered lately; a silent one is to be tried with one call alone. */
  boolean answers(UUID organization) {
    return breaker(organization).getState() == CircuitBreaker.State.CLOSED;
  }

  State state(UUID organization) {
    var pause = pauses.get(organization);
    return new State(
        breaker(organization).getState().name(),
        asked(organization, Caller.OUT),
        pause != null && pause.credits,
        permits.use(organization));
  }

  /**
   * Makes a call when it is time for one.
   *
   * @throws CrmFailure.Busy when it is not, or no permit is free
   * @throws CrmFailure.Silent when the CRM has not answered lately
   */
  ZohoReply call(UUID organization, Caller caller, Cost cost, Supplier<ZohoReply> call) {
    allowed(organization, caller);
    return permits.within(
        organization,
        caller,
        cost,
        () -> {
          allowed(organization, caller); // the pause may have begun while a permit was waited for
          return guarded(organization, call);
        });
  }

  private void allowed(UUID organization, Caller caller) {
    var left = asked(organization, caller);
    if (!left.isZero()) throw new CrmFailure.Busy("The CRM asked for fewer calls.", left);
  }

  private ZohoReply guarded(UUID organization, Supplier<ZohoReply> call) {
    var breaker = breaker(organization);
    if (!breaker.tryAcquirePermission())
      throw new CrmFailure.Silent("The CRM has not answered lately.", false, null);
    var began = breaker.getCurrentTimestamp();
    try {
      var reply = call.get();
      heard(breaker, began, reply);
      follow(organization, reply);
      return reply;
    } catch (CrmFailure.Late e) {
      breaker.releasePermission(); // the CRM was not asked
      throw e;
    } catch (RuntimeException e) {
      breaker.onError(breaker.getCurrentTimestamp() - began, breaker.getTimestampUnit(), e);
      throw e;
    }
  }

  private CircuitBreaker breaker(UUID organization) {
    return breakers.circuitBreaker(
        organization.toString(),
        () ->
            CircuitBreakerConfig.custom()
                .slidingWindowSize(6)
                .minimumNumberOfCalls(3)
                .failureRateThreshold(50)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitIntervalFunctionInOpenState(tries -> resting(organization, tries))
                .build());
  }

  private static void heard(CircuitBreaker breaker, long began, ZohoReply reply) {
    var took = breaker.getCurrentTimestamp() - began;
    TimeUnit unit = breaker.getTimestampUnit();
    if (reply.status() >= 500)
      breaker.onError(took, unit, new CrmFailure.Silent("HTTP " + reply.status(), true, null));
    else breaker.onSuccess(took, unit);
  }

  private void follow(UUID organization, ZohoReply reply) {
    if (reply.answer() != ZohoAnswer.SLOW_DOWN) pauses.remove(organization);
    else pauses.compute(organization, (id, before) -> longer(id, before));
  }

  private Pause longer(UUID organization, Pause before) {
    var now = clock.instant();
    var inARow = before == null ? 1 : before.inARow + 1;
    var since = before == null ? now : before.since;
    var credits =
        inARow >= REFUSALS
            && !now.isBefore(since.plus(settings.duration(Settings.Key.ZOHO_CREDITS_AFTER)));
    var until = now.plus(jittered(inARow));
    var readingUntil =
        credits ? now.plus(settings.duration(Settings.Key.ZOHO_CREDITS_PAUSE)) : until;
    if (credits && !before.credits)
      LOG.log(
          Level.WARNING,
          "organisation {0}: the CRM has refused {1} calls since {2}; its credits seem to be spent."
              + " Nothing is read until {3}; leads are tried now and then.",
          new Object[] {organization, inARow, since, readingUntil});
    return new Pause(inARow, since, until, readingUntil, credits);
  }

  /** How long a silent CRM is left alone; half of it for certain, because it needs some. */
  private long resting(UUID organization, int tries) {
    var first = settings.duration(Settings.Key.SYNC_RETRY_FIRST);
    var last = settings.duration(Settings.Key.SYNC_RETRY_LAST);
    var rest = jittered(first, last, tries, 0.5 + ThreadLocalRandom.current().nextDouble() / 2);
    rests.put(organization, clock.instant().plus(rest));
    return rest.toMillis();
  }

  private Duration jittered(int tries) {
    return jittered(
        settings.duration(Settings.Key.SYNC_RETRY_FIRST),
        settings.duration(Settings.Key.SYNC_RETRY_LAST),
        tries,
        ThreadLocalRandom.current().nextDouble());
  }

  /**
   * A pause that doubles with each try up to a limit, all of it left to chance, so that those who
   * were refused together do not come back together.
   *
   * @param chance from 0 to 1
   */
  static Duration jittered(Duration first, Duration last, int tries, double chance) {
    var doubled = first.toMillis() * Math.pow(2, Math.max(0, Math.min(tries, 30) - 1));
    return Duration.ofMillis(Math.round(Math.min(last.toMillis(), doubled) * chance));
  }
}
