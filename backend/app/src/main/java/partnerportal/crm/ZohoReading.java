package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import partnerportal.crm.CrmPace.Caller;

/**
 * Reads an organisation's CRM: what changed, what was converted, what was deleted, and records by
 * id. No transaction may be open; every method throws {@link CrmFailure} when the CRM does not
 * answer.
 */
@ApplicationScoped
public class ZohoReading {

  /** Rows one read gives for one credit (v8 limits). */
  public static final int PAGE = 200;

  /** Records a list by ids may name (v8 limits). */
  public static final int MOST_IDS = 100;

  /** As long as the CRM's recycle bin keeps what was deleted. */
  private static final Duration FAR_BACK = Duration.ofDays(60);

  @Inject ZohoCalls calls;
  @Inject CrmMappings mappings;
  @Inject Ourselves ourselves;
  @Inject CrmPace pace;
  @Inject CrmMetadata metadata;
  @Inject Clock clock;

  /** How long to read nothing; zero when the CRM may be asked. */
  public Duration pause(UUID organization) {
    return pace.pause(organization, Caller.IN);
  }

  /**
   * The next page of leads that came from us or belong to a partner, in order of their last change,
   * behind a place; with no id, from a time on.
   */
  public List<CrmLead> leadsAfter(UUID organization, Instant time, String id) {
    var names = mappings.of(organization).leads();
    var query =
        Coql.select(names.module(), names.read())
            .eitherPresent(names.portalId(), names.partner())
            .after("Modified_Time", time, id)
            .orderedBy("Modified_Time", "id")
            .first(PAGE);
    return leads(organization, Caller.IN, query);
  }

  /**
   * The next page of partners in order of their last change, behind a place; with no id, from a
   * time on.
   */
  public List<CrmPartner> partnersAfter(UUID organization, Instant time, String id) {
    var mapping = mappings.of(organization);
    var query =
        Coql.select(mapping.partners().module(), mapping.partners().read())
            .after("Modified_Time", time, id)
            .orderedBy("Modified_Time", "id")
            .first(PAGE);
    return query(organization, Caller.IN, query).stream()
        .map(row -> partner(organization, row))
        .toList();
  }

  List<CrmLead> leads(UUID organization, Caller caller, Coql.Query query) {
    var readAt = clock.instant();
    return query(organization, caller, query).stream()
        .map(row -> lead(organization, row, readAt))
        .toList();
  }

  /** The same, and up to when it is certain. */
  LeadsNow now(UUID organization, Caller caller, Coql.Query query) {
    var readAt = clock.instant();
    var began = System.nanoTime();
    var reply = answer(organization, caller, query);
    var took = Duration.ofNanos(System.nanoTime() - began);
    if (reply.date() == null)
      throw new CrmFailure.Silent("The CRM does not say what time it is.", false, null);
    var leads = reply.rows("data").stream().map(row -> lead(organization, row, readAt)).toList();
    return new LeadsNow(leads, LeadsNow.settledUntil(reply.date(), took));
  }

  List<JsonObject> query(UUID organization, Caller caller, Coql.Query query) {
    return answer(organization, caller, query).rows("data");
  }

  private ZohoReply answer(UUID organization, Caller caller, Coql.Query query) {
    return calls
        .read(organization, caller, query.cost(), (api, token) -> api.coql(token, query.body()))
        .orFail();
  }

  /**
   * Our leads that were converted since a time. Queries do not show converted leads, and whether a
   * conversion counts as a change is not documented; so the latest changed are listed and judged by
   * when they were converted.
   */
  public List<CrmLead> convertedSince(UUID organization, Instant since) {
    var module = mappings.of(organization).leads().module();
    var fields = fieldsOfLeads(organization);
    var readAt = clock.instant();
    return ZohoPages.byToken(
            page ->
                calls.read(
                    organization,
                    Caller.IN,
                    Cost.sorted(),
                    (api, token) ->
                        api.sorted(
                            token, module, fields, "true", "Modified_Time", "desc", page, PAGE)),
            last -> lead(organization, last, readAt).modifiedAt().isBefore(since))
        .stream()
        .map(row -> lead(organization, row, readAt))
        .filter(lead -> lead.portalId() != null || lead.partnerCrmId() != null)
        .filter(lead -> lead.convertedAt() != null)
        .filter(lead -> !lead.convertedAt().isBefore(since))
        .toList();
  }

  /** Records deleted since a time; at most the newest two thousand. */
  public List<DeletedRecord> deletedSince(UUID organization, RecordKind kind, Instant since) {
    var module = module(organization, kind);
    var from = ZohoTime.text(since);
    return ZohoPages.byNumber(
            page ->
                calls.read(
                    organization,
                    Caller.IN,
                    Cost.deleted(),
                    (api, token) -> api.deleted(token, from, module, "all", page, PAGE)))
        .stream()
        .map(ZohoRecords::deleted)
        .toList();
  }

