package partnerportal.chaos;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** What of a lead both sides have; the portal's name and the CRM's. */
enum Cell {
  FIRST_NAME("first_name", "First_Name"),
  LAST_NAME("last_name", "Last_Name"),
  COMPANY("company", "Company"),
  EMAIL("email", "Email"),
  PHONE("phone", "Phone"),
  COUNTRY("country", "Country"),
  NEED("need", "Description"),
  STATUS("status", "Lead_Status");

  private final String portal;
  private final String crm;

  Cell(String portal, String crm) {
    this.portal = portal;
    this.crm = crm;
  }

  String portal() {
    return portal;
  }

  String crm() {
    return crm;
  }

  /** The cells people edit, on either side. */
  static List<Cell> edited() {
    return List.of(FIRST_NAME, LAST_NAME, COMPANY, PHONE, COUNTRY, NEED);
  }

  /** Its value in a lead of the portal's API; empty when there is none. */
  String inPortal(JsonObject lead) {
    return this == STATUS ? text(lead.getJsonObject("status"), "value") : text(lead, portal);
  }

  /** Its value in a record of the CRM; empty when there is none. */
  String inCrm(JsonObject record) {
    var text = text(record, crm);
    return this == STATUS && text.equals("-None-") ? "" : text;
  }

  static String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text ? text.getString() : "";
  }

  /** The form in which two values are the same. */
  String canonical(String value) {
    var text = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
    return switch (this) {
      case EMAIL -> text.toLowerCase(Locale.ROOT);
      case PHONE -> text.replaceAll("[^0-9+]", "");
      default -> text;
    };
  }
}
