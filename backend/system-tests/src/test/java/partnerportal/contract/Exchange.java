package partnerportal.contract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call and its answer as a sandbox wrote them down. Forms are read as objects; of bodies that are
 * no JSON there is only {@code content_type} and {@code bytes}; no body is JSON's null.
 *
 * @param place file and line
 * @param by {@code screen} for people in the CRM, {@code sdk} for the drive of Zoho's SDK, else
 *     {@code program}
 * @param status empty when no whole answer arrived
 */
record Exchange(
    String place,
    String by,
    String method,
    String path,
    Map<String, String> query,
    JsonNode request,
    OptionalInt status,
    JsonNode response) {

  /** Who asks in a file of this name. */
  static final String SDK = "sdk";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static Exchange read(String place, JsonNode line) {
    return read(place, line, "program");
  }

  static Exchange read(String place, JsonNode line, String program) {
    return new Exchange(
        place,
        line.path("by").asString(program),
        line.path("method").asString(),
        line.path("path").asString(),
        pairs(line.path("query").asString("")),
        body(line, "request"),
        line.has("status") ? OptionalInt.of(line.path("status").asInt()) : OptionalInt.empty(),
        body(line, "response"));
  }

  private static JsonNode body(JsonNode line, String name) {
    var type = line.path(name + "_type").asString("");
    var body = line.path(name);
    if (line.has(name + "_bytes")) {
      return JSON.objectNode()
          .put("content_type", type)
          .put("bytes", line.path(name + "_bytes").asInt());
    }
    if (body.isMissingNode()) {
      return JSON.nullNode();
    }
    return switch (type) {
      case "application/x-www-form-urlencoded" -> object(pairs(body.asString()));
      case "multipart/form-data" -> parts(body);
      default -> body;
    };
  }

  private static ObjectNode parts(JsonNode names) {
    var object = JSON.objectNode();
    names.forEach(name -> object.put(name.asString(), ""));
    return object;
  }

  private static Map<String, String> pairs(String text) {
    var pairs = new LinkedHashMap<String, String>();
    Stream.of(text.split("&"))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> pairs.put(decoded(pair[0]), pair.length > 1 ? decoded(pair[1]) : ""));
    return pairs;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static ObjectNode object(Map<String, String> pairs) {
    var object = JSON.objectNode();
    pairs.forEach(object::put);
    return object;
  }

  /** The SDK's drive asks for refusals too; of such an exchange only the answer can be right. */
  boolean isWrongOnPurpose() {
    return by.equals(SDK) && status.orElse(0) >= 400;
  }

  /** The query parameters as a JSON object of texts. */
  ObjectNode queryObject() {
    return object(query);
  }

  /** In words, without bodies. */
  String words() {
    return "%s %s%s → %s (%s, by %s)"
        .formatted(
            method,
            path,
            query.isEmpty() ? "" : "?" + String.join("&", query.keySet()),
            status.isPresent() ? status.getAsInt() : "no answer",
            place,
            by);
  }
}
