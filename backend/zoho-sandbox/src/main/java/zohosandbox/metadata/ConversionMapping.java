package zohosandbox.metadata;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The organisation's lead conversion mapping: which field of a lead becomes which one of the
 * account, the contact and the deal it is turned into.
 */
public final class ConversionMapping {

  /** What a lead can become. */
  public static final List<String> TARGETS = List.of("Accounts", "Contacts", "Deals");

  private static final Map<String, Map<String, String>> FIELDS =
      Map.of(
          "Accounts",
          Map.of(
              "Company", "Account_Name",
              "Phone", "Phone",
              "Website", "Website",
              "Industry", "Industry",
              "Annual_Revenue", "Annual_Revenue",
              "No_of_Employees", "Employees"),
          "Contacts",
          Map.of(
              "First_Name", "First_Name",
              "Last_Name", "Last_Name",
              "Email", "Email",
              "Phone", "Phone",
              "Mobile", "Mobile",
              "Lead_Source", "Lead_Source",
              "Description", "Description"),
          "Deals",
          Map.of(
              "Lead_Source", "Lead_Source",
              "Partner", "Partner",
              "Portal_Lead_Id", "Portal_Lead_Id"));

  private ConversionMapping() {}

  /** The field of a module that takes a lead's field. */
  public static Optional<String> of(String module, String leadField) {
    return Optional.ofNullable(FIELDS.get(module).get(leadField));
  }

  /** The lead's fields a module takes, and what they are called there. */
  public static Map<String, String> to(String module) {
    return FIELDS.get(module);
  }
}
