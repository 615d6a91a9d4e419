package zohosandbox.seed;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import zohosandbox.wire.Jsons;

/** The words and figures of made-up records; each comes from the record's number alone. */
final class MadeUp {

  private static final Instant FIRST = Instant.parse("2025-11-01T06:00:00Z");
  private static final int DAYS = 365;
  private static final List<String> FIRST_NAMES =
      List.of(
          "Ada", "Bela", "Chloe", "Dario", "Elin", "Farid", "Gita", "Hugo", "Ines", "Jonah", "Kaya",
          "Liam", "Mara", "Nils", "Olga", "Pavel", "Quinn", "Rosa", "Sven", "Tara");
  private static final List<String> LAST_NAMES =
      List.of(
          "Abend", "Bruck", "Castell", "Dorn", "Eklund", "Farrow", "Garrick", "Holm", "Ivers",
          "Jansen", "Keller", "Lindt", "Marlow", "Norden", "Osman", "Prior", "Rask", "Sorel",
          "Thorne", "Ulrich", "Varga", "Winter", "Yilmaz");
  private static final List<String> COMPANIES =
      List.of(
          "Alder",
          "Birken",
          "Cobalt",
          "Delta",
          "Ember",
          "Fallow",
          "Granite",
          "Harbour",
          "Indigo",
          "Juniper",
          "Kestrel",
          "Larch",
          "Meridian");
  private static final List<String> TRADES =
      List.of("Foods", "Tools", "Logistics", "Analytics", "Print", "Energy", "Textiles");
  private static final List<String> COUNTRIES =
      List.of(
          "Germany",
          "United Kingdom",
          "France",
          "Italy",
          "Spain",
          "Sweden",
          "Poland",
          "Netherlands");
  private static final List<String> LEAD_STATUSES =
      List.of(
          "Not Contacted",
          "Attempted to Contact",
          "Contacted",
          "Contact in Future",
          "Pre-Qualified",
          "Not Contacted",
          "Contacted",
          "Lost Lead",
          "Junk Lead");
  private static final List<String> STAGES =
      List.of(
          "Qualification",
          "Needs Analysis",
          "Proposal/Price Quote",
          "Negotiation/Review",
          "Closed Won",
          "Closed Lost");
  private static final List<String> PARTNER_STATUSES =
      List.of("Approved", "Approved", "Approved", "Applied", "Under Review", "Suspended");
  private static final List<String> TIERS = List.of("Bronze", "Silver", "Gold");

  private MadeUp() {}

  /** A number that looks like chance and never is; the same for the same two. */
  private static int roll(int number, int salt, int sides) {
    long mixed = (number + 1) * 0x9E3779B97F4A7C15L + salt * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return (int) Math.floorMod(mixed ^ (mixed >>> 31), (long) sides);
  }

  private static String pick(List<String> words, int number, int salt) {
    return words.get(roll(number, salt, words.size()));
  }

  private static Instant made(int number) {
    return FIRST.plusSeconds(roll(number, 1, DAYS * 86_400 - 1_000_000));
  }

  private static Instant changed(int number) {
    return made(number).plusSeconds(roll(number, 2, 1_000_000));
  }

  private static String company(int number) {
    return "%s %s %d".formatted(pick(COMPANIES, number, 3), pick(TRADES, number, 4), number + 1);
  }

  private static String host(String company) {
    return company.toLowerCase(Locale.ROOT).replace(" ", "") + ".example";
  }

  static JsonObjectBuilder partner(int number, List<String> owners) {
    String name = company(number) + " Partners";
    String first = pick(FIRST_NAMES, number, 5);
    String status = pick(PARTNER_STATUSES, number, 6);
    JsonObjectBuilder partner =
        stamps(number, pick(owners, number, 7))
            .add("Name", name)
            .add("Contact_Name", first + " " + pick(LAST_NAMES, number, 8))
            .add("Email", first.toLowerCase(Locale.ROOT) + "@" + host(name))
            .add("Phone", "+49 30 %07d".formatted(number + 1))
            .add("Website", "https://www." + host(name))
            .add("Country", pick(COUNTRIES, number, 9))
            .add("Partner_Status", status);
    if (status.equals("Approved")) {
      partner.add("Partner_Tier", pick(TIERS, number, 10));
    }
    return partner;
  }

