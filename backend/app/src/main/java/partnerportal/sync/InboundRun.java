package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import partnerportal.crm.CrmFailure;
import partnerportal.crm.ZohoReading;
import partnerportal.work.Runner;

/**
 * Brings one organisation's CRM changes in: what callbacks hinted at first, then what a pass finds.
 */
@ApplicationScoped
class InboundRun implements Runner {

  static final String NAME = "sync-in";

  private static final Logger LOG = Logger.getLogger(InboundRun.class.getName());

  @Inject ZohoReading zoho;
  @Inject HintReading hints;
  @Inject Polling polling;
  @Inject Channels channels;

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
    try {
      hints.read(organization, stopping);
      channels.keep(organization);
      if (polling.due(organization)) polling.pass(organization, stopping);
    } catch (CrmFailure e) {
      LOG.log(
          Level.FINE,
          "organisation {0}: reading the CRM waits: {1}",
          new Object[] {organization, e.getMessage()});
    }
  }
}
