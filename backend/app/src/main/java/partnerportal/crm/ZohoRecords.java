package partnerportal.crm;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import partnerportal.lead.MirroredField;

/**
 * Translates between Zoho's records and ours. Absent values are left out of what we write; only an
 * edit that empties a value sends null.
 */
final class ZohoRecords {

  private static final String LOCKED = "RECORD_LOCKED";

  /** Found once: {@link Json} itself looks for its provider in every jar at each call. */
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  /** Digits a number of the CRM can have; its own fields take eighteen. */
  private static final int MOST_DIGITS = 40;

  private ZohoRecords() {}

  static CrmPartner partner(JsonObject row, CrmMapping mapping, UnaryOperator<String> standing) {
    var names = mapping.partners();
    var word = CrmMapping.chosen(text(row, names.status())).orElse(null);
    return new CrmPartner(
        text(row, "id"),
        uuid(text(row, names.portalId())),
        text(row, names.name()),
        named(row, names.contactName()),
        text(row, names.email()),
        reference(row, "Owner"),
        word,
        word == null ? null : standing.apply(word),
        ZohoTime.instant(text(row, "Modified_Time")));
  }

  static CrmLead lead(
      JsonObject row,
      CrmMapping mapping,
      UnaryOperator<String> stage,
      String ourselves,
      Instant readAt) {
    var names = mapping.leads();
    var word = CrmMapping.chosen(text(row, names.status())).orElse(null);
    var by = object(row, "Modified_By");
    return new CrmLead(
        text(row, "id"),
        uuid(text(row, names.portalId())),
        reference(row, names.partner()),
        word,
        word == null ? null : stage.apply(word),
        ZohoTime.instant(text(row, "Created_Time")),
        ZohoTime.instant(text(row, "Modified_Time")),
        by.getString("id", "").equals(ourselves) ? null : by.getString("name", null),
        convertedAt(row),
        reference(row, "Converted_Deal"),
        values(row, names),
        readAt);
  }

  private static Map<MirroredField, String> values(JsonObject row, CrmMapping.LeadNames names) {
    var values = MirroredField.none();
    for (var field : MirroredField.values())
      CrmMapping.chosen(text(row, names.name(field))).ifPresent(value -> values.put(field, value));
    return values;
  }

  static CrmDeal deal(
      JsonObject row,
      CrmMapping.DealNames names,
      UnaryOperator<String> outcome,
      String usualCurrency,
      String ourselves) {
    var stage = CrmMapping.chosen(text(row, names.stage())).orElse(null);
    var by = object(row, "Modified_By");
    var probability = number(row, names.probability());
    var currency = text(row, "Currency");
    return new CrmDeal(
        text(row, "id"),
        uuid(text(row, names.portalId())),
        reference(row, names.partner()),
        named(row, names.name()),
        stage,
        stage == null ? null : outcome.apply(stage),
        number(row, names.amount()),
        currency == null ? usualCurrency : currency,
        probability == null ? null : probability.intValue(),
        day(text(row, names.closingDate())),
        ZohoTime.instant(text(row, "Created_Time")),
        ZohoTime.instant(text(row, "Modified_Time")),
        by.getString("id", "").equals(ourselves) ? null : by.getString("name", null));
  }

  /**
   * A note; that it is on a lead is said by its parent's module, or by the older member beside it.
   */
  static CrmNote note(JsonObject row, CrmMapping.NoteNames names, String leads) {
    var parent = object(row, names.parent());
    var module = text(object(parent, "module"), "api_name");
    if (module == null) module = text(row, "$se_module");
    return new CrmNote(
        text(row, "id"),
        leads.equals(module) ? text(parent, "id") : null,
        text(row, names.title()),
        text(row, names.content()),
        text(object(row, "Created_By"), "name"),
        ZohoTime.instant(text(row, "Created_Time")),
        ZohoTime.instant(text(row, "Modified_Time")));
  }

  /** The id behind a lookup; null when there is none, or only a name. */
  static String reference(JsonObject row, String name) {
    return text(object(row, name), "id");
  }