  static JsonObjectBuilder lead(int number, List<String> owners, List<String> partners) {
    String first = pick(FIRST_NAMES, number, 11);
    String last = pick(LAST_NAMES, number, 12);
    String company = company(number);
    boolean ofPartner = !partners.isEmpty() && roll(number, 13, 10) > 0;
    JsonObjectBuilder lead =
        stamps(number, pick(owners, number, 14))
            .add("First_Name", first)
            .add("Last_Name", last)
            .add("Company", company)
            .add("Email", "%s.%s@%s".formatted(first, last, host(company)).toLowerCase(Locale.ROOT))
            .add("Phone", "+44 20 %08d".formatted(number + 1))
            .add("Country", pick(COUNTRIES, number, 15))
            .add("Lead_Source", ofPartner ? "Partner" : "Web Form")
            .add("Lead_Status", pick(LEAD_STATUSES, number, 16));
    if (ofPartner) {
      lead.add("Partner", pick(partners, number, 17));
    }
    return lead;
  }

  private static JsonObjectBuilder stamps(int number, String owner) {
    return Jsons.object()
        .add("Owner", owner)
        .add("Created_By", owner)
        .add("Modified_By", owner)
        .add("Created_Time", made(number).toString())
        .add("Modified_Time", changed(number).toString());
  }

  private static JsonObjectBuilder stampsOf(JsonObject lead) {
    JsonObjectBuilder stamps = Jsons.object();
    for (String name : List.of("Owner", "Created_By", "Modified_By")) {
      stamps.add(name, lead.get(name));
    }
    return stamps
        .add("Created_Time", lead.get("Modified_Time"))
        .add("Modified_Time", lead.get("Modified_Time"));
  }

  static JsonObjectBuilder account(JsonObject lead) {
    return stampsOf(lead)
        .add("Account_Name", lead.get("Company"))
        .add("Phone", lead.get("Phone"))
        .add("Account_Type", "Customer");
  }

  static JsonObjectBuilder contact(JsonObject lead, String account) {
    return stampsOf(lead)
        .add("First_Name", lead.get("First_Name"))
        .add("Last_Name", lead.get("Last_Name"))
        .add("Email", lead.get("Email"))
        .add("Phone", lead.get("Phone"))
        .add("Lead_Source", lead.get("Lead_Source"))
        .add("Account_Name", account);
  }

  static JsonObjectBuilder deal(int number, JsonObject lead, String account, String contact) {
    Instant made = Instant.parse(lead.getString("Modified_Time"));
    LocalDate closing =
        LocalDate.ofInstant(
            made.plus(Duration.ofDays(30L + roll(number, 18, 120))), ZoneOffset.UTC);
    JsonObjectBuilder deal =
        stampsOf(lead)
            .add("Deal_Name", lead.getString("Company") + " licences")
            .add("Stage", pick(STAGES, number, 19))
            .add("Pipeline", "Standard (Standard)")
            .add("Amount", 500 * (1 + roll(number, 20, 100)))
            .add("Closing_Date", closing.toString())
            .add("Account_Name", account)
            .add("Contact_Name", contact);
    if (lead.containsKey("Partner")) {
      deal.add("Partner", lead.get("Partner"));
    }
    return deal;
  }

  static JsonObjectBuilder converted(JsonObject lead, String account, String contact, String deal) {
    return Jsons.copy(lead)
        .add("Lead_Status", "Pre-Qualified")
        .add("Converted__s", true)
        .add("Converted_Date_Time", lead.get("Modified_Time"))
        .add("Converted_Account", account)
        .add("Converted_Contact", contact)
        .add("Converted_Deal", deal)
        .add("Lead_Conversion_Time", 1);
  }
}