  /** Which of these records are there, converted ones included; says nothing about the others. */
  public List<String> there(UUID organization, RecordKind kind, List<String> ids) {
    var module = module(organization, kind);
    var converted = kind == RecordKind.LEAD ? "both" : null;
    return rows(
            organization,
            Cost.read("list"),
            (api, token) -> api.list(token, module, "id", String.join(",", ids), converted))
        .stream()
        .map(ZohoReading::id)
        .toList();
  }

  /** Looks for partners by the CRM's ids. */
  public Map<String, Sighting<CrmPartner>> partners(UUID organization, List<String> ids) {
    var mapping = mappings.of(organization);
    return sighted(
        organization,
        RecordKind.PARTNER,
        ids,
        null,
        String.join(",", mapping.partners().read()),
        row -> partner(organization, row));
  }

  /** Looks for leads by the CRM's ids, among the converted ones too. */
  public Map<String, Sighting<CrmLead>> leads(UUID organization, List<String> ids) {
    var readAt = clock.instant();
    return sighted(
        organization,
        RecordKind.LEAD,
        ids,
        "both",
        fieldsOfLeads(organization),
        row -> lead(organization, row, readAt));
  }

  /**
   * Three ways, because an empty answer alone proves nothing: the list, each by itself, the
   * deleted.
   */
  <T> Map<String, Sighting<T>> sighted(
      UUID organization,
      RecordKind kind,
      List<String> ids,
      String converted,
      String fields,
      Function<JsonObject, T> as) {
    var module = module(organization, kind);
    var all = String.join(",", ids);
    var sighted = new LinkedHashMap<String, Sighting<T>>();
    rows(
            organization,
            Cost.read("list"),
            (api, token) -> api.list(token, module, fields, all, converted))
        .forEach(row -> sighted.put(id(row), new Sighting.Found<>(as.apply(row))));
    for (var id : ids) {
      if (sighted.containsKey(id)) continue;
      rows(organization, Cost.read("record"), (api, token) -> api.one(token, module, id, fields))
          .forEach(row -> sighted.put(id, new Sighting.Found<>(as.apply(row))));
    }
    var missing = ids.stream().filter(id -> !sighted.containsKey(id)).toList();
    if (missing.isEmpty()) return sighted;
    var deleted = deleted(organization, kind);
    missing.forEach(id -> sighted.put(id, Sighting.notThere(Optional.ofNullable(deleted.get(id)))));
    return sighted;
  }

  private Map<String, Instant> deleted(UUID organization, RecordKind kind) {
    return deletedSince(organization, kind, clock.instant().minus(FAR_BACK)).stream()
        .collect(Collectors.toMap(DeletedRecord::id, DeletedRecord::at, (one, same) -> one));
  }

  private List<JsonObject> rows(UUID organization, Cost cost, ZohoCalls.Request request) {
    return calls.read(organization, Caller.IN, cost, request).orFail().rows("data");
  }

  private static String id(JsonObject row) {
    return ZohoRecords.text(row, "id");
  }

  CrmLead lead(UUID organization, JsonObject row, Instant readAt) {
    var mapping = mappings.of(organization);
    var names = mapping.leads();
    return ZohoRecords.lead(
        row,
        mapping,
        word -> meaning(organization, mapping.stages(), names.module(), names.status(), word),
        ourselves.in(organization),
        readAt);
  }

  private CrmPartner partner(UUID organization, JsonObject row) {
    var mapping = mappings.of(organization);
    var names = mapping.partners();
    return ZohoRecords.partner(
        row,
        mapping,
        word -> meaning(organization, mapping.standings(), names.module(), names.status(), word));
  }

  /**
   * What a word of a picklist means by the mapping. A word it does not name may be the other name
   * of one it does: the CRM tells words people read from words the API uses.
   */
  private String meaning(
      UUID organization, Map<String, String> meanings, String module, String field, String word) {
    if (meanings.containsKey(word)) return meanings.get(word);
    return metadata
        .choice(organization, module, field, word, Caller.IN)
        .flatMap(
            choice ->
                Optional.ofNullable(meanings.get(choice.actual()))
                    .or(() -> Optional.ofNullable(meanings.get(choice.display()))))
        .orElse(null);
  }

  String fieldsOfLeads(UUID organization) {
    var fields = new ArrayList<>(mappings.of(organization).leads().read());
    fields.addAll(List.of("Converted__s", "Converted_Date_Time", "Converted_Deal"));
    return String.join(",", fields);
  }

  private String module(UUID organization, RecordKind kind) {
    return mappings.of(organization).module(kind);
  }
}
