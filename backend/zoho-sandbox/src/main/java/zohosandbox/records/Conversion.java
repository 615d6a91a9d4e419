package zohosandbox.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zohosandbox.metadata.Catalogue;
import zohosandbox.metadata.Module;
import zohosandbox.organization.User;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/**
 * Turns a lead into a contact, an account and, if asked, a deal. The lead stays, but leaves every
 * ordinary read, and nobody is notified of a change of the lead itself.
 */
final class Conversion {

  private static final List<String> SHARED_WITH_CONTACT =
      List.of("First_Name", "Last_Name", "Email", "Phone", "Mobile", "Lead_Source", "Description");

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
        records.find(leads, id).orElseThrow(() -> badPath("INVALID_DATA", "invalid data"));
    if (lead.getBoolean("Converted__s", false)) {
      throw badPath("ID_ALREADY_CONVERTED", "id already converted");
    }
    Optional<JsonObject> deal = wishedDeal(wish);
    Optional<JsonObject> account = account(batch, lead, wish, caller);
    JsonObject contact = contact(batch, lead, account, wish, caller);
    Optional<JsonObject> made =
        deal.map(
            sent ->
                records.insert(
                    batch,
                    catalogue.module("Deals"),
                    deal(sent, lead, account, contact),
                    0,
                    caller));
    markConverted(batch, leads, lead, account, contact, made, caller);
    return Jsons.object()
        .add("Contacts", named(contact, "Full_Name"))
        .add("Deals", made.map(row -> named(row, "Deal_Name")).orElse(JsonValue.NULL))
        .add("Accounts", account.map(row -> named(row, "Account_Name")).orElse(JsonValue.NULL))
        .build();
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
            "MANDATORY_NOT_FOUND",
            Jsons.object()
                .add("api_name", name)
                .add("json_path", "$.data[0].Deals." + name)
                .build(),
            "required field not found");
      }
    }
    if (!deals.field("Stage").orElseThrow().pickList().contains(deal.getString("Stage"))) {
      throw ZohoError.badRequest(
          "MAPPING_MISMATCH",
          Jsons.object().add("api_name", "Stage").add("json_path", "$.data[0].Deals.Stage").build(),
          "Pipeline doesn`t contain the Stage");
    }
    records.rules().values(deals, deal, 0);
    return Optional.of(deal);
  }

  private Optional<JsonObject> account(Batch batch, JsonObject lead, JsonObject wish, User caller) {
    Module accounts = catalogue.module("Accounts");
    Optional<JsonObject> existing = existing(accounts, wish, "Accounts");
    if (existing.isPresent() || !lead.containsKey("Company")) {
      return existing;
    }
    JsonObjectBuilder account = Jsons.object().add("Account_Name", lead.get("Company"));
    for (String name : List.of("Phone", "Website", "Industry")) {
      Optional.ofNullable(lead.get(name)).ifPresent(value -> account.add(name, value));
    }
    return Optional.of(records.insert(batch, accounts, account.build(), 0, caller));
  }

  private JsonObject contact(
      Batch batch, JsonObject lead, Optional<JsonObject> account, JsonObject wish, User caller) {
    Module contacts = catalogue.module("Contacts");
    Optional<JsonObject> existing = existing(contacts, wish, "Contacts");
    if (existing.isPresent()) {
      return existing.get();
    }
    JsonObjectBuilder contact = Jsons.object();
    SHARED_WITH_CONTACT.forEach(
        name -> Optional.ofNullable(lead.get(name)).ifPresent(value -> contact.add(name, value)));
    account.ifPresent(row -> contact.add("Account_Name", row.get("id")));
    return records.insert(batch, contacts, contact.build(), 0, caller);
  }

  private Optional<JsonObject> existing(Module module, JsonObject wish, String member) {
    if (!(wish.get(member) instanceof JsonObject named) || Jsons.text(named, "id").isEmpty()) {
      return Optional.empty();
    }
    JsonObject row =
        records
            .find(module, named.getString("id"))
            .orElseThrow(
                () ->
                    ZohoError.invalidData(
                        Jsons.object()
                            .add("api_name", member)
                            .add("json_path", "$.data[0].%s.id".formatted(member))
                            .build()));
    return Optional.of(row);
  }

  /** The organisation's conversion mapping carries the partner and our own id over to the deal. */
  private JsonObject deal(
      JsonObject sent, JsonObject lead, Optional<JsonObject> account, JsonObject contact) {
    JsonObjectBuilder deal = Jsons.object();
    for (String name : List.of("Lead_Source", "Partner", "Portal_Lead_Id", "Owner")) {
      Optional.ofNullable(lead.get(name))
          .filter(value -> records.pointsAtSomething(catalogue.module("Deals"), name, value))
          .ifPresent(value -> deal.add(name, value));
    }
    sent.forEach(deal::add);
    account.ifPresent(row -> deal.add("Account_Name", row.get("id")));
    return deal.add("Contact_Name", contact.get("id")).build();
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
