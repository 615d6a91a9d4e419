package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import partnerportal.crm.CrmDeal;
import partnerportal.crm.CrmFailure;
import partnerportal.crm.CrmLead;
import partnerportal.crm.CrmPartner;
import partnerportal.crm.DeletedRecord;
import partnerportal.crm.RecordKind;
import partnerportal.crm.ZohoDeals;
import partnerportal.crm.ZohoReading;
import partnerportal.platform.Settings;
import partnerportal.sync.HintReading.Seen;
import partnerportal.work.Runner.Stopping;

/**
 * Asks for what changed, whether or not anybody called. Each pass looks back a little behind the
 * last one, because times of change have whole seconds and commits are not in order. The first pass
 * reads all partners; what else was there before us is left to {@link Imports}.
 */
@ApplicationScoped
class Polling {

  static final String STREAM = "changes";
  private static final String CONVERTED = "leads-converted";

  /** Records applied between two looks at what callbacks hinted at. */
  private static final int AT_A_TIME = 20;

  private static final Logger LOG = Logger.getLogger(Polling.class.getName());

  @Inject ZohoReading zoho;
  @Inject ZohoDeals deals;
  @Inject Arrivals arrivals;
  @Inject DealArrivals dealArrivals;
  @Inject RestoredRecords restored;
  @Inject NoteArrivals notes;
  @Inject Imports imports;
  @Inject ChannelWatch watch;
  @Inject Inbox inbox;
  @Inject CursorStore cursors;
  @Inject Settings settings;
  @Inject Clock clock;

  /**
   * What one kind of change is read by.
   *
   * @param old which of them would change nothing, by id; the others are applied
   */
  private record Stream<T>(
      String name,
      RecordKind kind,
      BiFunction<Instant, String, List<T>> after,
      Function<T, Instant> time,
      Function<T, String> id,
      BiFunction<UUID, List<T>, Set<String>> old) {

    private List<T> news(UUID organization, List<T> page) {
      var known = old.apply(organization, page);
      return page.stream().filter(record -> !known.contains(id.apply(record))).toList();
    }
  }

  boolean due(UUID organization) {
    return cursors.due(organization, STREAM);
  }

  /** Makes the next pass due at once; one that is under way now is followed by another. */
  void soon(UUID organization) {
    cursors.wish(organization, STREAM);
  }

  /**
   * One pass over everything we follow.
   *
   * @param between reads what callbacks hint at, every few records, so that nobody who calls waits
   *     for the pass to end; of the records it names this pass applies nothing it read before
   * @throws CrmFailure when the CRM does not let us read; the pass begins again where it got to
   */
  void pass(UUID organization, Stopping stopping, Supplier<Set<Seen>> between) {
    var every = settings.duration(Settings.Key.ZOHO_POLL_EVERY);
    var afterFailure = settings.duration(Settings.Key.SYNC_RETRY_LAST);
    var wishes =
        cursors.begin(
            organization, STREAM, every.compareTo(afterFailure) < 0 ? every : afterFailure);
    changes(
        organization,
        partners(organization),
        partner -> arrivals.partner(organization, partner),
        stopping,
        between);
    if (!stopping.now()) imports.partnersRead(organization);
    changes(organization, leads(organization), lead -> lead(organization, lead), stopping, between);
    since(organization, CONVERTED, at -> converted(organization, at, between));
    changes(
        organization,
        deals(organization),
        deal -> dealArrivals.deal(organization, deal),
        stopping,
        between);
    between.get();
    deleted(
        organization,
        RecordKind.PARTNER,
        record -> arrivals.partnerGone(organization, record.id(), record.at()));
    between.get();
    deleted(
        organization,
        RecordKind.LEAD,
        record -> arrivals.leadGone(organization, record.id(), record.at()));
    between.get();
    deleted(
        organization,
        RecordKind.DEAL,
        record -> dealArrivals.gone(organization, record.id(), record.at()));
    restored.look(organization);
    between.get();
    if (notes.wanted()) since(organization, "notes", at -> notes.changedSince(organization, at));
    if (!stopping.now()) cursors.again(organization, STREAM, every, wishes);
  }

  private Stream<CrmPartner> partners(UUID organization) {
    return new Stream<>(
        "partners",
        RecordKind.PARTNER,
        (time, id) -> zoho.partnersAfter(organization, time, id),
        CrmPartner::modifiedAt,
        CrmPartner::id,
        (org, page) -> Set.of());
  }

