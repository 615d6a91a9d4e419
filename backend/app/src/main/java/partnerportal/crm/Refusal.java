package partnerportal.crm;

import jakarta.json.JsonObject;

/** Says in words an administrator can act on why the CRM refused. */
final class Refusal {

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
                  : "The CRM does not accept the value of " + field;
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
          default -> "The CRM refused the record";
        };
    return sentence + " (" + (code.isEmpty() ? "no code" : code) + ").";
  }
}
