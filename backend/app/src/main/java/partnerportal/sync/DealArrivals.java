package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import partnerportal.crm.CrmDeal;
import partnerportal.crm.RecordKind;
import partnerportal.lead.DealOutcome;
import partnerportal.lead.Deals;
import partnerportal.lead.Leads;
import partnerportal.partner.Partners;
import partnerportal.platform.Settings;

/**
 * Applies deals that were read from the CRM, one a transaction. Which deal a lead became is the
 * lead's own word; a deal that names our lead only makes us read that lead. A conversion announces
 * itself by nothing else: the CRM calls about the new deal, not about the lead.
 */
@ApplicationScoped
@Transactional
class DealArrivals {

  @Inject Deals deals;
  @Inject Leads leads;
  @Inject Partners partners;
  @Inject Inbox inbox;
  @Inject Settings settings;
  @Inject Clock clock;

  /** What a deal led to. */
  enum Found {
    /** It is one of ours, or names one of our leads, which is read now. */
    OURS,
    /** It may have been made of one of our leads, though it does not say which. */
    PERHAPS_OURS,
    FOREIGN
  }

  Found deal(UUID organization, CrmDeal deal) {
    if (deals.leadOf(organization, deal.id()).isPresent()) {
      deals.reported(organization, facts(deal));
      return Found.OURS;
    }
    if (deal.portalLeadId() != null) return named(organization, deal);
    var ours =
        deal.partnerCrmId() == null
            || partners.byCrmId(organization, deal.partnerCrmId()).isPresent();
    return ours && fresh(deal) ? Found.PERHAPS_OURS : Found.FOREIGN;
  }

  private Found named(UUID organization, CrmDeal deal) {
    var lead = leads.forCrm(organization, deal.portalLeadId());
    if (lead.isEmpty() || lead.get().crmId() == null) return Found.FOREIGN;
    inbox.note(organization, RecordKind.LEAD, List.of(lead.get().crmId()));
    return Found.OURS;
  }

  /** A deal made just now may come of a conversion; an older one was looked at then. */
  private boolean fresh(CrmDeal deal) {
    var overlap = settings.duration(Settings.Key.ZOHO_POLL_OVERLAP);
    return deal.createdAt() != null && deal.createdAt().isAfter(clock.instant().minus(overlap));
  }

  /** A deal is gone. Two may have been merged, so the lead says which one carries on. */
  void gone(UUID organization, String crmId, Instant at) {
    var lead = deals.leadOf(organization, crmId);
    if (lead.isEmpty()) return;
    deals.gone(organization, crmId, at);
    leads
        .forCrm(organization, lead.get())
        .map(Leads.ForCrm::crmId)
        .ifPresent(id -> inbox.note(organization, RecordKind.LEAD, List.of(id)));
  }

  private static Deals.CrmDeal facts(CrmDeal deal) {
    return new Deals.CrmDeal(
        deal.id(),
        deal.name(),
        deal.stage(),
        deal.outcome() == null ? null : DealOutcome.valueOf(deal.outcome()),
        deal.amount(),
        deal.currency(),
        deal.probability(),
        deal.closingDate(),
        deal.modifiedAt(),
        deal.modifiedBy());
  }
}
