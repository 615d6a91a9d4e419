package partnerportal.lead;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import partnerportal.audit.Audit;
import partnerportal.platform.Actor;
import partnerportal.platform.Scope;
import partnerportal.platform.SealingFixture;
import partnerportal.platform.Unheard;

/** The feature put together around a book in memory, with a clock that stands until it is moved. */
final class LeadDesk extends Clock {

  static final UUID ORGANIZATION = UUID.fromString("0193a7c2-0000-7000-8000-000000000001");
  static final UUID PARTNER = UUID.fromString("0193a7c2-0000-7000-8000-000000000002");
  static final Actor INES = new Actor(Actor.Side.PARTNER, UUID.randomUUID(), "Ines Vantrel");

  final LeadBook book = new LeadBook();
  final LeadBook.Cells ledger = new LeadBook.Cells();
  final LeadLog log = new LeadLog();
  final LeadValues values = new LeadValues();
  final LeadCells cells = new LeadCells();
  final LeadMirror mirror = new LeadMirror();
  final LeadEdits edits = new LeadEdits();
  final LeadArrivals arrivals = new LeadArrivals();
  final Leads leads = new Leads();
  final LeadMoments moments = new LeadMoments();
  final LeadLogCheck check = new LeadLogCheck();

  Instant now = Instant.parse("2030-01-01T12:00:00Z");

  LeadDesk() {
    var sealing = SealingFixture.sealing();
    var audit =
        new Audit() {
          @Override
          public void noteAll(
              UUID organization,
              Actor actor,
              String action,
              String objectType,
              Map<?, ? extends Map<String, ?>> details) {}

          @Override
          public void note(
              UUID organization,
              Actor actor,
              String action,
              String objectType,
              Object object,
              Map<String, ?> detail) {}
        };
    log.history = book.history;
    log.sealing = sealing;
    log.clock = this;
    log.hints = new Unheard<>();
    log.several = new Unheard<>();
    values.sealing = sealing;
    cells.store = ledger;
    cells.values = values;
    cells.sealing = sealing;
    var echoes = new LeadEchoes();
    echoes.history = book.history;
    echoes.cells = cells;
    echoes.log = log;
    mirror.store = book;
    mirror.values = values;
    mirror.cells = cells;
    mirror.echoes = echoes;
    mirror.log = log;
    mirror.audit = audit;
    mirror.clock = this;
    mirror.unsettled = new Unheard<>();
    edits.store = book;
    edits.rules = new LeadRules();
    edits.values = values;
    edits.cells = cells;
    edits.log = log;
    edits.audit = audit;
    edits.clock = this;
    edits.edited = new Unheard<>();
    arrivals.store = book.arrivals;
    arrivals.leads = book;
    arrivals.cells = cells;
    arrivals.mirror = mirror;
    arrivals.log = log;
    arrivals.audit = audit;
    arrivals.clock = this;
    leads.store = book;
    leads.rules = edits.rules;
    leads.values = values;
    leads.cells = cells;
    leads.mirror = mirror;
    leads.arrivals = arrivals;
    leads.log = log;
    leads.audit = audit;
    leads.clock = this;
    leads.submitted = new Unheard<>();
    leads.statusChanged = new Unheard<>();
    moments.store = book;
    moments.history = book.history;
    moments.values = values;
    moments.log = log;
    check.moments = moments;
  }

  LeadReconciliation reconciliation() {
    var reconciliation = new LeadReconciliation();
    reconciliation.store = book;
    reconciliation.values = values;
    reconciliation.cells = cells;
    reconciliation.mirror = mirror;
    reconciliation.log = log;
    reconciliation.leads = leads;
    reconciliation.audit = mirror.audit;
    reconciliation.clock = this;
    return reconciliation;
  }

  /** The CRM answered a write. */
  void told(UUID lead, Map<MirroredField, String> sent, Instant modifiedAt) {
    leads.acknowledged(
        ORGANIZATION, List.of(new Leads.Acknowledgement(lead, "62", modifiedAt, sent)), Set.of());
  }

  UUID submits(Submission what) {
    var by = new Submission.By(PARTNER, null, Channel.PORTAL, null);
    return leads.submit(ORGANIZATION, by, what, INES).id();
  }

  void edits(UUID lead, MirroredField field, String value) {
    var wanted = MirroredField.none();
    wanted.put(field, value);
    var any = new LeadEdits.IfMatch(List.of("*"));
    edits.edit(Scope.partner(ORGANIZATION, PARTNER), lead, wanted, any, INES);
  }

  /** What the lead has, without its status. */
  Map<MirroredField, String> values(UUID lead) {
    var all = values.of(book.leads.get(lead));
    all.remove(MirroredField.STATUS);
    return all;
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneOffset getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(java.time.ZoneId zone) {
    return this;
  }
}
