package partnerportal.lead;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import partnerportal.lead.LeadLogCheck.Counter;
import partnerportal.lead.LeadLogCheck.Difference;
import partnerportal.platform.Scope;

/** Leads as they were at a moment, as far as their history knows, and as they are. */
@ApplicationScoped
@Transactional
class LeadMoments {

  @Inject LeadStore store;
  @Inject LeadHistoryStore history;
  @Inject LeadValues values;
  @Inject LeadLog log;

  /** A lead at a moment of ours; empty before it was submitted, and outside of the scope. */
  Optional<LeadState> at(Scope scope, UUID id, Instant moment) {
    var lead = store.one(scope, id).orElse(null);
    if (lead == null || moment.isBefore(lead.submittedAt())) return Optional.empty();
    var lines = lines(scope, List.of(id)).getOrDefault(id, List.of());
    var until = lines.stream().filter(line -> !line.knownAt().isAfter(moment)).toList();
    var later = lines.subList(until.size(), lines.size());
    return Optional.of(LeadReplay.after(until, now(lead).values(), later));
  }

  /**
   * Part of an organisation's leads, rebuilt and compared.
   *
   * @param last null when nothing was left
   */
  record Compared(
      UUID last, List<Difference> differences, Map<Counter, Long> counters, int leads) {}

  Compared page(UUID organization, UUID after, int limit) {
    var scope = Scope.organization(organization);
    var leads = store.page(scope, after, limit);
    var lines = lines(scope, leads.stream().map(LeadStore.Row::id).toList());
    var differences = new ArrayList<Difference>();
    var counters = new LinkedHashMap<Counter, Long>();
    for (var lead : leads) {
      var now = now(lead);
      var rebuilt =
          LeadReplay.after(lines.getOrDefault(lead.id(), List.of()), now.values(), List.of());
      var names = rebuilt.differences(now);
      if (!names.isEmpty()) differences.add(new Difference(lead.id(), names));
      counters.merge(
          new Counter(lead.partner(), rebuilt.lifecycle(), rebuilt.stage()), 1L, Long::sum);
    }
    var last = leads.isEmpty() ? null : leads.get(leads.size() - 1).id();
    return new Compared(last, differences, counters, leads.size());
  }

  /** The same of one lead that nobody may change meanwhile. */
  Optional<Difference> alone(UUID organization, UUID id) {
    var scope = Scope.organization(organization);
    if (store.hold(scope, id).isEmpty()) return Optional.empty();
    var now = now(store.one(scope, id).orElseThrow());
    var lines = lines(scope, List.of(id)).getOrDefault(id, List.of());
    var names = LeadReplay.after(lines, now.values(), List.of()).differences(now);
    return names.isEmpty() ? Optional.empty() : Optional.of(new Difference(id, names));
  }

  Map<Counter, Long> counted(UUID organization) {
    return store.counted(Scope.organization(organization));
  }

  private Map<UUID, List<LeadReplay.Line>> lines(Scope scope, List<UUID> leads) {
    var lines = new LinkedHashMap<UUID, List<LeadReplay.Line>>();
    for (var change : history.all(scope, leads))
      lines.computeIfAbsent(change.lead(), id -> new ArrayList<>()).add(line(change));
    return lines;
  }

  private LeadReplay.Line line(LeadChange change) {
    return new LeadReplay.Line(
        change.kind(),
        change.field(),
        change.stage(),
        log.from(change),
        log.to(change),
        change.by().side(),
        change.at(),
        change.knownAt());
  }

  private LeadState now(LeadStore.Row lead) {
    var editable = values.of(lead);
    editable.remove(MirroredField.STATUS);
    return new LeadState(
        editable,
        lead.lifecycle(),
        lead.crmId(),
        lead.crmStatus(),
        lead.crmStage(),
        lead.crmStatusSince());
  }
}
