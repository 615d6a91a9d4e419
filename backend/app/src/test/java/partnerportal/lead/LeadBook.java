package partnerportal.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import partnerportal.platform.Scope;

/** Leads, their history and their cells in memory, in the order the database would give them. */
final class LeadBook extends LeadStore {

  final Map<UUID, Lead> leads = new LinkedHashMap<>();

  final Lines history = new Lines();

  /** The history beside them. */
  static final class Lines extends LeadHistoryStore {

    final List<LeadChange> lines = new ArrayList<>();

    @Override
    void add(List<LeadChange> some) {
      lines.addAll(some);
    }

    @Override
    List<LeadChange> all(Scope scope, List<UUID> leads) {
      return lines.stream()
          .filter(line -> leads.contains(line.lead()))
          .sorted(Comparator.comparing(LeadChange::knownAt).thenComparing(LeadChange::id))
          .toList();
    }

    @Override
    List<LeadChange> of(Scope scope, UUID lead, ChangeKind kind) {
      return all(scope, List.of(lead)).stream().filter(line -> line.kind() == kind).toList();
    }
  }

  /** Does with each lead what the database does with many. */
  final LeadArrivalStore arrivals =
      new LeadArrivalStore() {
        @Override
        List<Arrived> arrive(Scope scope, Collection<Leads.Acknowledgement> all, Instant now) {
          var arrived = new ArrayList<Arrived>();
          for (var said : all) {
            var lead = leads.get(said.lead());
            if (!lead.acknowledged(said.crmId(), said.crmModifiedAt(), now)) continue;
            lead.crmKnown(said.crmModifiedAt(), now);
            arrived.add(new Arrived(lead.id(), lead.partner(), lead.logged(now)));
          }
          return arrived;
        }
      };

  /** The ledger beside it. */
  static final class Cells extends LeadCellStore {

    final Map<UUID, Map<MirroredField, Cell>> cells = new HashMap<>();

    @Override
    void put(Scope scope, Function<UUID, UUID> partners, Collection<Cell> some, Instant now) {
      some.forEach(
          cell ->
              cells.computeIfAbsent(cell.lead(), id -> new HashMap<>()).put(cell.field(), cell));
    }

    @Override
    Set<UUID> agree(Scope scope, List<Agreement> said, int all, Instant now) {
      return Set.of();
    }

    @Override
    Set<UUID> agreeAsTheyAre(Scope scope, List<UUID> leads, Instant at, Instant now) {
      return Set.of();
    }

    @Override
    List<Cell> of(Scope scope, Collection<UUID> leads) {
      return leads.stream()
          .flatMap(lead -> cells.getOrDefault(lead, Map.of()).values().stream())
          .sorted(Comparator.comparing(Cell::field))
          .toList();
    }
  }

  @Override
  void add(Lead lead) {
    leads.put(lead.id(), lead);
  }

  @Override
  String nextNumber(Scope scope, UUID partner) {
    return "NR-" + (leads.size() + 1);
  }

  @Override
  Optional<Lead> find(Scope scope, UUID id) {
    return Optional.ofNullable(leads.get(id))
        .filter(lead -> scope.partner() == null || scope.partner().equals(lead.partner()));
  }

  @Override
  Optional<Lead> hold(Scope scope, UUID id) {
    return find(scope, id);
  }

  @Override
  Map<UUID, Lead> hold(Scope scope, Collection<UUID> ids) {
    var held = new HashMap<>(leads);
    held.keySet().retainAll(ids);
    return held;
  }

  @Override
  Optional<Row> one(Scope scope, UUID id) {
    return find(scope, id).map(LeadBook::row);
  }

  @Override
  List<Row> page(Scope scope, UUID after, int limit) {
    var ids = new ArrayList<>(leads.keySet());
    return ids.stream()
        .skip(after == null ? 0 : ids.indexOf(after) + 1L)
        .limit(limit)
        .map(id -> row(leads.get(id)))
        .toList();
  }

  @Override
  Map<LeadLogCheck.Counter, Long> counted(Scope scope) {
    var counted = new HashMap<LeadLogCheck.Counter, Long>();
    leads
        .values()
        .forEach(
            lead ->
                counted.merge(
                    new LeadLogCheck.Counter(lead.partner(), lead.lifecycle(), lead.crmStage()),
                    1L,
                    Long::sum));
    return counted;
  }

  private static Row row(Lead lead) {
    return new Row(
        lead.id(),
        lead.organization(),
        lead.partner(),
        lead.number(),
        lead.firstName(),
        lead.lastName(),
        lead.company(),
        lead.country(),
        lead.channel(),
        lead.lifecycle(),
        lead.syncState(),
        null,
        lead.crmId(),
        lead.crmStatus(),
        lead.crmStage(),
        lead.crmStatusSince(),
        lead.owner(),
        null,
        lead.submittedAt(),
        null,
        lead.submittedAt(),
        lead.emailSealed(),
        lead.phoneSealed(),
        lead.needSealed(),
        lead.revision(),
        null,
        null,
        null);
  }
}
