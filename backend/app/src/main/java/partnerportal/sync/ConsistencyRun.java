package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import partnerportal.crm.CreditGovernor;
import partnerportal.crm.CrmFailure;
import partnerportal.crm.Lane;
import partnerportal.crm.Lanes;
import partnerportal.crm.ZohoReading;
import partnerportal.platform.Settings;
import partnerportal.sync.AuditStore.Run;
import partnerportal.work.Runner;

/**
 * Compares portal and CRM page by page, every night and when asked, and carries out what was
 * decided about differences. Each page is kept when it is done, so that a node that dies, credits
 * that end or a CRM that is silent cost at most the page that was being read.
 */
@ApplicationScoped
class ConsistencyRun implements Runner {

  static final String NAME = "sync-audit";

  private static final Logger LOG = Logger.getLogger(ConsistencyRun.class.getName());
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration OFTEN = Duration.ofSeconds(1);
  private static final Duration SELDOM = Duration.ofSeconds(30);

  @Inject ZohoReading zoho;
  @Inject Consistency consistency;
  @Inject PageReading pages;
  @Inject Reconciling reconciling;
  @Inject CreditGovernor governor;
  @Inject Lanes lanes;
  @Inject Settings settings;
  @Inject Clock clock;

  @Override
  public String name() {
    return NAME;
  }

  /** Often enough that a second look comes soon after it is due. */
  @Override
  public Duration every() {
    var half = settings.duration(Settings.Key.SYNC_AUDIT_SETTLE).dividedBy(2);
    if (half.compareTo(OFTEN) < 0) return OFTEN;
    return half.compareTo(SELDOM) > 0 ? SELDOM : half;
  }

  @Override
  public void run(UUID organization, Stopping stopping) {
    lastDue(settings.text(Settings.Key.SYNC_AUDIT_AT), clock.instant())
        .ifPresent(due -> consistency.nightly(organization, due));
    var audit = consistency.open(organization);
    if (audit.isPresent()) go(organization, audit.get(), stopping);
    reconciling.work(organization, stopping);
  }

  private void go(UUID organization, Run audit, Stopping stopping) {
    try {
      while (!stopping.now()) {
        var waits = waitsFor(organization);
        if (waits.isPresent()) {
          consistency.waits(organization, audit, waits.get());
          return;
        }
        var next = consistency.next(organization, audit.id());
        if (next.isEmpty()) {
          consistency.finish(organization, audit.id());
          return;
        }
        if (next.get().lookAt().isAfter(clock.instant())) return;
        consistency.goesOn(organization, audit);
        var page = next.get();
        if (page.unsent()) consistency.unsent(organization, audit.id(), page);
        else consistency.looked(organization, audit.id(), pages.at(organization, page));
      }
    } catch (CrmFailure e) {
      consistency.waits(organization, audit, e.getMessage());
      LOG.log(
          Level.FINE,
          "organisation {0}: comparing waits: {1}",
          new Object[] {organization, e.getMessage()});
    }
  }

  /** Why no page may be read now. */
  private Optional<String> waitsFor(UUID organization) {
    if (!zoho.pause(organization).isZero()) return Optional.of("The CRM asks for fewer calls.");
    governor.look(organization);
    if (!lanes.open(organization, Lane.RECONCILE))
      return Optional.of("The lane that comparing belongs to is paused.");
    var most = settings.number(Settings.Key.SYNC_AUDIT_CREDITS);
    return consistency.spent(organization, DAY) < most
        ? Optional.empty()
        : Optional.of("The " + most + " credits a day that comparing may take are spent.");
  }

  /**
   * The last time a comparison was due.
   *
   * @param at a time of day, UTC; anything else means never
   */
  static Optional<Instant> lastDue(String at, Instant now) {
    if (!at.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) return Optional.empty();
    var today = now.atZone(ZoneOffset.UTC).toLocalDate().atTime(LocalTime.parse(at));
    var due = today.toInstant(ZoneOffset.UTC);
    return Optional.of(due.isAfter(now) ? due.minus(DAY) : due);
  }
}
