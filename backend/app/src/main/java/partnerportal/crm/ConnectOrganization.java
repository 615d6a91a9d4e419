package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import partnerportal.organization.Organizations;
import partnerportal.work.Job;
import partnerportal.work.JobOrder;

/**
 * Finds out who is behind a connection and whether sign-ins can be witnessed there; tries until the
 * CRM answers.
 */
@ApplicationScoped
class ConnectOrganization implements Job {

  static final String NAME = "connect-organization";

  private static final Logger LOG = Logger.getLogger(ConnectOrganization.class.getName());

  @Inject ZohoPeople people;
  @Inject CrmConnectionStore store;
  @Inject Ourselves ourselves;
  @Inject Organizations organizations;
  @Inject Clock clock;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Duration retryAfter(int failures) {
    return Duration.ofSeconds(Math.min(30, 1L << Math.min(failures, 5)));
  }

  @Override
  public void run(JobOrder order) {
    var organization = order.organization();
    try {
      connect(organization);
    } catch (CrmFailure.ConnectionLost e) {
      LOG.log(
          Level.SEVERE,
          "organisation {0} is not connected: {1}",
          new Object[] {organization, e.getMessage()});
    }
  }

  private void connect(UUID organization) {
    var user = people.ourselves(organization);
    var fault = people.witnessFault(organization);
    store.checked(organization, user.id(), fault);
    ourselves.are(organization, user.id());
    if (fault != null) {
      LOG.log(
          Level.SEVERE,
          "organisation {0}: CRM users cannot sign in. {1}",
          new Object[] {organization, fault});
    }
    var org = people.organization(organization);
    if (!org.edition().isEmpty())
      store.pays(organization, new CrmConnectionStore.Paid(org.edition(), org.licences()));
    organizations.attached(
        organization, org.zgid(), org.clock() == null ? clock.instant() : org.clock());
    LOG.log(
        Level.INFO,
        "organisation {0} is connected to CRM {1}",
        new Object[] {organization, org.zgid()});
  }
}
