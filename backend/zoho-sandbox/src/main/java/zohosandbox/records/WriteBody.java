package zohosandbox.records;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** The body of a write: up to 100 records, and what the caller says about all of them. */
record WriteBody(List<JsonValue> data, Optional<List<String>> duplicateCheckFields) {

  static final int MOST = 100;

  static WriteBody read(byte[] bytes) {
    JsonObject body = Jsons.body(bytes);
    if (!(body.get("data") instanceof JsonArray data)) {
      throw member("MANDATORY_NOT_FOUND", "data", "required field not found");
    }
    if (data.isEmpty()) {
      throw member("INVALID_DATA", "data", "invalid data");
    }
    if (body.containsKey("trigger") && !(body.get("trigger") instanceof JsonArray)) {
      throw member("INVALID_DATA", "trigger", "invalid data");
    }
    return new WriteBody(data, duplicateCheckFields(body));
  }

  private static Optional<List<String>> duplicateCheckFields(JsonObject body) {
    JsonValue fields = body.get("duplicate_check_fields");
    if (fields == null || fields == JsonValue.NULL) {
      return Optional.empty();
    }
    if (!(fields instanceof JsonArray names)
        || !names.stream().allMatch(name -> name instanceof JsonString)) {
      throw member("INVALID_DATA", "duplicate_check_fields", "invalid data");
    }
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(names.getValuesAs(JsonString::getString));
  }

  private static ZohoError member(String code, String name, String message) {
    return ZohoError.badRequest(
        code, Jsons.object().add("api_name", name).add("json_path", "$." + name).build(), message);
  }

  boolean tooMany() {
    return data.size() > MOST;
  }

  static Response refusedAsTooMany() {
    JsonObject error =
        ZohoError.badRequest(
                "LIMIT_EXCEEDED",
                Jsons.object().add("maximum_length", MOST).add("api_name", "data").build(),
                "count of records in your request exceeds the limit")
            .body();
    return Response.status(400)
        .entity(Jsons.object().add("data", Jsons.array().add(error)).build())
        .build();
  }
}
