package partnerportal.crm;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import partnerportal.crm.CrmPace.Caller;
import partnerportal.platform.Settings;

/**
 * How many calls of one organisation are under way at once, so that the runners never starve people
 * who wait. Each caller has a share of what the edition allows, and within it a share of the ten
 * heavy calls every edition allows; each runner works on one node at a time, so no node needs to
 * know what another does.
 */
@ApplicationScoped
class CrmPermits {

  @Inject Settings settings;
  @Inject CrmConnectionStore store;
  @Inject Clock clock;

  private final BulkheadRegistry bulkheads = BulkheadRegistry.ofDefaults();
  private final Map<UUID, Shares> shares = new ConcurrentHashMap<>();

  /** How far a share is used. */
  record Use(int heavy, int mostHeavy, int all, int most) {}

  private record Shares(String edition, Instant readAt) {}

  /**
   * Makes a call when a permit is free.
   *
   * @throws CrmFailure.Busy when none is
   */
  ZohoReply within(UUID organization, Caller caller, Cost cost, Supplier<ZohoReply> call) {
    var edition = edition(organization);
    if (!cost.heavy()) return taking(all(organization, caller, edition), call);
    return taking(
        heavy(organization, caller, edition),
        () -> taking(all(organization, caller, edition), call));
  }

  private static ZohoReply taking(Bulkhead permits, Supplier<ZohoReply> call) {
    if (!permits.tryAcquirePermission())
      throw new CrmFailure.Busy("Too many calls to the CRM at once.", Duration.ofSeconds(1));
    try {
      return call.get();
    } finally {
      permits.onComplete();
    }
  }

  /** How many heavy calls a caller may have under way. */
  int mostHeavy(UUID organization, Caller caller) {
    return share(caller.heavy(settings), edition(organization));
  }

  /** How far each caller's share is used on this node. */
  Map<Caller, Use> use(UUID organization) {
    var edition = edition(organization);
    var use = new EnumMap<Caller, Use>(Caller.class);
    for (var caller : Caller.values()) {
      var heavy = heavy(organization, caller, edition).getMetrics();
      var all = all(organization, caller, edition).getMetrics();
      use.put(
          caller,
          new Use(
              heavy.getMaxAllowedConcurrentCalls() - heavy.getAvailableConcurrentCalls(),
              heavy.getMaxAllowedConcurrentCalls(),
              all.getMaxAllowedConcurrentCalls() - all.getAvailableConcurrentCalls(),
              all.getMaxAllowedConcurrentCalls()));
    }
    return use;
  }

  /** What the organisation pays for; asked again while it is not known, and when it may be old. */
  private String edition(UUID organization) {
    var life = settings.duration(Settings.Key.ZOHO_METADATA_LIFE);
    var known = shares.get(organization);
    if (known != null && clock.instant().isBefore(known.readAt.plus(life))) return known.edition;
    var edition = store.edition(organization);
    edition.ifPresent(e -> shares.put(organization, new Shares(e, clock.instant())));
    return edition.orElse("");
  }

  private Bulkhead all(UUID organization, Caller caller, String edition) {
    var most = share(caller.all(settings), edition);
    return bulkhead(organization + "/" + caller, most, caller.patience(settings));
  }

  private Bulkhead heavy(UUID organization, Caller caller, String edition) {
    var most = share(caller.heavy(settings), edition);
    return bulkhead(organization + "/" + caller + "/heavy", most, caller.patience(settings));
  }

  private Bulkhead bulkhead(String name, int most, Duration patience) {
    var config = BulkheadConfig.custom().maxConcurrentCalls(most).maxWaitDuration(patience).build();
    var bulkhead = bulkheads.bulkhead(name, config);
    if (bulkhead.getBulkheadConfig().getMaxConcurrentCalls() != most) bulkhead.changeConfig(config);
    return bulkhead;
  }

  private int share(int wanted, String edition) {
    var sum = 0;
    for (var caller : Caller.values()) sum += caller.all(settings);
    return share(wanted, sum, atOnce(edition));
  }

  /** A share of so many, shrunk when all together want more than there is; never none. */
  static int share(int wanted, int all, int most) {
    return all <= most ? wanted : Math.max(1, wanted * most / all);
  }

  /** Calls Zoho answers at once (v8 API limits); the least that is paid for while nobody said. */
  static int atOnce(String edition) {
    return switch (edition.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]", "")) {
      case "free" -> 5;
      case "professional" -> 15;
      case "enterprise", "one", "zohoone" -> 20;
      case "ultimate", "crmplus" -> 25;
      default -> 10;
    };
  }
}
