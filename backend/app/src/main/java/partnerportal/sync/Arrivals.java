package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import partnerportal.crm.CrmLead;
import partnerportal.crm.CrmMappings;
import partnerportal.crm.CrmPartner;
import partnerportal.crm.RecordKind;
import partnerportal.lead.Deals;
import partnerportal.lead.LeadImports;
import partnerportal.lead.LeadMerges;
import partnerportal.lead.LeadMirror;
import partnerportal.lead.LeadMirror.Taken;
import partnerportal.lead.LeadReadings;
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

  @Inject Partners partners;
  @Inject Leads leads;
  @Inject LeadImports imports;
  @Inject LeadMerges merges;
  @Inject Deals deals;
  @Inject LeadMirror mirror;
  @Inject LeadReadings readings;
  @Inject CrmMappings mappings;
  @Inject Outbox outbox;
  @Inject Inbox inbox;

  void partner(UUID organization, CrmPartner partner) {
    partners.reported(
        organization,
        new Partners.CrmPartner(
            partner.id(),
            partner.name(),
            partner.contactName(),
            partner.email(),
            partner.statusWord(),
            partner.standing() == null ? null : Standing.valueOf(partner.standing()),
            partner.modifiedAt(),
            partner.owner(),
            partner.portalId()));
  }

  void partnerGone(UUID organization, String crmId, Instant at) {
    partners.gone(organization, crmId, at);
  }

  /**
   * Applies a lead, unless a write of ours is under way: what that carried is known when it is
   * settled.
   *
   * @param evenOnItsWay not to be put off any more
   * @return false when it is to be read again in a moment
   */
  boolean lead(UUID organization, CrmLead lead, boolean evenOnItsWay) {
    if (!settled(organization, lead) && !evenOnItsWay) return false;
    var id = ours(organization, lead).or(() -> takenOver(organization, lead));
    if (id.isEmpty()) return true;
    if (!evenOnItsWay && outbox.underWay(organization, RecordKind.LEAD, id.get())) return false;
    var taken = apply(organization, id.get(), lead);
    if (converted(organization, id.get(), lead))
      inbox.note(organization, RecordKind.DEAL, List.of(lead.dealId()));
    return taken != Taken.UNCERTAIN || evenOnItsWay;
  }

  /**
   * Which of these leads would change nothing, by the CRM's ids. A write of ours under way says
   * itself what it did, when it is settled.
   */
  Set<String> oldNews(UUID organization, Collection<CrmLead> leads) {
    var old =
        readings.nothingNew(
            organization,
            leads.stream()
                .filter(lead -> lead.convertedAt() == null)
                .map(
                    lead ->
                        new LeadReadings.Reading(
                            lead.id(),
                            lead.portalId(),
                            lead.status(),
                            lead.values(),
                            lead.modifiedAt(),
                            lead.readAt()))
                .toList());
    if (old.isEmpty()) return Set.of();
    var underWay = outbox.underWay(organization, RecordKind.LEAD, old.values());
    return old.entrySet().stream()
        .filter(one -> !underWay.contains(one.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /**
   * A lead from before the connection; whoever reads it reads its deal as well.
   *
   * @return whether it is a lead of one of our partners
   */
  boolean imported(UUID organization, CrmLead lead) {
    var id = ours(organization, lead).or(() -> takenOver(organization, lead));
    id.ifPresent(known -> apply(organization, known, lead));
    id.ifPresent(known -> converted(organization, known, lead));
    return id.isPresent();
  }

  /**
   * Takes a record over because somebody decided so, also one with a key of ours that we do not
   * know, for instance from before a restore.
   *
   * @return whether it belongs to a partner we know
   */
  boolean adopted(UUID organization, CrmLead lead) {
    var id = ours(organization, lead).or(() -> ofPartner(organization, lead));
    id.ifPresent(known -> apply(organization, known, lead));
    id.ifPresent(known -> converted(organization, known, lead));
    return id.isPresent();
  }

  /**
   * Our key on a record that is not the one we know of the lead: that one was merged into this.
   *
   * @return false when the lead's own record is to be looked at first
   */
  private boolean settled(UUID organization, CrmLead lead) {
    if (lead.portalId() == null) return true;
    var own = leads.forCrm(organization, lead.portalId()).map(Leads.ForCrm::crmId).orElse(null);
    if (own == null || own.equals(lead.id())) return true;
    var claim =
        merges.claimed(
            organization, lead.portalId(), lead.id(), lead.modifiedBy(), lead.modifiedAt());
    if (claim != LeadMerges.Claim.NOT_YET) return true;
    inbox.note(organization, RecordKind.LEAD, List.of(own));
    return false;
  }

  /** Applies what was read of one of our leads, but for its conversion. */
  Taken apply(UUID organization, UUID id, CrmLead lead) {
    leads.acknowledged(organization, id, lead.id(), lead.modifiedAt());
    merges.seen(organization, id, lead.modifiedBy(), lead.modifiedAt());
    var owned = mappings.of(organization).ownedByPortal();
    var taken =
        mirror.reported(
            organization,
            id,
            new LeadMirror.News(
                lead.values(), lead.modifiedBy(), lead.modifiedAt(), lead.readAt(), owned));
    if (taken == Taken.APPLIED)
      leads.statusReported(
          organization, id, lead.status(), stage(lead), lead.modifiedBy(), lead.modifiedAt());
    return taken;
  }

  /** Whether it named a deal we did not know. */
  private boolean converted(UUID organization, UUID id, CrmLead lead) {
    if (lead.convertedAt() == null) return false;
    leads.converted(organization, id, lead.modifiedBy(), lead.convertedAt());
    return lead.dealId() != null && deals.named(organization, id, lead.dealId());
  }

  /**
   * A lead that did not come from us and belongs to one of our partners is that partner's. One that
   * carries a key of ours we do not know was ours once; it is not made again.
   */
  private Optional<UUID> takenOver(UUID organization, CrmLead lead) {
    return lead.portalId() == null ? ofPartner(organization, lead) : Optional.empty();
  }

  private Optional<UUID> ofPartner(UUID organization, CrmLead lead) {
    if (lead.partnerCrmId() == null) return Optional.empty();
    return partners
        .byCrmId(organization, lead.partnerCrmId())
        .map(
            partner ->
                imports.imported(
                    organization,
                    partner,
                    new LeadImports.CrmLead(
                        lead.id(),
                        lead.values(),
                        stage(lead),
                        lead.createdAt(),
                        lead.modifiedAt(),
                        lead.convertedAt())));
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
