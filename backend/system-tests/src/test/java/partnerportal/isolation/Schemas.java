package partnerportal.isolation;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the API description says bodies look like, and whether an answer does. */
final class Schemas {

  private static final String PREFIX = "#/components/schemas/";

  private final JsonObject all =
      Operation.description().getJsonObject("components").getJsonObject("schemas");

  /** A schema itself, where another stands that only points to it. */
  JsonObject resolved(JsonObject schema) {
    if (schema.containsKey("$ref"))
      return resolved(all.getJsonObject(schema.getString("$ref").substring(PREFIX.length())));
    if (schema.containsKey("allOf")) return resolved(schema.getJsonArray("allOf").getJsonObject(0));
    return schema;
  }

  /** The members of an object; none when it is open. */
  JsonObject members(JsonObject schema) {
    var members = resolved(schema).getJsonObject("properties");
    return members == null ? JsonValue.EMPTY_JSON_OBJECT : members;
  }

  /** What is sent to an operation as JSON; empty when it takes anything. */
  JsonObject ofBody(Operation operation) {
    return content(operation.said().getJsonObject("requestBody"));
  }

  /** Whether an operation answers with an image. */
  static boolean answersImage(Operation operation, int status) {
    var answer = operation.said().getJsonObject("responses").getJsonObject("" + status);
    return answer != null
        && answer.containsKey("content")
        && answer.getJsonObject("content").containsKey("image/png");
  }

  /** Whether an image is sent to an operation. */
  static boolean takesImage(Operation operation) {
    var body = operation.said().getJsonObject("requestBody");
    return body != null && body.getJsonObject("content").containsKey("image/png");
  }

  /** What an operation answers with this status; null when that is not said. */
  JsonObject ofAnswer(Operation operation, int status) {
    var answers = operation.said().getJsonObject("responses");
    var answer = answers.getJsonObject(Integer.toString(status));
    return answer == null || !answer.containsKey("content") ? null : content(answer);
  }

  /** Whether that answer is JSON, or nothing. */
  static boolean json(Operation operation, int status) {
    var types = types(operation, status);
    return types.isEmpty() || types.contains("application/json");
  }

  /** The types of body it answers with this status. */
  static Set<String> types(Operation operation, int status) {
    var answer =
        operation.said().getJsonObject("responses").getJsonObject(Integer.toString(status));
    return answer == null || !answer.containsKey("content")
        ? Set.of()
        : answer.getJsonObject("content").keySet();
  }

  private static JsonObject content(JsonObject place) {
    var json = place.getJsonObject("content").getJsonObject("application/json");
    var schema = json == null ? null : json.getJsonObject("schema");
    return schema == null ? JsonValue.EMPTY_JSON_OBJECT : schema;
  }

  /** What about a value is not as its schema says: a member that misses, or that nobody told of. */
  List<String> faults(JsonObject schema, JsonValue value, String at) {
    var known = resolved(schema);
    if (value == JsonValue.NULL)
      return schema.getBoolean("nullable", false) || known.isEmpty()
          ? List.of()
          : List.of(at + " is null");
    if (value instanceof JsonObject object) return ofObject(known, object, at);
    if (value instanceof JsonArray list) return ofList(known, list, at);
    if (value instanceof JsonString text && known.containsKey("enum"))
      return known.getJsonArray("enum").contains(Json.createValue(text.getString()))
          ? List.of()
          : List.of(at + " is the unknown word " + text);
    return ofType(known, typeOf(value), at);
  }

  private List<String> ofObject(JsonObject known, JsonObject object, String at) {
    if (!known.containsKey("properties")) return ofType(known, "object", at);
    var faults = new ArrayList<String>();
    var members = known.getJsonObject("properties");
    if (known.containsKey("required"))
      for (var name : known.getJsonArray("required").getValuesAs(JsonString::getString))
        if (!object.containsKey(name)) faults.add(at + "/" + name + " is missing");
    object.forEach(
        (name, value) -> {
          if (members.containsKey(name))
            faults.addAll(faults(members.getJsonObject(name), value, at + "/" + name));
          else faults.add(at + "/" + name + " is not declared");
        });
    return faults;
  }

  private List<String> ofList(JsonObject known, JsonArray list, String at) {
    if (!known.containsKey("items")) return ofType(known, "array", at);
    var faults = new ArrayList<String>();
    for (var item : list) faults.addAll(faults(known.getJsonObject("items"), item, at + "/-"));
    return faults;
  }

  private static List<String> ofType(JsonObject known, String type, String at) {
    var declared = known.getString("type", type);
    var fits = declared.equals(type) || Set.of(declared, type).equals(Set.of("integer", "number"));
    return fits ? List.of() : List.of(at + " is " + type + ", not " + declared);
  }

  private static String typeOf(JsonValue value) {
    return switch (value.getValueType()) {
      case STRING -> "string";
      case NUMBER -> "number";
      case TRUE, FALSE -> "boolean";
      default -> throw new IllegalArgumentException(value.toString());
    };
  }
}
