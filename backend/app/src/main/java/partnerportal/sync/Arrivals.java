package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import partnerportal.crm.CrmLead;
import partnerportal.crm.CrmPartner;
import partnerportal.crm.RecordKind;
import partnerportal.lead.Leads;
import partnerportal.lead.Stage;
import partnerportal.partner.Partners;
import partnerportal.partner.Partners.Standing;

/**
 * Applies what was read from the CRM, one record a transaction. Reading the same again changes
 * nothing.
 */
@ApplicationScoped
@Transactional
class Arrivals {

  private static final Logger LOG = Logger.getLogger(Arrivals.class.getName());

  @Inject Partners partners;
  @Inject Leads leads;
  @Inject Outbox outbox;

  void partner(UUID organization, CrmPartner partner) {
    var standing = standing(partner);
    if (standing.isEmpty()) return;
    partners.reported(
        organization,
        new Partners.CrmPartner(
            partner.id(),
            partner.name(),
            partner.contactName(),
            partner.email(),
            partner.statusWord(),
            standing.get(),
            partner.modifiedAt()));
  }

  /**
   * A record without a status is nobody's application; a word the mapping does not know is no
   * decision.
   */
  private static Optional<Standing> standing(CrmPartner partner) {
    if (partner.statusWord() == null) return Optional.empty();
    if (partner.standing() == null) {
      LOG.log(
          Level.WARNING,
          "partner {0}: the mapping has no meaning for the status \"{1}\"; its state stays as it is",
          new Object[] {partner.id(), partner.statusWord()});
      return Optional.empty();
    }
    return Optional.of(Standing.valueOf(partner.standing()));
  }

  void partnerGone(UUID organization, String crmId) {
    partners.gone(organization, crmId);
  }

  /**
   * Applies a lead, unless it is still on its way out: its own settlement comes first.
   *
   * @return false when it is to be read again in a moment
   */
  boolean lead(UUID organization, CrmLead lead, boolean evenOnItsWay) {
    var id = ours(organization, lead);
    if (id.isEmpty()) return true;
    if (!evenOnItsWay && outbox.holds(organization, RecordKind.LEAD, id.get())) return false;
    leads.acknowledged(organization, id.get(), lead.id(), lead.modifiedAt());
    leads.statusReported(
        organization, id.get(), lead.status(), stage(lead), lead.modifiedBy(), lead.modifiedAt());
    if (lead.convertedAt() != null)
      leads.converted(organization, id.get(), lead.modifiedBy(), lead.convertedAt());
    return true;
  }

  void leadGone(UUID organization, String crmId, Instant at) {
    leads.byCrmId(organization, crmId).ifPresent(id -> leads.goneFromCrm(organization, id, at));
  }

  /**
   * The lead a record belongs to. The CRM's id decides; our key on it counts only while we know no
   * id.
   */
  private Optional<UUID> ours(UUID organization, CrmLead lead) {
    var known = leads.byCrmId(organization, lead.id());
    if (known.isPresent() || lead.portalId() == null) return known;
    return leads
        .forCrm(organization, lead.portalId())
        .filter(one -> one.crmId() == null)
        .map(Leads.ForCrm::id);
  }

  private static Stage stage(CrmLead lead) {
    return lead.stage() == null ? null : Stage.valueOf(lead.stage());
  }
}
