package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import partnerportal.platform.Scope;
import partnerportal.platform.Tenancy;

/**
 * Looks again whether a CRM can still witness sign-ins, when somebody says by wanting to sign in at
 * Zoho that it cannot. Anybody may say so, and a look costs credits, so it is seldom done.
 */
@ApplicationScoped
class WitnessCheck {

  private static final Logger LOG = Logger.getLogger(WitnessCheck.class.getName());

  @Inject CrmConnectionStore connections;
  @Inject ZohoPeople people;
  @Inject Promptly promptly;

  /** Whether it turns out that a CRM believed to witness does not. */
  boolean isLost(UUID organization) {
    if (!connections.looks(organization)) return false;
    try {
      var fault =
          promptly.ask(
              () ->
                  Tenancy.within(
                      Scope.organization(organization), () -> people.witnessFault(organization)));
      connections.witnesses(organization, fault);
      if (fault == null) return false;
      LOG.log(
          Level.WARNING,
          "organisation {0}: its CRM cannot witness sign-ins any more: {1}",
          new Object[] {organization, fault});
      return true;
    } catch (CrmFailure e) {
      LOG.log(
          Level.INFO,
          "organisation {0}: not known whether its CRM still witnesses sign-ins: {1}",
          new Object[] {organization, e.getMessage()});
      return false;
    }
  }
}
