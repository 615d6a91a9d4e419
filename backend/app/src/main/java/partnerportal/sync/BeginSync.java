package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import partnerportal.organization.OrganizationConnected;
import partnerportal.work.Job;
import partnerportal.work.JobOrder;
import partnerportal.work.Work;

/**
 * Makes the two runners of an organisation once its CRM is attached. By a job, because their
 * permanent rows must not be inserted in somebody's transaction. The first passes then import
 * partners and ask for the channels.
 */
@ApplicationScoped
class BeginSync implements Job {

  private static final String NAME = "begin-sync";

  @Inject Work work;

  void on(@Observes OrganizationConnected event) {
    work.order(NAME, event.organization(), event.organization(), null);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void run(JobOrder order) {
    work.keep(OutboundRun.NAME, order.organization());
    work.keep(InboundRun.NAME, order.organization());
  }
}
