package partnerportal.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import partnerportal.crm.CrmFailure;
import partnerportal.crm.CrmLead;
import partnerportal.crm.Sighting;
import partnerportal.crm.ZohoCensus;
import partnerportal.crm.ZohoReading;
import partnerportal.lead.CensusLead;
import partnerportal.lead.LeadCensus;
import partnerportal.lead.Lifecycle;
import partnerportal.platform.Settings;
import partnerportal.sync.AuditStore.Stretch;
import partnerportal.sync.PageComparison.Surroundings;

/**
 * Reads a page of both sides, the CRM's first: whatever changes between the two reads is then
 * younger on our side, and young differences are not judged at first sight. The queues are looked
 * at before and after, because what left one meanwhile may have been read too early. Leads the
 * CRM's list does not show are looked for in three ways before they are called missing.
 */
@ApplicationScoped
class PageReading {

  /** Leads of ours a page holds at most, however few the CRM shows beside them. */
  private static final int MOST_OURS = 2_000;

  /** Tries of a page, the first included. */
  private static final int MOST_LOOKS = 3;

  @Inject ZohoCensus census;
  @Inject ZohoReading zoho;
  @Inject LeadCensus leads;
  @Inject ComparisonStore store;
  @Inject Settings settings;
  @Inject Clock clock;

  /**
   * What a look gave.
   *
   * @param page as far as it reaches
   */
  record Look(Stretch page, PageComparison.Result result, long credits) {}

  /**
   * Looks at a page; of a new one the end is found out.
   *
   * @throws CrmFailure when the CRM does not answer
   */
  Look at(UUID organization, Stretch asked) {
    var began = clock.instant();
    var fresh = asked.looks() == 0;
    var leaving = new HashSet<>(store.leavingBetween(organization, asked.from(), asked.to()));
    var arriving = new HashSet<>(store.arriving(organization));
    var theirs =
        fresh
            ? census.leadsBehind(organization, asked.from())
            : census.leadsBetween(organization, asked.from(), asked.to());
    var end = fresh ? end(theirs) : asked.to();
    var ours = leads.inCrmOrder(organization, asked.from(), end, MOST_OURS + 1);
    if (ours.size() > MOST_OURS && fresh) {
      ours = List.copyOf(ours.subList(0, MOST_OURS));
      end = ours.get(MOST_OURS - 1).crmId();
    }
    var page = new Stretch(asked.n(), false, asked.from(), end, asked.looks() + 1, asked.lookAt());
    var rows = upTo(end, theirs.rows());
    var elsewhere = new HashMap<String, Sighting<CrmLead>>();
    var credits = theirs.credits() + lookFor(organization, ours, rows, elsewhere);
    leaving.addAll(store.leaving(organization, ours.stream().map(CensusLead::id).toList()));
    arriving.addAll(store.arriving(organization, ids(ours, rows)));
    var around =
        new Surroundings(
            began.minus(settings.duration(Settings.Key.SYNC_AUDIT_SETTLE)),
            elsewhere,
            leaving,
            arriving,
            leads.unsent(organization, keys(rows)),
            store.partners(organization, partners(rows)));
    var result = PageComparison.of(ours, rows, around, page.looks() >= MOST_LOOKS);
    return new Look(page, result, credits);
  }

  /** Null when nothing follows. */
  private static String end(ZohoCensus.Stretch read) {
    return read.more() ? read.rows().get(read.rows().size() - 1).lead().id() : null;
  }

  private static List<ZohoCensus.Row> upTo(String end, List<ZohoCensus.Row> rows) {
    if (end == null) return rows;
    return rows.stream()
        .filter(row -> SideBySide.ORDER.compare(row.lead().id(), end) <= 0)
        .toList();
  }

  /** Looks for leads the list did not show; says what it cost, at least. */
  private long lookFor(
      UUID organization,
      List<CensusLead> ours,
      List<ZohoCensus.Row> rows,
      Map<String, Sighting<CrmLead>> elsewhere) {
    var shown = rows.stream().map(row -> row.lead().id()).collect(Collectors.toSet());
    var sought =
        ours.stream()
            .filter(lead -> lead.lifecycle() != Lifecycle.CRM_DELETED)
            .map(CensusLead::crmId)
            .filter(id -> !shown.contains(id))
            .toList();
    var credits = 0L;
    for (var from = 0; from < sought.size(); from += ZohoReading.MOST_IDS) {
      var some = sought.subList(from, Math.min(sought.size(), from + ZohoReading.MOST_IDS));
      var seen = zoho.leads(organization, some);
      elsewhere.putAll(seen);
      var lost = seen.values().stream().filter(one -> !(one instanceof Sighting.Found)).count();
      credits += lost == 0 ? 1 : 1 + lost + 2;
    }
    return credits;
  }

  private static List<String> ids(List<CensusLead> ours, List<ZohoCensus.Row> rows) {
    var ids = new HashSet<String>();
    ours.forEach(lead -> ids.add(lead.crmId()));
    rows.forEach(row -> ids.add(row.lead().id()));
    return new ArrayList<>(ids);
  }

  private static List<UUID> keys(List<ZohoCensus.Row> rows) {
    return rows.stream().map(row -> row.lead().portalId()).filter(Objects::nonNull).toList();
  }

  private static List<String> partners(List<ZohoCensus.Row> rows) {
    return rows.stream().map(ZohoCensus.Row::partner).filter(Objects::nonNull).distinct().toList();
  }
}
