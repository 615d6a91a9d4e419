package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.platform.Actor;
import partnerportal.platform.Ids;
import partnerportal.platform.LiveHint;
import partnerportal.platform.Scope;
import partnerportal.platform.Sealing;
import partnerportal.platform.Trace;
import partnerportal.team.OpenLeads;

/** Gives the open leads of somebody who goes to a colleague; each lead's history says so. */
@ApplicationScoped
@Transactional
class HandOver implements OpenLeads {

  private static final String FIELD = "owner";

  @Inject HandOverStore store;
  @Inject LeadStore leads;
  @Inject Sealing sealing;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject Event<LiveHint> hints;

  @Override
  public Map<UUID, Long> byMember(Scope scope) {
    return store.openByMember(scope);
  }

  @Override
  public int handOver(Scope scope, UUID from, UUID to, Actor by) {
    var before = store.memberName(scope, from).orElse(null);
    var after = store.memberName(scope, to).orElse(null);
    var now = clock.instant();
    var moved = store.move(scope, from, to, now);
    for (var lead : moved) {
      var id = Ids.next();
      leads.addChange(
          new LeadStore.Change(
              id,
              scope.organization(),
              scope.partner(),
              lead,
              ChangeKind.FIELD,
              FIELD,
              null,
              sealing.seal(scope.organization(), "lead_change.from:" + id, before),
              sealing.seal(scope.organization(), "lead_change.to:" + id, after),
              by,
              now,
              now,
              Trace.id()));
      audit.note(
          scope.organization(),
          by,
          "lead-handed-over",
          "lead",
          lead,
          Map.of("from", from.toString(), "to", to.toString()));
      hints.fire(new LiveHint(scope.organization(), scope.partner(), "lead", lead));
    }
    return moved.size();
  }
}
