package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.organization.AdminTasks;
import partnerportal.organization.TaskKind;
import partnerportal.platform.Actor;
import partnerportal.platform.Ids;
import partnerportal.platform.Scope;

/** What becomes of the deals our leads became. */
@ApplicationScoped
@Transactional
public class Deals {

  static final String STAGE = "stage";
  static final String AMOUNT = "amount";
  static final String CLOSING_DATE = "closing_date";

  @Inject DealStore store;
  @Inject LeadStore leads;
  @Inject LeadLog log;
  @Inject Audit audit;
  @Inject AdminTasks tasks;
  @Inject Clock clock;

  /**
   * A deal, read from the CRM.
   *
   * @param stage the CRM's own word; null for none
   * @param outcome what the CRM forecasts for it; null for a stage it does not describe
   * @param currency of the amount, ISO 4217; may be null
   * @param probability in percent; may be null
   * @param modifiedBy who changed it there; may be null
   */
  public record CrmDeal(
      String crmId,
      String name,
      String stage,
      DealOutcome outcome,
      BigDecimal amount,
      String currency,
      Integer probability,
      LocalDate closingDate,
      Instant modifiedAt,
      String modifiedBy) {}

  /**
   * A converted lead names its deal.
   *
   * @return whether we did not know, so that the deal is to be read
   */
  public boolean named(UUID organization, UUID leadId, String dealCrmId) {
    var scope = Scope.organization(organization);
    var lead = leads.hold(scope, leadId).orElse(null);
    if (lead == null) return false;
    var known = store.ofLead(scope, leadId).orElse(null);
    if (known == null) store.add(Deal.of(Ids.next(), lead, dealCrmId, clock.instant()));
    else if (!known.carriedOnBy(dealCrmId, clock.instant())) return false;
    audit.note(organization, Actor.SYSTEM, "deal-named", "lead", leadId, Map.of("deal", dealCrmId));
    return true;
  }

  /** The lead a deal of the CRM was made of; empty when it is none of ours. */
  public Optional<UUID> leadOf(UUID organization, String crmId) {
    return store.leadOf(Scope.organization(organization), crmId);
  }

  /**
   * The CRM was read and says how a deal of ours stands; the lead is converted, won or lost by it.
   */
  public void reported(UUID organization, CrmDeal facts) {
    var scope = Scope.organization(organization);
    var lead = store.leadOf(scope, facts.crmId()).flatMap(id -> leads.hold(scope, id)).orElse(null);
    if (lead == null) return;
    var deal = store.ofLead(scope, lead.id()).orElseThrow();
    var before = deal.outcome();
    var shownBefore = outcome(deal);
    var wasDeleted = deal.deleted();
    var now = clock.instant();
    var changes = deal.crmSays(facts, now);
    if (changes.isEmpty() && before == deal.outcome() && wasDeleted == deal.deleted()) return;
    for (var change : changes)
      remember(lead, change, deal, Actor.inCrm(facts.modifiedBy()), facts.modifiedAt());
    if (!stageChanged(changes) && (wasDeleted || shownBefore != outcome(deal)))
      standsOtherwise(lead, deal, facts);
    if (deal.outcome() == null && stageChanged(changes)) unknown(organization, deal.stage());
    lead.dealSays(outcome(deal), now);
    audit.note(
        organization,
        Actor.SYSTEM,
        "deal-reported",
        "lead",
        lead.id(),
        Map.of("deal", facts.crmId(), "lifecycle", lead.lifecycle().name()));
    log.show(lead);
  }

  /**
   * Under the same stage the deal means something else now, or is there again: the history says the
   * stage once more, with what it means, or the lead could not be worked out again from it.
   */
  private void standsOtherwise(Lead lead, Deal deal, CrmDeal facts) {
    if (deal.stage() == null) return;
    var again = new Deal.Change(STAGE, null, deal.stage());
    remember(lead, again, deal, Actor.inCrm(facts.modifiedBy()), facts.modifiedAt());
  }

  private static boolean stageChanged(List<Deal.Change> changes) {
    return changes.stream().anyMatch(change -> change.field().equals(STAGE));
  }

  /** A stage nobody describes is open: nothing is won or lost by a guess. */
  private static DealOutcome outcome(Deal deal) {
    return deal.outcome() == null ? DealOutcome.OPEN : deal.outcome();
  }

  private void unknown(UUID organization, String stage) {
    if (stage == null) return;
    tasks.raise(
        organization,
        TaskKind.UNKNOWN_STATUS,
        "deal: " + stage,
        "A deal is in the stage \""
            + stage
            + "\", and the CRM does not say whether that is open, won or lost. It is shown as it is and counts as open.");
  }

  /** A deal was deleted in the CRM; the lead stays what it was made into, undecided. */
  public void gone(UUID organization, String crmId, Instant at) {
    var scope = Scope.organization(organization);
    var lead = store.leadOf(scope, crmId).flatMap(id -> leads.hold(scope, id)).orElse(null);
    if (lead == null) return;
    var now = clock.instant();
    var deal = store.ofLead(scope, lead.id()).orElseThrow();
    if (!deal.goneFromCrm(at, now)) return;
    remember(lead, new Deal.Change(STAGE, deal.stage(), null), deal, Actor.inCrm(null), at);
    lead.dealSays(DealOutcome.OPEN, now);
    audit.note(
        organization, Actor.SYSTEM, "deal-gone-from-crm", "lead", lead.id(), Map.of("deal", crmId));
    log.show(lead);
  }

  private void remember(Lead lead, Deal.Change change, Deal deal, Actor by, Instant at) {
    log.write(
        lead,
        ChangeKind.DEAL,
        change.field(),
        change.field().equals(STAGE) ? outcome(deal).stage() : null,
        change.from(),
        change.to(),
        by,
        at);
  }
}
