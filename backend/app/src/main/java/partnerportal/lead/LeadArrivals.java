package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import partnerportal.audit.Audit;
import partnerportal.lead.Leads.Acknowledgement;
import partnerportal.platform.Actor;
import partnerportal.platform.Scope;

/**
 * Notes that the CRM has made records of leads, a whole call's at once: after an outage a hundred
 * come with each answer, and a statement for each of them is what would bound how fast they go.
 */
@ApplicationScoped
class LeadArrivals {

  @Inject LeadArrivalStore store;
  @Inject LeadStore leads;
  @Inject LeadCells cells;
  @Inject LeadMirror mirror;
  @Inject LeadLog log;
  @Inject Audit audit;
  @Inject Clock clock;

  /**
   * Takes what the CRM said of leads it did not have, with history, trail and ledger; the leads are
   * held until the transaction ends.
   *
   * @param asTheyAre those that have not changed since what was sent of them was read
   * @return those that were settled by that; all others it has had before
   */
  Set<UUID> arrived(UUID organization, List<Acknowledgement> all, Set<UUID> asTheyAre) {
    var writes =
        all.stream()
            .filter(one -> one.sent() != null)
            .collect(Collectors.toMap(Acknowledgement::lead, Function.identity()));
    if (writes.isEmpty()) return Set.of();
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var scope = Scope.organization(organization);
    var arrived = store.arrive(scope, writes.values(), now);
    if (arrived.isEmpty()) return Set.of();
    var changes = new ArrayList<LeadChange>();
    var details = new LinkedHashMap<UUID, Map<String, String>>();
    var news = new ArrayList<Acknowledgement>();
    for (var one : arrived) {
      var said = writes.get(one.lead());
      news.add(said);
      changes.add(
          log.line(
              organization,
              one.partner(),
              one.lead(),
              ChangeKind.IN_CRM,
              said.crmId(),
              Actor.SYSTEM,
              now,
              one.loggedAt()));
      details.put(one.lead(), Map.of("crm_id", said.crmId()));
    }
    log.write(changes);
    audit.noteAll(organization, Actor.SYSTEM, "lead-acknowledged", "lead", details);
    var partners = new HashMap<UUID, UUID>();
    arrived.forEach(one -> partners.put(one.lead(), one.partner()));
    log.show(organization, partners);
    agree(organization, news, asTheyAre);
    return partners.keySet();
  }

  /** What was sent is agreed; a lead that changed here meanwhile still has something to say. */
  private void agree(UUID organization, List<Acknowledgement> news, Set<UUID> asTheyAre) {
    var now = clock.instant();
    var byNews =
        news.stream().collect(Collectors.partitioningBy(one -> asTheyAre.contains(one.lead())));
    var settled = new HashSet<>(cells.agreedAsTheyAre(organization, byNews.get(true), now));
    settled.addAll(cells.agreed(organization, byNews.get(false), now));
    var open = news.stream().filter(one -> !settled.contains(one.lead())).toList();
    if (open.isEmpty()) return;
    var ids = open.stream().map(Acknowledgement::lead).toList();
    mirror.told(organization, leads.hold(Scope.organization(organization), ids), open);
  }
}
