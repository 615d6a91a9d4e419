package partnerportal.crm;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.stream.Collectors;

/** Says in words an administrator can act on why the CRM refused. */
final class Refusal {

  private static final int MOST_VALUES = 10;

  private Refusal() {}

  /** A sentence with the field, where one is named, and Zoho's code. */
  static String readable(String code, JsonObject details) {
    var field = details.getString("api_name", "");
    var sentence =
        switch (code) {
          case "MANDATORY_NOT_FOUND", "EXPECTED_FIELD_MISSING", "DEPENDENT_FIELD_MISSING" ->
              field.isEmpty()
                  ? "The CRM misses a required field"
                  : "The CRM requires " + field + ", which is empty";
          case "INVALID_DATA", "MAPPING_MISMATCH", "DEPENDENT_MISMATCH" ->
              field.isEmpty()
                  ? "The CRM does not accept a value"
                  : "The CRM does not accept the value of " + field + expected(details);
          case "DUPLICATE_DATA", "MULTIPLE_OR_MULTI_ERRORS" ->
              "The CRM has a record with the same "
                  + (field.isEmpty() ? "unique value" : field)
                  + "; decide there which one stays";
          case "NO_PERMISSION", "AUTHORIZATION_FAILED" ->
              "The portal's CRM user may not do this; check its profile";
          case "OAUTH_SCOPE_MISMATCH" ->
              "The portal's connection lacks a scope; connect the CRM again";
          case "INVALID_MODULE", "INVALID_URL_PATTERN" ->
              "The CRM does not have a module the portal needs; run the set-up again";
          case "RECORD_IN_BLUEPRINT" -> "A blueprint holds the record; move it on in the CRM";
          case "NOT_APPROVED" -> "The record waits for an approval in the CRM";
          case "STORAGE_SPACE_EXCEEDED" -> "The CRM's storage is full";
          case "LIMIT_EXCEEDED", "LICENSE_LIMIT_EXCEEDED" -> "A limit of the CRM is reached";
          default -> "The CRM refused the record";
        };
    return sentence + " (" + (code.isEmpty() ? "no code" : code) + ").";
  }

  /**
   * What Zoho says would have been right; values it would have taken are the CRM's own, not ours.
   */
  private static String expected(JsonObject details) {
    var longest = ZohoRecords.text(details, "maximum_length");
    if (longest != null) return ", which may have " + longest + " characters";
    if (details.get("supported_values") instanceof JsonArray values && !values.isEmpty())
      return ", which may be one of "
          + values.stream().limit(MOST_VALUES).map(Refusal::word).collect(Collectors.joining(", "));
    var type = details.getString("expected_data_type", "");
    return type.isEmpty() ? "" : ", which must be of type " + type;
  }

  private static String word(JsonValue value) {
    return value instanceof JsonString text ? text.getString() : value.toString();
  }
}