  /** Leads from before we met are the import's. */
  private Stream<CrmLead> leads(UUID organization) {
    cursors.beginsAt(organization, "leads", clock.instant());
    return new Stream<>(
        "leads",
        RecordKind.LEAD,
        (time, id) -> zoho.leadsAfter(organization, time, id),
        CrmLead::modifiedAt,
        CrmLead::id,
        arrivals::oldNews);
  }

  /** Deals from before we met are asked for by the leads they were made of. */
  private Stream<CrmDeal> deals(UUID organization) {
    cursors.beginsAt(organization, "deals", clock.instant());
    return new Stream<>(
        "deals",
        RecordKind.DEAL,
        (time, id) -> deals.after(organization, time, id),
        CrmDeal::modifiedAt,
        CrmDeal::id,
        (org, page) -> Set.of());
  }

  /** Applies what was converted since the last pass, without moving the next one. */
  void convertedOfLate(UUID organization) {
    converted(organization, begin(organization, CONVERTED, clock.instant()), Set::of);
  }

  private void lead(UUID organization, CrmLead lead) {
    if (!arrivals.lead(organization, lead, false))
      inbox.note(organization, RecordKind.LEAD, List.of(lead.id()));
  }

  private void converted(UUID organization, Instant since, Supplier<Set<Seen>> between) {
    each(
        organization,
        RecordKind.LEAD,
        zoho.convertedSince(organization, since),
        CrmLead::id,
        lead -> lead(organization, lead),
        between);
  }

  private <T> void changes(
      UUID organization,
      Stream<T> stream,
      Consumer<T> apply,
      Stopping stopping,
      Supplier<Set<Seen>> between) {
    var time =
        from(
            cursors.reached(organization, stream.name),
            settings.duration(Settings.Key.ZOHO_POLL_OVERLAP));
    String id = null;
    while (!stopping.now()) {
      var page = stream.after.apply(time, id);
      each(organization, stream.kind, stream.news(organization, page), stream.id, apply, between);
      if (page.isEmpty()) return;
      watch.found(
          organization,
          stream.kind,
          page.stream().collect(Collectors.toMap(stream.id, stream.time, (one, same) -> same)));
      var last = page.get(page.size() - 1);
      time = stream.time.apply(last);
      id = stream.id.apply(last);
      cursors.reached(organization, stream.name, time);
      if (page.size() < ZohoReading.PAGE) return;
    }
  }

  /**
   * Where a pass begins: behind the last one's end by the overlap, and never before the beginning.
   */
  static Instant from(Instant reached, Duration overlap) {
    return reached.equals(Instant.EPOCH) ? reached : reached.minus(overlap);
  }

  private void deleted(UUID organization, RecordKind kind, Consumer<DeletedRecord> apply) {
    since(
        organization,
        kind.name().toLowerCase(Locale.ROOT) + "s-deleted",
        at ->
            each(
                organization,
                kind,
                zoho.deletedSince(organization, kind, at),
                DeletedRecord::id,
                apply,
                Set::of));
  }

  /**
   * For lists that are asked for by a time: from when the last pass began, by our clock, less the
   * overlap.
   */
  private void since(UUID organization, String stream, Consumer<Instant> read) {
    var began = clock.instant();
    read.accept(begin(organization, stream, began));
    cursors.reached(organization, stream, began);
  }

  private Instant begin(UUID organization, String stream, Instant now) {
    var overlap = settings.duration(Settings.Key.ZOHO_POLL_OVERLAP);
    var reached = cursors.reached(organization, stream);
    return reached.equals(Instant.EPOCH) ? now.minus(overlap) : from(reached, overlap);
  }

  private <T> void each(
      UUID organization,
      RecordKind kind,
      List<T> records,
      Function<T, String> id,
      Consumer<T> apply,
      Supplier<Set<Seen>> between) {
    var done = 0;
    var newer = new HashSet<Seen>();
    for (var record : records) {
      if (done++ % AT_A_TIME == 0) newer.addAll(between.get());
      var crmId = id.apply(record);
      if (newer.contains(new Seen(kind, crmId))) continue;
      contained(organization, kind, crmId, () -> apply.accept(record));
    }
  }

  /** One record must not stop the others; it is kept as a hint, so that the cursor may pass it. */
  private void contained(UUID organization, RecordKind kind, String crmId, Runnable apply) {
    try {
      apply.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, kind + " " + crmId + " could not be applied; it is read again", e);
      inbox.note(organization, kind, List.of(crmId));
    }
  }
}
