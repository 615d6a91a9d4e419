package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import partnerportal.crm.CrmPace.Caller;

/**
 * Writes to an organisation's CRM, one verb per call; {@link ZohoReading} reads. No transaction may
 * be open. Every method throws {@link CrmFailure} when the CRM does not do it at all; writes answer
 * per record.
 */
@ApplicationScoped
public class Zoho {

  /** Records one write may carry (v8 limits). */
  public static final int MOST_PER_WRITE = 100;

  @Inject ZohoCalls calls;
  @Inject ZohoReading reading;
  @Inject CrmMappings mappings;
  @Inject CrmPace pace;

  /** How long to write nothing; zero when the CRM may be called. */
  public Duration pause(UUID organization) {
    return pace.pause(organization, Caller.OUT);
  }

  /** How many calls of more than ten records may be under way at once. */
  public int heavyCallsAtOnce(UUID organization) {
    return pace.heavyAtOnce(organization, Caller.OUT);
  }

  /** Whether the CRM answers; if not, one call is to find out before others are made. */
  public boolean answers(UUID organization) {
    return pace.answers(organization);
  }

  /**
   * Creates leads, or finds those that are there already by our key and no other: the only creation
   * that can be repeated, and the only one that never merges two partners' leads by e-mail. A
   * repetition sets back what people changed there in between, and brings back what they deleted.
   *
   * @param deadline when the claim on this work may be over
   */
  public List<Outcome> create(UUID organization, List<LeadContent> leads, Deadline deadline) {
    var mapping = mappings.of(organization);
    var rows = leads.stream().map(lead -> ZohoRecords.lead(lead, mapping)).toList();
    var body = ZohoRecords.body(rows, true, mapping.leads().portalId());
    var reply =
        calls.write(
            organization,
            Caller.OUT,
            Cost.write("upsert", rows.size()),
            deadline,
            (api, token) -> api.upsert(token, mapping.leads().module(), body));
    return ZohoRecords.outcomes(reply, leads.size());
  }

  /**
   * Leads as the CRM has them now, by its ids; what it converted or deleted is missing.
   *
   * @param ids at most {@link #MOST_PER_WRITE}
   */
  public LeadsNow now(UUID organization, List<String> ids) {
    var names = mappings.of(organization).leads();
    var leads = new ArrayList<CrmLead>();
    Instant settledUntil = null;
    for (var some : inQueries(ids)) {
      var query = Coql.select(names.module(), names.read()).in("id", some).first(ZohoReading.PAGE);
      var now = reading.now(organization, Caller.OUT, query);
      leads.addAll(now.leads());
      if (settledUntil == null || now.settledUntil().isBefore(settledUntil))
        settledUntil = now.settledUntil();
    }
    return new LeadsNow(List.copyOf(leads), settledUntil);
  }

  /**
   * Writes what differs of leads the CRM has, by its ids, so that a deleted one says so instead of
   * coming back. Runs no automation there.
   *
   * @param unmodifiedSince a record changed after this is left as it is and answers {@link
   *     ZohoAnswer#READ_AGAIN}
   * @param deadline when the claim on this work may be over
   */
  public List<Outcome> update(
      UUID organization, List<LeadEdit> edits, Instant unmodifiedSince, Deadline deadline) {
    var mapping = mappings.of(organization);
    var rows = edits.stream().map(edit -> ZohoRecords.edit(edit, mapping)).toList();
    return write(organization, mapping.leads().module(), rows, unmodifiedSince, deadline);
  }

  /**
   * Tells how far partners' portal access has come; runs no automation there.
   *
   * @param deadline when the claim on this work may be over
   */
  public List<Outcome> tell(UUID organization, List<PartnerNews> news, Deadline deadline) {
    var mapping = mappings.of(organization);
    var rows = news.stream().map(one -> ZohoRecords.partner(one, mapping)).toList();
    return write(organization, mapping.partners().module(), rows, null, deadline);
  }

  private List<Outcome> write(
      UUID organization,
      String module,
      List<JsonObject> rows,
      Instant unmodifiedSince,
      Deadline deadline) {
    var body = ZohoRecords.body(rows, false, null);
    var reply =
        calls.write(
            organization,
            Caller.OUT,
            Cost.write("update", rows.size()),
            deadline,
            (api, token) -> api.update(token, ZohoTime.text(unmodifiedSince), module, body));
    return ZohoRecords.outcomes(reply, rows.size());
  }

  /** Which of our leads the CRM has, asked in a way that sees what was written a moment ago. */
  public Map<UUID, CrmLead> findByOurKey(UUID organization, List<UUID> ids) {
    var names = mappings.of(organization).leads();
    var found = new HashMap<UUID, CrmLead>();
    for (var some : inQueries(ids)) {
      var query =
          Coql.select(names.module(), names.read())
              .in(names.portalId(), some)
              .first(ZohoReading.PAGE);
      reading.leads(organization, Caller.OUT, query).stream()
          .filter(lead -> lead.portalId() != null)
          .forEach(lead -> found.put(lead.portalId(), lead));
    }
    return found;
  }

  private static <T> List<List<T>> inQueries(List<T> ids) {
    var parts = new ArrayList<List<T>>();
    for (var from = 0; from < ids.size(); from += Coql.MAX_IN)
      parts.add(ids.subList(from, Math.min(ids.size(), from + Coql.MAX_IN)));
    return parts;
  }
}
