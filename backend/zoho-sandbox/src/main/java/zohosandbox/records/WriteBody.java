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

/**
 * The body of a write: up to 100 records, and what the caller says about all of them.
 *
 * @param data the records
 * @param duplicateCheckFields the fields an upsert looks at first
 * @param trigger which automation is to run; absent means all of it
 * @param layoutRules whether fields bite that only the layout makes mandatory
 */
record WriteBody(
    List<JsonValue> data,
    Optional<List<String>> duplicateCheckFields,
    Optional<JsonArray> trigger,
    boolean layoutRules) {

  static final int MOST = 100;
  private static final List<String> TRIGGERS =
      List.of("workflow", "approval", "blueprint", "pathfinder", "orchestration");

  static WriteBody read(byte[] bytes) {
    JsonObject body = Jsons.body(bytes);
    if (!(body.get("data") instanceof JsonArray data)) {
      throw member("MANDATORY_NOT_FOUND", "data", "required field not found");
    }
    if (data.isEmpty()) {
      throw member("INVALID_DATA", "data", "invalid data");
    }
    return new WriteBody(data, duplicateCheckFields(body), trigger(body), layoutRules(body));
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

  private static Optional<JsonArray> trigger(JsonObject body) {
    if (!body.containsKey("trigger")) {
      return Optional.empty();
    }
    if (!(body.get("trigger") instanceof JsonArray words)
        || !words.stream()
            .allMatch(w -> w instanceof JsonString text && TRIGGERS.contains(text.getString()))) {
      throw member("INVALID_DATA", "trigger", "invalid data");
    }
    return Optional.of(words);
  }

  private static boolean layoutRules(JsonObject body) {
    JsonValue features = body.get("apply_feature_execution");
    if (features == null || features == JsonValue.NULL) {
      return false;
    }
    if (!(features instanceof JsonArray all)
        || !all.stream().allMatch(f -> f instanceof JsonObject named && isLayoutRules(named))) {
      throw member("INVALID_DATA", "apply_feature_execution", "invalid data");
    }
    return !all.isEmpty();
  }

  private static boolean isLayoutRules(JsonObject feature) {
    return Jsons.text(feature, "name").filter("layout_rules"::equals).isPresent();
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
