package zohosandbox.records;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zohosandbox.metadata.Catalogue;
import zohosandbox.metadata.ConversionMapping;
import zohosandbox.metadata.Module;
import zohosandbox.organization.User;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/**
 * Turns a lead into a contact, an account and, if asked, a deal. The lead stays, but leaves every
 * ordinary read, and nobody is notified of a change of the lead itself.
 */
final class Conversion {

  private final Catalogue catalogue;
  private final Records records;

  Conversion(Catalogue catalogue, Records records) {
    this.catalogue = catalogue;
    this.records = records;
  }

  /** Converts a lead; the names and ids of what it became. */
  JsonObject convert(Batch batch, String id, JsonObject wish, User caller) {
    Module leads = catalogue.module("Leads");
    JsonObject lead =
        records
            .find(leads, id)
            .filter(row -> caller.sees(leads, row))
            .orElseThrow(() -> badPath("INVALID_DATA", "invalid data"));
    if (Scope.isConverted(lead)) {
      throw badPath("ID_ALREADY_CONVERTED", "id already converted");
    }
    RecordRules.requireWritable(lead, "convert");
    Optional<JsonObject> deal = wishedDeal(wish);
    Optional<String> owner = owner(wish);
    Optional<JsonObject> account = account(batch, lead, wish, owner, caller);
    JsonObject contact = contact(batch, lead, account, wish, owner, caller);
    Optional<JsonObject> made =
        deal.map(sent -> deal(sent, lead, account, contact, owner))
            .map(sent -> records.insert(batch, catalogue.module("Deals"), sent, 0, caller));
    tag(batch, wish, "Contacts", Optional.of(contact));
    tag(batch, wish, "Accounts", account);
    tag(batch, wish, "Deals", made);
    markConverted(batch, leads, lead, account, contact, made, caller);
    return Jsons.object()
        .add("Contacts", named(contact, "Full_Name"))
        .add("Deals", made.map(row -> named(row, "Deal_Name")).orElse(JsonValue.NULL))
        .add("Accounts", account.map(row -> named(row, "Account_Name")).orElse(JsonValue.NULL))
        .build();
  }

  private Optional<String> owner(JsonObject wish) {
    if (!(wish.get("assign_to") instanceof JsonObject named)) {
      return Optional.empty();
    }
    Module deals = catalogue.module("Deals");
    JsonObject owner = Jsons.object().add("Owner", named).build();
    JsonValue kept = records.rules().values(deals, owner, 0).get("Owner");
    return kept instanceof JsonString id ? Optional.of(id.getString()) : Optional.empty();
  }

  /** The deal is judged before anything is made, because a conversion is whole or not at all. */
  private Optional<JsonObject> wishedDeal(JsonObject wish) {
    if (!(wish.get("Deals") instanceof JsonObject deal)) {
      return Optional.empty();
    }
    Module deals = catalogue.module("Deals");
    for (String name : List.of("Deal_Name", "Stage", "Closing_Date")) {
      if (Jsons.text(deal, name).filter(text -> !text.isBlank()).isEmpty()) {
        throw ZohoError.badRequest(
            "MANDATORY_NOT_FOUND", place(name).build(), "required field not found");
      }
    }
    if (!deals.field("Stage").orElseThrow().pickList().contains(deal.getString("Stage"))) {
      throw ZohoError.badRequest(
          "MAPPING_MISMATCH",
          place("Stage").add("mapped_field", "Pipeline").build(),
          "Pipeline doesn`t contain the Stage");
    }
    records.rules().values(deals, deal, 0);
    return Optional.of(deal);
  }

  private static JsonObjectBuilder place(String name) {
    return Jsons.object().add("api_name", name).add("json_path", "$.data[0].Deals." + name);
  }

  private Optional<JsonObject> account(
      Batch batch, JsonObject lead, JsonObject wish, Optional<String> owner, User caller) {
    Module accounts = catalogue.module("Accounts");
    Optional<JsonObject> existing = existing(accounts, wish, "Accounts", caller);
    if (existing.isPresent()) {
      return existing.map(row -> overwritten(batch, accounts, row, lead, wish, caller));
    }
    if (!lead.containsKey("Company")) {
      return Optional.empty();
    }
    JsonObjectBuilder account = carried("Accounts", lead, owner);
    return Optional.of(records.insert(batch, accounts, account.build(), 0, caller));
  }