  /** A number, whether it comes as one or as a text; one nobody can read is none. */
  private static BigDecimal number(JsonObject row, String name) {
    var text = text(row, name);
    try {
      if (text == null || text.isBlank()) return null;
      var number = new BigDecimal(text.strip());
      // one with a huge exponent would take all memory there is as soon as somebody writes it out
      return Math.abs(number.scale()) + number.precision() > MOST_DIGITS ? null : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static LocalDate day(String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Instant convertedAt(JsonObject row) {
    if (!row.getBoolean("Converted__s", false)) return null;
    var at = ZohoTime.instant(text(row, "Converted_Date_Time"));
    return at == null ? ZohoTime.instant(text(row, "Modified_Time")) : at;
  }

  static DeletedRecord deleted(JsonObject row) {
    return new DeletedRecord(
        text(row, "id"), text(row, "display_name"), ZohoTime.instant(text(row, "deleted_time")));
  }

  static JsonObject lead(LeadContent lead, CrmMapping mapping) {
    var names = mapping.leads();
    var row = JSON.createObjectBuilder();
    put(row, names.portalId(), lead.id().toString());
    MirroredField.editables()
        .forEach(field -> put(row, names.name(field), lead.values().get(field)));
    put(row, names.submittedBy(), lead.submittedBy());
    put(row, names.source(), names.sourceWord());
    return row.add(names.partner(), JSON.createObjectBuilder().add("id", lead.partnerCrmId()))
        .build();
  }

  /** An edit carries only what differs, and says so where a value is to be emptied. */
  static JsonObject edit(LeadEdit edit, CrmMapping mapping) {
    var names = mapping.leads();
    var row = JSON.createObjectBuilder();
    put(row, "id", edit.crmId());
    put(row, names.portalId(), edit.id().toString());
    edit.values()
        .forEach(
            (field, value) -> {
              if (value == null) row.addNull(names.name(field));
              else row.add(names.name(field), value);
            });
    return row.build();
  }

  static JsonObject partner(PartnerNews news, CrmMapping mapping) {
    var names = mapping.partners();
    var row = JSON.createObjectBuilder();
    put(row, "id", news.crmId());
    put(row, names.portalId(), news.id().toString());
    put(row, names.access(), mapping.access().get(news.access()));
    put(row, names.approvedAt(), ZohoTime.text(news.approvedAt()));
    put(row, names.lastSignIn(), ZohoTime.text(news.lastSignIn()));
    return row.build();
  }

  /**
   * The body of a write.
   *
   * @param workflows whether the CRM's workflow rules run; absent would mean that everything runs
   * @param matchedBy the one unique field a creation is matched by; null for an update
   */
  static String body(List<JsonObject> rows, boolean workflows, String matchedBy) {
    var body = JSON.createObjectBuilder().add("data", array(rows));
    if (matchedBy != null)
      body.add("duplicate_check_fields", JSON.createArrayBuilder().add(matchedBy));
    var trigger = JSON.createArrayBuilder();
    if (workflows) trigger.add("workflow");
    return body.add("trigger", trigger).build().toString();
  }

  /**
   * What became of each record, in their order. The status of the answer as a whole says nothing
   * about a record: 200, 201, 202, 207 and 400 come alike with rows inside.
   */
  static List<Outcome> outcomes(ZohoReply reply, int records) {
    var rows = reply.rows("data");
    if (rows.size() == records)
      return rows.stream().map(row -> outcome(reply.status(), row)).toList();
    return Collections.nCopies(
        records, ofAll(outcome(reply.status(), rows.isEmpty() ? reply.body() : rows.get(0))));
  }

  /**
   * A refusal of the call speaks for all records; a success of which nobody says whose does not.
   */
  private static Outcome ofAll(Outcome outcome) {
    return outcome.answer() == ZohoAnswer.DONE ? unclear() : outcome;
  }

  private static Outcome unclear() {
    return Outcome.failed(ZohoAnswer.TRY_LATER, "The CRM's answer is not clear.", true);
  }

  private static Outcome outcome(int status, JsonObject row) {
    var code = row.getString("code", "");
    var details = object(row, "details");
    var answer = ZohoAnswer.of(status, code);
    if (answer == ZohoAnswer.DONE) {
      return details.containsKey("id") && !row.getString("status", "").equals("error")
          ? Outcome.done(text(details, "id"), ZohoTime.instant(text(details, "Modified_Time")))
          : unclear();
    }
    if (answer == ZohoAnswer.TRY_LATER) {
      return Outcome.failed(
          ZohoAnswer.TRY_LATER, "The CRM cannot take the record now.", !code.equals(LOCKED));
    }
    var namesTheId =
        details.getString("api_name", "").equals("id")
            || details.size() == 1 && details.containsKey("id");
    if (code.equals("INVALID_DATA") && namesTheId)
      return Outcome.failed(ZohoAnswer.GONE, Refusal.readable(code, details), false);
    return Outcome.failed(answer, Refusal.readable(code, details), false);
  }

  /** The objects of a list; none when there is no list. */
  static List<JsonObject> objects(JsonObject row, String name) {
    if (!(row.get(name) instanceof JsonArray array)) return List.of();
    return array.stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonValue::asJsonObject)
        .toList();
  }

  static JsonObject object(JsonObject row, String name) {
    return row.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
  }

  /** A text; ids and numbers alike, so that no digit is lost. Null when absent. */
  static String text(JsonObject row, String name) {
    var value = row.get(name);
    if (value == null || value == JsonValue.NULL) return null;
    return value instanceof JsonString string ? string.getString() : value.toString();
  }

  /** A name, whether the field is a text or leads to a record. */
  private static String named(JsonObject row, String name) {
    return row.get(name) instanceof JsonObject record ? text(record, "name") : text(row, name);
  }

  private static UUID uuid(String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static void put(JsonObjectBuilder row, String name, String value) {
    if (value != null && !value.isBlank()) row.add(name, value);
  }

  private static JsonArray array(List<JsonObject> rows) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    rows.forEach(array::add);
    return array.build();
  }
}
