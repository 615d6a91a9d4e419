package zohosandbox.metadata;

import jakarta.json.JsonObjectBuilder;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** What Zoho says to modules and fields it does not want to make. */
final class Refusals {

  private Refusals() {}

  static ZohoError missing(String name, String path) {
    return ZohoError.badRequest(
        "MANDATORY_NOT_FOUND", at(name, path).build(), "required field not found");
  }

  static ZohoError invalid(String name, String path) {
    return ZohoError.invalidData(at(name, path).build());
  }

  static ZohoError tooLong(String name, String path, int most) {
    return ZohoError.invalidData(at(name, path).add("maximum_length", most).build());
  }

  static ZohoError duplicate(String name, String path) {
    return ZohoError.badRequest("DUPLICATE_DATA", at(name, path).build(), "duplicate data");
  }

  static ZohoError reserved(String name, String path) {
    return ZohoError.badRequest(
        "RESERVED_KEYWORD_NOT_ALLOWED", at(name, path).build(), "reserved keyword not allowed");
  }

  static ZohoError limit(String name, String path, int limit) {
    return ZohoError.badRequest(
        "LIMIT_EXCEEDED", at(name, path).add("limit", limit).build(), "limit exceeded");
  }

  static ZohoError dependentMissing(
      String name, String path, String dependee, String dependeePath) {
    return ZohoError.badRequest(
        "DEPENDENT_FIELD_MISSING",
        at(name, path).add("dependee", at(dependee, dependeePath)).build(),
        "dependent field missing");
  }

  static ZohoError dependentMismatch(
      String name, String path, String dependee, String dependeePath) {
    return ZohoError.badRequest(
        "DEPENDENT_MISMATCH",
        at(name, path).add("dependee", at(dependee, dependeePath)).build(),
        "dependent field mismatch");
  }

  private static JsonObjectBuilder at(String name, String path) {
    return Jsons.object().add("api_name", name).add("json_path", path);
  }
}