  private JsonObject contact(
      Batch batch,
      JsonObject lead,
      Optional<JsonObject> account,
      JsonObject wish,
      Optional<String> owner,
      User caller) {
    Module contacts = catalogue.module("Contacts");
    Optional<JsonObject> existing = existing(contacts, wish, "Contacts", caller);
    if (existing.isPresent()) {
      return overwritten(batch, contacts, existing.get(), lead, wish, caller);
    }
    JsonObjectBuilder contact = carried("Contacts", lead, owner);
    account.ifPresent(row -> contact.add("Account_Name", row.get("id")));
    return records.insert(batch, contacts, contact.build(), 0, caller);
  }

  /** What the organisation's mapping carries over to a module. */
  private JsonObjectBuilder carried(String module, JsonObject lead, Optional<String> owner) {
    JsonObjectBuilder values = Jsons.object();
    ConversionMapping.to(module)
        .forEach(
            (from, to) ->
                Optional.ofNullable(lead.get(from))
                    .filter(v -> records.pointsAtSomething(catalogue.module(module), to, v))
                    .filter(v -> catalogue.module(module).field(to).isPresent())
                    .ifPresent(value -> values.add(to, value)));
    owner.ifPresent(id -> values.add("Owner", id));
    return values;
  }

  /** An existing record takes the lead's values only when the caller wants it to. */
  private JsonObject overwritten(
      Batch batch, Module module, JsonObject row, JsonObject lead, JsonObject wish, User caller) {
    if (!wish.getBoolean("overwrite", false)) {
      return row;
    }
    JsonObject values = carried(module.apiName(), lead, Optional.empty()).build();
    return values.isEmpty()
        ? row
        : records.change(batch, module, row, records.rules().values(module, values, 0), caller);
  }

  private Optional<JsonObject> existing(
      Module module, JsonObject wish, String member, User caller) {
    if (!(wish.get(member) instanceof JsonObject named) || Jsons.text(named, "id").isEmpty()) {
      return Optional.empty();
    }
    JsonObject row =
        records
            .find(module, named.getString("id"))
            .filter(found -> caller.sees(module, found))
            .orElseThrow(
                () ->
                    ZohoError.invalidData(
                        Jsons.object()
                            .add("api_name", member)
                            .add("json_path", "$.data[0].%s.id".formatted(member))
                            .build()));
    return Optional.of(row);
  }

  private JsonObject deal(
      JsonObject sent,
      JsonObject lead,
      Optional<JsonObject> account,
      JsonObject contact,
      Optional<String> owner) {
    JsonObjectBuilder deal =
        carried("Deals", lead, owner.or(() -> Optional.of(lead.getString("Owner"))));
    sent.forEach(deal::add);
    account.ifPresent(row -> deal.add("Account_Name", row.get("id")));
    return deal.add("Contact_Name", contact.get("id")).build();
  }

  private void tag(Batch batch, JsonObject wish, String module, Optional<JsonObject> row) {
    if (row.isPresent()
        && wish.get("carry_over_tags") instanceof JsonObject all
        && all.get(module) instanceof JsonArray names) {
      List<String> words =
          names.stream()
              .filter(JsonString.class::isInstance)
              .map(name -> ((JsonString) name).getString())
              .toList();
      Tagging.add(batch, catalogue.module(module), row.get(), words, false);
    }
  }

  private void markConverted(
      Batch batch,
      Module leads,
      JsonObject lead,
      Optional<JsonObject> account,
      JsonObject contact,
      Optional<JsonObject> deal,
      User caller) {
    Instant now = records.now();
    Map<String, JsonValue> marks = new LinkedHashMap<>();
    marks.put("Converted__s", JsonValue.TRUE);
    marks.put("Converted_Date_Time", Jsons.text(now.toString()));
    marks.put("Converted_Contact", contact.get("id"));
    account.ifPresent(row -> marks.put("Converted_Account", row.get("id")));
    deal.ifPresent(row -> marks.put("Converted_Deal", row.get("id")));
    long days = Duration.between(Instant.parse(lead.getString("Created_Time")), now).toDays();
    marks.put("Lead_Conversion_Time", Jsons.number(Math.max(0, days)));
    records.changeSilently(batch, leads, lead, marks, caller);
  }

  private static JsonValue named(JsonObject row, String nameField) {
    return Jsons.object()
        .add("name", Jsons.text(row.getString(nameField, null)))
        .add("id", row.getString("id"))
        .build();
  }

  private static ZohoError badPath(String code, String message) {
    return ZohoError.badRequest(
        code, Jsons.object().add("resource_path_index", 1).build(), message);
  }
}
