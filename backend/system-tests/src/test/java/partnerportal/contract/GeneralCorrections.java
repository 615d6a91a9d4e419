package partnerportal.contract;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What has to be mended in all of Zoho's files before a validator can use them.
 *
 * <ul>
 *   <li>C1: references point at another server; they are led to the files at hand.
 *   <li>C2: the alternatives of a {@code oneOf} overlap, so that a right answer fits two of them;
 *       any will do.
 *   <li>C3: {@code nullable} is no word of JSON Schema, and enums that may be null lack it.
 *   <li>C4: answers require none of their members, so that {@code {}} would be right; {@code code},
 *       {@code status}, {@code message} and {@code details} are required together, and {@code data}
 *       where it is what an answer is made of.
 * </ul>
 */
final class GeneralCorrections {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String ELSEWHERE =
      "https://raw.githubusercontent.com/Zohocorp-Pvt-Ltd/crm-oas/refs/heads/main/v8.0/";
  private static final List<String> ENVELOPE = List.of("code", "status", "message", "details");
  private static final Set<String> REQUESTS = Set.of("requestBody", "requestBodies");

  private GeneralCorrections() {}

  static void apply(String file, ObjectNode document) {
    mend(file, document);
  }

  private static void mend(String file, JsonNode node) {
    if (node instanceof ObjectNode object) {
      leadHome(file, object);
      anyOfThem(object);
      mayBeNull(object);
      requireEnvelope(object);
      object
          .properties()
          .forEach(
              member -> {
                if (!REQUESTS.contains(member.getKey())) {
                  mend(file, member.getValue());
                } else {
                  mendRequest(file, member.getValue());
                }
              });
    } else {
      node.forEach(element -> mend(file, element));
    }
  }

  private static void mendRequest(String file, JsonNode node) {
    if (node instanceof ObjectNode object) {
      leadHome(file, object);
      anyOfThem(object);
      mayBeNull(object);
    }
    node.forEach(element -> mendRequest(file, element));
  }

  private static void leadHome(String file, ObjectNode object) {
    if (object.path("$ref").isString()) {
      var reference = object.path("$ref").asString();
      object.put(
          "$ref",
          reference.startsWith("#")
              ? ZohoFiles.BASE + file + reference
              : reference.replace(ELSEWHERE, ZohoFiles.BASE));
    }
  }

  private static void anyOfThem(ObjectNode object) {
    if (object.path("oneOf").isArray()) {
      object.set("anyOf", object.remove("oneOf"));
    }
  }

  private static void mayBeNull(ObjectNode object) {
    if (!object.path("nullable").asBoolean(false)) {
      return;
    }
    object.remove("nullable");
    if (object.path("type").isString()) {
      object.set("type", JSON.arrayNode().add(object.path("type").asString()).add("null"));
    }
    if (object.path("enum") instanceof ArrayNode values) {
      values.addNull();
    }
  }

  private static void requireEnvelope(ObjectNode object) {
    var members = object.path("properties");
    if (ENVELOPE.stream().allMatch(members::has)) {
      ENVELOPE.forEach(name -> require(object, name));
    } else if (members.path("data").path("type").asString("").equals("array")
        && !members.has("trigger")) {
      require(object, "data");
    }
  }

  static void require(ObjectNode object, String name) {
    if (!(object.path("required") instanceof ArrayNode)) {
      object.putArray("required");
    }
    var required = (ArrayNode) object.get("required");
    for (var present : required) {
      if (present.asString().equals(name)) {
        return;
      }
    }
    required.add(name);
  }
}
