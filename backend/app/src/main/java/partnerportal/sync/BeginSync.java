package partnerportal.sync;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import partnerportal.organization.OrganizationConnected;
import partnerportal.organization.Organizations;
import partnerportal.work.Job;
import partnerportal.work.JobOrder;
import partnerportal.work.Work;

/**
 * Makes the runners of an organisation once its CRM is attached. By a job, because their permanent
 * rows must not be inserted in somebody's transaction. The first passes then import partners and
 * ask for the channels.
 */
@ApplicationScoped
class BeginSync implements Job {

  private static final String NAME = "begin-sync";

  @Inject Work work;
  @Inject Organizations organizations;

  /** Organisations of before get the runners that were made later. */
  void start(@Observes @Priority(2100) @Initialized(ApplicationScoped.class) Object started) {
    organizations.connected().forEach(id -> work.keep(ConsistencyRun.NAME, id));
  }

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
    work.keep(ConsistencyRun.NAME, order.organization());
  }
}
