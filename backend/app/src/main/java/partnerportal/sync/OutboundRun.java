package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import partnerportal.crm.RecordKind;
import partnerportal.crm.Zoho;
import partnerportal.work.Runner;

/**
 * Carries one organisation's changes into its CRM, up to a hundred records a call, until nothing is
 * due.
 */
@ApplicationScoped
class OutboundRun implements Runner {

  static final String NAME = "sync-out";

  @Inject Zoho zoho;
  @Inject Outbox outbox;
  @Inject LeadOutbound leads;
  @Inject PartnerOutbound partners;

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
    while (!stopping.now() && zoho.pause(organization).isZero()) {
      var claims = outbox.take(organization);
      if (claims.isEmpty()) return;
      leads.carry(
          organization, claims.stream().filter(claim -> claim.kind() == RecordKind.LEAD).toList());
      partners.carry(
          organization,
          claims.stream().filter(claim -> claim.kind() == RecordKind.PARTNER).toList());
    }
  }
}
