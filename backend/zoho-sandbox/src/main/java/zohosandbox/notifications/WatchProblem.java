package zohosandbox.notifications;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** What Zoho says to a channel it cannot take. */
final class WatchProblem {

  private WatchProblem() {}

  private static JsonObjectBuilder at(String path) {
    String name = path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[[0-9]+]$", "");
    return Jsons.object().add("api_name", name).add("json_path", path);
  }

  static ZohoError notSubscribed(int index) {
    return ZohoError.badRequest(
        "NOT_SUBSCRIBED",
        at("$.watch[%d].channel_id".formatted(index)).build(),
        "Not subscribed for actions-watch of the given channel");
  }

  static ZohoError missing(String path) {
    return ZohoError.badRequest(
        "MANDATORY_NOT_FOUND", at(path).build(), "required field not found");
  }

  static ZohoError wrongType(String path, String expected) {
    return ZohoError.invalidData(at(path).add("expected_data_type", expected).build());
  }

  static ZohoError tooLong(String path, int most) {
    return ZohoError.invalidData(at(path).add("maximum_length", most).build());
  }

  static ZohoError unsupported(String path, List<String> supported) {
    return ZohoError.invalidData(at(path).add("supported_values", Jsons.texts(supported)).build());
  }

  static ZohoError unknown(String path, String value) {
    return ZohoError.invalidData(at(path).add("value", value).build());
  }

  /** One of two members is needed and none is there. */
  static ZohoError oneExpected(String path, List<String> members) {
    return ZohoError.badRequest(
        "EXPECTED_FIELD_MISSING",
        Jsons.object().add("expected_fields", places(path, members)).build(),
        "expected field missing");
  }

  /** Two members say different things. */
  static ZohoError ambiguous(String path, List<String> members) {
    return ZohoError.badRequest(
        "AMBIGUITY_DURING_PROCESSING",
        Jsons.object().add("ambiguity_due_to", places(path, members)).build(),
        "ambiguity while processing the request");
  }

  /** A member makes no sense without another. */
  static ZohoError dependent(String path, String dependee) {
    return ZohoError.badRequest(
        "DEPENDENT_FIELD_MISSING",
        at(path).add("dependee", at(dependee)).build(),
        "dependent field missing");
  }

  private static JsonArray places(String path, List<String> members) {
    JsonArrayBuilder places = Jsons.array();
    for (String member : members) {
      JsonObject place = at(path + "." + member).build();
      places.add(place);
    }
    return places.build();
  }
}
