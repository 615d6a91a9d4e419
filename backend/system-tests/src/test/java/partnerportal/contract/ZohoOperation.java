package partnerportal.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One operation of Zoho's files, and what it has against an exchange. */
record ZohoOperation(Template template, JsonNode description, ZohoFiles files) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String REFUSAL =
      ZohoFiles.BASE + "common.json#/components/schemas/API_Exception";

  /** A1: documented parameters that single files lack. */
  private static final Set<String> LACKING =
      Set.of(
          "component",
          "feature_name",
          "layout_id",
          "include",
          "data_type",
          "sort_by",
          "sort_order",
          "page_token",
          "ids");

  List<String> objections(Exchange exchange) {
    var objections = new ArrayList<String>();
    if (!exchange.isWrongOnPurpose()) {
      objections.addAll(query(exchange));
      objections.addAll(request(exchange));
    }
    if (exchange.status().isPresent() && !isPage(exchange.response())) {
      objections.addAll(answer(exchange.status().getAsInt(), exchange.response()));
    }
    return objections;
  }

  /** What is no JSON never came from the API these files describe. */
  private static boolean isPage(JsonNode body) {
    return body.has("content_type") && body.has("bytes");
  }

  private List<String> query(Exchange exchange) {
    var objections = new ArrayList<String>();
    var known = new HashMap<String, JsonNode>();
    for (var each : description.path("parameters")) {
      var parameter = files.resolved(each);
      if (parameter.path("in").asString("").equals("query")) {
        var name = parameter.path("name").asString();
        known.put(name, parameter.path("schema"));
        if (parameter.path("required").asBoolean(false) && !exchange.query().containsKey(name)) {
          objections.add("query: " + name + " is required");
        }
      }
    }
    exchange
        .query()
        .forEach(
            (name, value) -> {
              if (known.containsKey(name)) {
                objections.addAll(
                    validate(known.get(name), typed(known.get(name), value), "query/" + name));
              } else if (!LACKING.contains(name)) {
                objections.add("query: there is no " + name);
              }
            });
    return objections;
  }

  private JsonNode typed(JsonNode schema, String value) {
    var type = files.resolved(schema).path("type").asString("");
    if (type.equals("integer") && value.matches("-?[0-9]{1,19}")) {
      return JSON.numberNode(Long.parseLong(value));
    }
    if (type.equals("boolean") && (value.equals("true") || value.equals("false"))) {
      return JSON.booleanNode(Boolean.parseBoolean(value));
    }
    return JSON.stringNode(value);
  }

  private List<String> request(Exchange exchange) {
    var body = files.resolved(description.path("requestBody"));
    var schema = body.path("content").path("application/json").path("schema");
    return schema.isMissingNode() || isPage(exchange.request())
        ? List.of()
        : validate(schema, exchange.request(), "request");
  }

  private List<String> answer(int status, JsonNode body) {
    var declared = response(status);
    var undeclared = UndeclaredStatus.of(template.text(), status);
    if (!declared.isMissingNode()) {
      return undeclared.isPresent() && undeclared.get().body() == UndeclaredStatus.Body.EITHER
          ? validate(anyOf(content(declared), allDeclared(), refusal()), body, "answer")
          : validate(content(declared), body, "answer");
    }
    if (undeclared.isEmpty()) {
      return List.of("status " + status + " is not declared");
    }
    return switch (undeclared.get().body()) {
      case NONE -> body.isNull() ? List.of() : List.of("answer: there should be none");
      case REFUSAL -> validate(refusal(), body, "answer");
      case AS_DECLARED -> validate(allDeclared(), body, "answer");
      case EITHER -> validate(anyOf(allDeclared(), refusal()), body, "answer");
      case MIXED ->
          rows(body).flatMap(row -> validate(allDeclared(), row, "row").stream()).toList();
    };
  }

  /** The rows of an answer, each in an envelope of its own. */
  private static Stream<JsonNode> rows(JsonNode body) {
    return body.properties().stream()
        .flatMap(
            member ->
                member
                    .getValue()
                    .valueStream()
                    .map(row -> JSON.objectNode().set(member.getKey(), JSON.arrayNode().add(row))));
  }

  private JsonNode response(int status) {
    return files.resolved(description.path("responses").path(Integer.toString(status)));
  }

  private static JsonNode content(JsonNode response) {
    return response.path("content").path("application/json").path("schema");
  }

  /** Anything the operation declares for any status. */
  private JsonNode allDeclared() {
    var all = new ArrayList<JsonNode>();
    for (var each : description.path("responses")) {
      var schema = content(files.resolved(each));
      if (!schema.isMissingNode()) {
        all.add(schema);
      }
    }
    return anyOf(all.toArray(JsonNode[]::new));
  }

  private static JsonNode refusal() {
    return JSON.objectNode().put("$ref", REFUSAL);
  }

  private static JsonNode anyOf(JsonNode... schemas) {
    var either = JSON.objectNode();
    ArrayNode array = either.putArray("anyOf");
    for (var schema : schemas) {
      if (!schema.isMissingNode()) {
        array.add(schema);
      }
    }
    return either;
  }

  private List<String> validate(JsonNode schema, JsonNode value, String what) {
    if (schema.isMissingNode()) {
      return value.isNull() || !what.equals("answer")
          ? List.of()
          : List.of("answer: there should be none");
    }
    return files.schema(schema).validate(value).stream()
        .map(error -> OwnJudge.inWords(what, error))
        .distinct()
        .limit(8)
        .toList();
  }
}
