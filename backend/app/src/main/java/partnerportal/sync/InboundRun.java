package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import partnerportal.crm.CreditGovernor;
import partnerportal.crm.CrmFailure;
import partnerportal.crm.Lane;
import partnerportal.crm.Lanes;
import partnerportal.crm.ZohoReading;
import partnerportal.platform.Settings;
import partnerportal.work.Runner;

/**
 * Brings one organisation's CRM changes in: what callbacks hinted at first and again and again,
 * then what a pass finds, then one page of what was there before us.
 */
@ApplicationScoped
class InboundRun implements Runner {

  static final String NAME = "sync-in";

  private static final String SLOWED = "slowed";

  private static final Logger LOG = Logger.getLogger(InboundRun.class.getName());

  @Inject ZohoReading zoho;
  @Inject HintReading hints;
  @Inject Polling polling;
  @Inject Channels channels;
  @Inject CreditGovernor governor;
  @Inject Lanes lanes;
  @Inject CursorStore cursors;
  @Inject Settings settings;
  @Inject Imports imports;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(2);
  }

  @Override
  public void run(UUID organization, Stopping stopping) {
    if (!zoho.pause(organization).isZero()) return;
    governor.look(organization);
    if (!lanes.open(organization, Lane.STATUS_PULL) && !slowlyDue(organization)) return;
    try {
      do {
        hints.read(organization, stopping);
        channels.keep(organization);
        if (polling.due(organization))
          polling.pass(organization, stopping, () -> hints.read(organization, stopping));
      } while (!stopping.now()
          && lanes.open(organization, Lane.BACKFILL)
          && imports.step(organization, () -> hints.read(organization, stopping)));
    } catch (CrmFailure e) {
      LOG.log(
          Level.FINE,
          "organisation {0}: reading the CRM waits: {1}",
          new Object[] {organization, e.getMessage()});
    }
  }

  /** Reading never stops for want of credits, or nothing here would be true any more; it slows. */
  private boolean slowlyDue(UUID organization) {
    if (!cursors.due(organization, SLOWED)) return false;
    cursors.again(organization, SLOWED, settings.duration(Settings.Key.ZOHO_POLL_SLOWED));
    return true;
  }
}
