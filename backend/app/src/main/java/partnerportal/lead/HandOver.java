package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.platform.Actor;
import partnerportal.platform.Scope;
import partnerportal.team.OpenLeads;

/** Gives the open leads of somebody who goes to a colleague; each lead's history says so. */
@ApplicationScoped
@Transactional
class HandOver implements OpenLeads {

  private static final String FIELD = "owner";

  @Inject HandOverStore store;
  @Inject LeadStore leads;
  @Inject LeadLog log;
  @Inject Audit audit;
  @Inject Clock clock;

  @Override
  public Map<UUID, Long> byMember(Scope scope) {
    return store.openByMember(scope);
  }

  @Override
  public int handOver(Scope scope, UUID from, UUID to, Actor by) {
    var before = store.memberName(scope, from).orElse(null);
    var after = store.memberName(scope, to).orElse(null);
    var now = clock.instant();
    var open = store.openOf(scope, from);
    if (open.isEmpty()) return 0;
    var moved = 0;
    for (var lead : leads.hold(scope, open).values()) {
      if (!from.equals(lead.owner())) continue;
      lead.handedTo(to, now);
      log.write(lead, ChangeKind.FIELD, FIELD, null, before, after, by, now);
      audit.note(
          scope.organization(),
          by,
          "lead-handed-over",
          "lead",
          lead.id(),
          Map.of("from", from.toString(), "to", to.toString()));
      log.show(lead);
      moved++;
    }
    return moved;
  }
}
