package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import partnerportal.crm.CrmPace.Caller;

/**
 * Reads what a CRM had before it was connected, page by page in the order of ids. No transaction
 * may be open; every method throws {@link CrmFailure} when the CRM does not answer.
 */
@ApplicationScoped
public class ZohoImport {

  @Inject ZohoCalls calls;
  @Inject ZohoReading reading;
  @Inject CrmMappings mappings;
  @Inject Clock clock;

  /**
   * Leads that belong to a partner and were not converted.
   *
   * @param after the last id of the page before; null for the first page
   */
  public ImportPage<CrmLead> leads(UUID organization, String after) {
    var names = mappings.of(organization).leads();
    var query =
        Coql.select(names.module(), names.read())
            .present(names.partner())
            .behind(after)
            .orderedBy("id")
            .first(ZohoReading.PAGE);
    var rows = reading.leads(organization, Caller.IN, query);
    return page(rows, CrmLead::id);
  }

  /**
   * Converted leads, of partners or not: queries do not show them, and their list cannot be
   * narrowed.
   *
   * @param token of the page; null for the first one
   */
  public ImportPage<CrmLead> convertedLeads(UUID organization, String token) {
    var readAt = clock.instant();
    var reply = converted(organization, token);
    if (token != null && reply.answer() == ZohoAnswer.READ_AGAIN)
      reply = converted(organization, null);
    var rows =
        reply.orFail().rows("data").stream()
            .map(row -> reading.lead(organization, row, readAt))
            .toList();
    var next = ZohoRecords.text(ZohoRecords.object(reply.body(), "info"), "next_page_token");
    return new ImportPage<>(rows, reply.more() && !rows.isEmpty() ? next : null);
  }

  private ZohoReply converted(UUID organization, String token) {
    var module = mappings.of(organization).leads().module();
    var fields = reading.fieldsOfLeads(organization);
    return calls.read(
        organization,
        Caller.IN,
        Cost.sorted(),
        (api, authorization) ->
            api.sorted(
                authorization, module, fields, "true", "id", "asc", token, ZohoReading.PAGE));
  }

  /** Contacts, with the company they work for. */
  public ImportPage<CrmParty> contacts(UUID organization, String after) {
    var mapping = mappings.of(organization);
    var names = mapping.contacts();
    var company = names.company() + "." + mapping.accounts().company();
    var fields = List.of("id", company, names.email(), names.phone());
    var rows =
        rows(organization, names.module(), fields, after).stream()
            .map(
                row ->
                    new CrmParty(
                        ZohoRecords.text(row, "id"),
                        ZohoRecords.text(row, company),
                        ZohoRecords.text(row, names.email()),
                        ZohoRecords.text(row, names.phone()),
                        null))
            .toList();
    return page(rows, CrmParty::id);
  }

  /** Accounts: companies the organisation deals with. */
  public ImportPage<CrmParty> accounts(UUID organization, String after) {
    var names = mappings.of(organization).accounts();
    var fields = List.of("id", names.company(), names.website(), names.phone());
    var rows =
        rows(organization, names.module(), fields, after).stream()
            .map(
                row ->
                    new CrmParty(
                        ZohoRecords.text(row, "id"),
                        ZohoRecords.text(row, names.company()),
                        null,
                        ZohoRecords.text(row, names.phone()),
                        ZohoRecords.text(row, names.website())))
            .toList();
    return page(rows, CrmParty::id);
  }

  private List<JsonObject> rows(
      UUID organization, String module, List<String> fields, String after) {
    var query =
        Coql.select(module, fields)
            .present("id")
            .behind(after)
            .orderedBy("id")
            .first(ZohoReading.PAGE);
    return reading.query(organization, Caller.IN, query);
  }

  private static <T> ImportPage<T> page(List<T> rows, Function<T, String> id) {
    var next = rows.size() < ZohoReading.PAGE ? null : id.apply(rows.get(rows.size() - 1));
    return new ImportPage<>(rows, next);
  }
}
