package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import partnerportal.crm.CrmFailure;
import partnerportal.crm.PartnerNews;
import partnerportal.crm.Zoho;
import partnerportal.partner.Partners;
import partnerportal.platform.Sha256;
import partnerportal.sync.OutboxStore.Claim;

/**
 * Tells the CRM how far partners' access has come; says nothing twice, so that our echo ends with
 * us.
 */
@ApplicationScoped
class PartnerOutbound {

  @Inject Zoho zoho;
  @Inject Partners partners;
  @Inject Outbox outbox;
  @Inject Settling settling;

  void carry(UUID organization, List<Claim> claims) {
    var news = new LinkedHashMap<Claim, PartnerNews>();
    for (var claim : claims) {
      PartnerNews partner;
      try {
        partner = news(partners.forCrm(organization, claim.record()));
      } catch (RuntimeException unreadable) {
        settling.unreadable(organization, claim, unreadable);
        continue;
      }
      if (outbox.knows(organization, claim, hash(partner))) outbox.done(organization, claim);
      else news.put(claim, partner);
    }
    var ours = outbox.sending(organization, List.copyOf(news.keySet()));
    var batch =
        news.keySet().stream().filter(claim -> ours.records().contains(claim.record())).toList();
    if (batch.isEmpty()) return;
    try {
      var outcomes = zoho.tell(organization, batch.stream().map(news::get).toList(), ours.until());
      for (var i = 0; i < batch.size(); i++) {
        var told = news.get(batch.get(i));
        settling.settlePartner(
            organization, batch.get(i), told.crmId(), hash(told), outcomes.get(i));
      }
    } catch (CrmFailure e) {
      settling.settle(organization, batch, Verdict.of(e));
    }
  }

  private static PartnerNews news(Partners.ForCrm partner) {
    return new PartnerNews(
        partner.id(),
        partner.crmId(),
        partner.access().name(),
        partner.approvedAt(),
        partner.lastSignIn());
  }

  static byte[] hash(PartnerNews news) {
    return Sha256.of(news.toString());
  }
}
