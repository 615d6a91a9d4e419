package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.lead.LeadCensus;
import partnerportal.organization.AdminTasks;
import partnerportal.organization.Organizations;
import partnerportal.organization.TaskKind;
import partnerportal.platform.Actor;
import partnerportal.platform.Ids;
import partnerportal.platform.LiveHint;
import partnerportal.platform.Settings;
import partnerportal.sync.AuditStore.Reason;
import partnerportal.sync.AuditStore.Run;
import partnerportal.sync.AuditStore.State;
import partnerportal.sync.AuditStore.Stretch;
import partnerportal.work.Wake;

/** Begins comparisons of portal and CRM, keeps what they find, and ends them. */
@ApplicationScoped
@Transactional
class Consistency {

  private static final int MOST_NEVER_SENT = 2_000;

  @Inject AuditStore store;
  @Inject DriftStore drifts;
  @Inject ComparisonStore around;
  @Inject LeadCensus leads;
  @Inject Organizations organizations;
  @Inject AdminTasks tasks;
  @Inject Settings settings;
  @Inject Clock clock;
  @Inject Audit audit;
  @Inject Event<Wake> wake;
  @Inject Event<LiveHint> hints;

  /** The comparison that is under way, begun when there is none. */
  UUID begin(UUID organization, Actor by) {
    var open = store.open(organization);
    if (open.isPresent()) return open.get().id();
    return begin(organization, Reason.ASKED, by);
  }

  /** Begins the comparison of a night, once, if the organisation was with us then. */
  void nightly(UUID organization, Instant due) {
    var connected = organizations.one(organization).connectedAt();
    if (connected == null || connected.isAfter(due)) return;
    if (store.begunSince(organization, Reason.NIGHTLY, due)) return;
    if (store.open(organization).isPresent()) return;
    begin(organization, Reason.NIGHTLY, Actor.SYSTEM);
  }

  private UUID begin(UUID organization, Reason reason, Actor by) {
    store.forget(
        organization, clock.instant().minus(settings.duration(Settings.Key.SYNC_AUDIT_KEPT)));
    var id = Ids.next();
    store.begin(organization, id, reason, by.name());
    audit.note(organization, by, "audit-begun", "audit", id, Map.of("reason", reason.name()));
    wake.fire(new Wake(ConsistencyRun.NAME, organization));
    hint(organization, id);
    return id;
  }

  Optional<Run> open(UUID organization) {
    return store.open(organization);
  }

  long spent(UUID organization, Duration lately) {
    return store.spent(organization, lately);
  }

  void waits(UUID organization, Run run, String why) {
    if (run.state() == State.WAITING && why.equals(run.waitsFor())) return;
    store.state(organization, run.id(), State.WAITING, why);
    hint(organization, run.id());
  }

  void goesOn(UUID organization, Run run) {
    if (run.state() == State.RUNNING) return;
    store.state(organization, run.id(), State.RUNNING, null);
  }

  /**
   * The next page: one nobody has looked at, then those to be looked at again; empty when all are
   * done.
   */
  Optional<Stretch> next(UUID organization, UUID run) {
    var now = clock.instant();
    var last = store.last(organization, run).orElse(null);
    if (last == null) return Optional.of(new Stretch(1, false, null, null, 0, now));
    if (last.unsent()) return store.again(organization, run);
    var unsent = last.to() == null;
    return Optional.of(new Stretch(last.n() + 1, unsent, last.to(), null, 0, now));
  }

  /** Keeps what a look at a page gave: what it says, or when to look again. */
  void looked(UUID organization, UUID run, PageReading.Look look) {
    var again = look.result().again();
    keep(organization, run, look.page(), again, look.result(), look.credits());
  }

  /** Counts leads that should have left and are not waiting to. The CRM is not asked. */
  void unsent(UUID organization, UUID run, Stretch asked) {
    var ids = leads.unsent(organization, null, MOST_NEVER_SENT);
    var leaving = around.leaving(organization, ids);
    var lost = ids.stream().filter(id -> !leaving.contains(id)).toList();
    var young = clock.instant().minus(settings.duration(Settings.Key.SYNC_AUDIT_SETTLE));
    var findings = new ArrayList<Finding>();
    lost.forEach(
        id -> leads.one(organization, id).map(Finding::neverSent).ifPresent(findings::add));
    var again =
        asked.looks() == 0
            && findings.stream().anyMatch(finding -> finding.portalAt().isAfter(young));
    var records = findings.size();
    var tally = new Tally(records, (long) records * Tally.CELLS, 0, records, 0, leaving.size(), 0);
    var empty = new CellDigest().hex();
    var result =
        new PageComparison.Result(
            again, tally, new Tally.Digests(empty, empty, empty), List.copyOf(findings));
    var page = new Stretch(asked.n(), true, asked.from(), null, asked.looks() + 1, asked.lookAt());
    keep(organization, run, page, again, result, 0);
  }

  private void keep(
      UUID organization,
      UUID run,
      Stretch page,
      boolean again,
      PageComparison.Result result,
      long credits) {
    var settle = settings.duration(Settings.Key.SYNC_AUDIT_SETTLE);
    var lookAt = again ? clock.instant().plus(settle) : clock.instant();
    if (!store.looked(organization, run, page, lookAt, !again, credits)) return;
    if (!again) {
      store.said(organization, run, page.n(), result.tally(), result.digests());
      drifts.add(organization, run, page.n(), result.findings());
    }
    hint(organization, run);
  }

  void finish(UUID organization, UUID run) {
    store.state(organization, run, State.DONE, null);
    var done = store.one(organization, run).orElseThrow();
    audit.note(
        organization,
        Actor.SYSTEM,
        "audit-finished",
        "audit",
        run,
        Map.of("cells", done.tally().cells(), "different", done.tally().different()));
    if (done.tally().different() > 0)
      tasks.raise(
          organization,
          TaskKind.DRIFT,
          "leads",
          "Portal and CRM differ in %d of %d fields of leads. The sync centre lists them and what to do."
              .formatted(done.tally().different(), done.tally().cells()));
    hint(organization, run);
  }

  /**
   * Notes which side counts; the runner carries it out. Decided twice, the first stays. Says how
   * many are decided by this.
   *
   * @param n one difference; null for all of the kind
   * @param kind null for all kinds
   * @param use null for what was suggested
   */
  int decide(UUID organization, UUID run, Long n, Finding.Kind kind, Finding.Side use, Actor by) {
    var decided = drifts.decide(organization, run, n, kind, use, by.name());
    if (decided == 0) return 0;
    wake.fire(new Wake(ConsistencyRun.NAME, organization));
    audit.note(
        organization,
        by,
        "drift-decided",
        "audit",
        run,
        Map.of("records", decided, "use", use == null ? "SUGGESTED" : use.name()));
    hint(organization, run);
    return decided;
  }

  private void hint(UUID organization, UUID run) {
    hints.fire(new LiveHint(organization, null, "audit", run));
  }
}
