package partnerportal.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Comparisons and their pages in memory, for one organisation. */
final class AuditBook extends AuditStore {

  final List<Run> runs = new ArrayList<>();
  final List<Integer> said = new ArrayList<>();
  private final Map<UUID, Map<Integer, Page>> pages = new HashMap<>();
  private final Clock clock;

  private record Page(Stretch stretch, boolean done, long credits, Instant lookedAt) {}

  AuditBook(Clock clock) {
    this.clock = clock;
  }

  @Override
  void begin(UUID organization, UUID id, Reason reason, String askedBy) {
    var nothing = new Tally(0, 0, 0, 0, 0, 0, 0);
    var now = clock.instant();
    runs.add(new Run(id, reason, askedBy, State.RUNNING, null, now, null, 0, 0, nothing, 0));
  }

  @Override
  Optional<Run> open(UUID organization) {
    return runs.stream().filter(run -> run.finishedAt() == null).findFirst();
  }

  @Override
  Optional<Run> one(UUID organization, UUID id) {
    return runs.stream().filter(run -> run.id().equals(id)).findFirst();
  }

  @Override
  boolean begunSince(UUID organization, Reason reason, Instant since) {
    return runs.stream().anyMatch(r -> r.reason() == reason && !r.beganAt().isBefore(since));
  }

  @Override
  void state(UUID organization, UUID audit, State state, String waitsFor) {
    runs.replaceAll(
        run ->
            !run.id().equals(audit)
                ? run
                : new Run(
                    run.id(),
                    run.reason(),
                    run.askedBy(),
                    state,
                    waitsFor,
                    run.beganAt(),
                    state == State.DONE ? clock.instant() : null,
                    0,
                    0,
                    run.tally(),
                    0));
  }

  @Override
  Optional<Stretch> last(UUID organization, UUID audit) {
    return of(audit).values().stream().map(Page::stretch).max(Comparator.comparing(Stretch::n));
  }

  @Override
  Optional<Stretch> again(UUID organization, UUID audit) {
    return of(audit).values().stream()
        .filter(page -> !page.done())
        .map(Page::stretch)
        .min(Comparator.comparing(Stretch::n));
  }

  @Override
  boolean looked(
      UUID organization, UUID audit, Stretch page, Instant lookAt, boolean done, long credits) {
    of(audit).put(page.n(), new Page(page, done, credits, clock.instant()));
    return true;
  }

  @Override
  void said(UUID organization, UUID audit, int n, Tally tally, Tally.Digests digests) {
    said.add(n);
  }

  @Override
  long spent(UUID organization, Duration lately) {
    var since = clock.instant().minus(lately);
    return pages.values().stream()
        .flatMap(all -> all.values().stream())
        .filter(page -> page.lookedAt().isAfter(since))
        .mapToLong(Page::credits)
        .sum();
  }

  @Override
  void forget(UUID organization, Instant before) {}

  private Map<Integer, Page> of(UUID audit) {
    return pages.computeIfAbsent(audit, id -> new HashMap<>());
  }
}
