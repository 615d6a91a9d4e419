package partnerportal.contract;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One place in Zoho's files that contradicts Zoho's documentation, its samples, or itself.
 *
 * @param id what it is called in messages and in the README
 * @param file the file
 * @param pointer to the object that is changed
 * @param change what is done to it
 * @param why the reason
 */
record Correction(String id, String file, String pointer, Consumer<ObjectNode> change, String why) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String SCHEMAS = "/components/schemas/";

  static final List<Correction> TABLE =
      List.of(
          at(
              "N1",
              "notifications",
              "Notification/properties/notify_url",
              without("pattern"),
              "the pattern refuses every real address, even the one in Zoho's sample"),
          at(
              "N2",
              "notifications",
              "Notification/properties/channel_id",
              types("string", "integer"),
              "typed object; every sample has a text or a number"),
          at(
              "N3",
              "notifications",
              "Notification/properties/fields",
              types("object", "array", "null"),
              "typed object; newer samples have an array"),
          at(
              "N4",
              "notifications",
              "event",
              optional("notification_condition"),
              "optional in the request and absent in the sample answer"),
          at(
              "N5",
              "notifications",
              "Criteria",
              without("required"),
              "a group in a group in a group: no finite document has all of them"),
          at(
              "N6",
              "notifications",
              "Criteria/properties/value",
              without("type"),
              "values are scalars"),
          at(
              "N7",
              "notifications",
              "Notification/properties/_delete_events",
              without("enum"),
              "reading a channel shows none"),
          at(
              "L1",
              "convert_lead",
              "Successful_Convert/properties",
              nullable("Deals"),
              "null when no deal was asked for"),
          at(
              "L2",
              "convert_lead",
              "Successful_Convert/properties",
              nullable("Accounts"),
              "null for a lead without a company"),
          new Correction(
              "L3",
              "convert_lead.json",
              "/paths/~1crm~1v8~1Leads~1{lead_id}~1actions~1convert/post/requestBody/content/application~1json",
              Correction::describeConversion,
              "the request has no schema although the file defines one"),
          at(
              "L4",
              "convert_lead",
              "Lead_Converter",
              without("required"),
              "all members are optional"),
          at(
              "R1",
              "record",
              "API_Exception/properties/message",
              without("enum"),
              "the list of messages contradicts the documentation"),
          at(
              "R2",
              "record",
              "API_Exception/properties/details/properties/maximum_length",
              types("string", "integer"),
              "a number everywhere else"),
          at(
              "R3",
              "record",
              "Success_Response/properties/duplicate_field",
              types("string", "null"),
              "null when a record was inserted"),
          at(
              "R4",
              "record",
              "Info/properties/next_page_token",
              types("string", "null"),
              "null on the last page"),
          at(
              "R5",
              "record",
              "Info/properties/previous_page_token",
              types("string", "null"),
              "null on the first page"),
          at(
              "R6",
              "record",
              "Info/properties/page_token_expiry",
              types("string", "null"),
              "null where there is no token"),
          at(
              "R7",
              "record",
              "Deleted_Record/properties",
              nullable("deleted_by"),
              "null for records deleted for good"),
          at("R8", "record", "Deleted_Record/properties", nullable("created_by"), "as R7"),
          at(
              "R9",
              "record",
              "Deleted_Record/properties/display_name",
              types("string", "null"),
              "as R7"),
          at(
              "R10",
              "record",
              "API_Exception/properties/code",
              Correction::addNewerCodes,
              "codes of the newer files are missing"),
          at(
              "R11",
              "record",
              "Record/properties",
              nullable("Created_By", "Modified_By", "Tag"),
              "null where nobody may see it"),
          at(
              "Q2",
              "coql",
              "Response_Wrapper/properties/data/items",
              Correction::anyObject,
              "rows have the columns asked for; lookups and people carry the id alone"),
          at(
              "Q1",
              "coql",
              "Query_Exception/properties/message",
              without("enum"),
              "the list of messages contradicts the newer files"),
          at(
              "P1",
              "users",
              "users/properties/last_name",
              without("pattern"),
              "made from one sample"),
          at("P2", "users", "users/properties/website", without("pattern"), "made from one sample"),
          at("P3", "users", "users/properties/email", without("pattern"), "made from one sample"),
          at(
              "P4",
              "users",
              "users/properties/first_name",
              without("pattern"),
              "made from one sample"),
          new Correction(
              "P5",
              "users.json",
              "/components/parameters/type/schema",
              without("enum"),
              "lacks AllUsers, AdminUsers and others of the documentation"),
          at(
              "U1",
              "users",
              "users/properties/time_zone",
              types("string", "null"),
              "a text such as Asia/Kolkata in every sample"),
          at(
              "U2",
              "org",
              "Org/properties/type",
              without("enum"),
              "lower case in the documentation"),
          new Correction(
              "A2",
              "fields.json",
              "/components/schemas",
              Correction::loosenFields,
              "several members are typed as objects that are arrays or texts, and what does not apply to a field is null"),
          at(
              "A8",
              "fields",
              "auto_number",
              without("required"),
              "empty for a field that counts nothing"),
          at(
              "A15",
              "fields",
              "wrapper/properties/fields/items",
              Correction::anyObject,
              "a request names what changes; the file asks for all an answer has, an id for a new value among it"),
          at("A3", "users", "Response_Wrapper", optional("info"), "one user comes without it"),
          at(
              "A4",
              "notes",
              "Note",
              without("required"),
              "fields= decides what is there, and requests have little of it"),
          at(
              "A5",
              "notes",
              "Success_Response/properties/details",
              without("required"),
              "a deletion tells the id alone"),
          new Correction(
              "A6",
              "notes.json",
              "/components/parameters/ids",
              node -> node.put("required", false),
              "optional in the documentation"),
          new Correction(
              "A9",
              "attachments.json",
              "/components/parameters/ids",
              node -> node.put("required", false),
              "as A6"),
          new Correction(
              "A10",
              "attachments.json",
              "/components/parameters/attachmentUrl",
              node -> node.put("required", false),
              "a file is attached either as a part of the body or by its address"),
          at(
              "A11",
              "notes",
              "Note/properties",
              nullable("Note_Title", "$attachments", "$size"),
              "null in the samples: a note without a title, a file, a recording"),
          at(
              "A12",
              "notes",
              "Info/properties",
              nullable("next_page_token", "previous_page_token", "page_token_expiry"),
              "as R4, R5 and R6"),
          at(
              "A13",
              "notes",
              "Parent_Id/properties/module",
              Correction::namedModule,
              "the sample of a creation names the module by its api_name alone"),
          new Correction(
              "A14",
              "layouts.json",
              "/components/schemas",
              Correction::loosenLayouts,
              "as A2; a conversion is mapped in one module only; nothing is being deleted"),
          at(
              "B1",
              "blueprint",
              "Process_Info/properties",
              Correction::correctProcess,
              "an id is a text, as everywhere; null in the sample where there is no escalation"),
          at(
              "B2",
              "blueprint",
              "current_picklist/properties",
              nullable("colour_code"),
              "null for a value without a colour, as in the fields"),
          at(
              "B3",
              "blueprint",
              "Transition/properties",
              Correction::correctTransition,
              "an id is a text, as everywhere; only automatic transitions have a time"),
          at(
              "B4",
              "blueprint",
              "Blue_Print",
              without("required"),
              "the request has transition_id and data, the answer process_info and transitions"),
          new Correction(
              "B5",
              "blueprint.json",
              "/components/schemas",
              Correction::loosenAsked,
              "as A2 and A8"));

  private static Correction at(
      String id, String file, String schema, Consumer<ObjectNode> change, String why) {
    return new Correction(id, file + ".json", SCHEMAS + schema, change, why);
  }

  /**
   * Changes its place.
   *
   * @throws IllegalStateException when there is no such place: other files than it was made for
   */
  void apply(Map<String, ObjectNode> documents) {
    var document = documents.get(file);
    if (document == null || !(document.at(pointer) instanceof ObjectNode place)) {
      throw new IllegalStateException(
          "correction %s finds no %s in %s of Zoho's files".formatted(id, pointer, file));
    }
    change.accept(place);
  }

  private static Consumer<ObjectNode> without(String word) {
    return schema -> schema.remove(word);
  }

  private static Consumer<ObjectNode> types(String... names) {
    return schema -> {
      schema.remove(List.of("enum", "properties", "$ref", "required"));
      schema.set("type", texts(names));
    };
  }

  private static void anyObject(ObjectNode schema) {
    schema.removeAll();
    schema.put("type", "object");
  }

  private static Consumer<ObjectNode> optional(String name) {
    return schema -> {
      var left = JSON.arrayNode();
      schema.path("required").forEach(each -> addUnless(left, each, name));
      schema.set("required", left);
    };
  }

  private static void addUnless(ArrayNode left, JsonNode each, String name) {
    if (!each.asString().equals(name)) {
      left.add(each);
    }
  }

  private static Consumer<ObjectNode> nullable(String... names) {
    return properties ->
        Stream.of(names)
            .forEach(
                name -> {
                  var either = JSON.objectNode();
                  either
                      .putArray("anyOf")
                      .add(properties.get(name))
                      .add(JSON.objectNode().put("type", "null"));
                  properties.set(name, either);
                });
  }

  private static ArrayNode texts(String... texts) {
    var array = JSON.arrayNode();
    Stream.of(texts).forEach(array::add);
    return array;
  }

  private static void describeConversion(ObjectNode content) {
    var schema = JSON.objectNode().put("type", "object");
    schema.set("required", texts("data"));
    schema
        .putObject("properties")
        .putObject("data")
        .put("type", "array")
        .putObject("items")
        .put("$ref", ZohoFiles.BASE + "convert_lead.json#" + SCHEMAS + "Lead_Converter");
    content.set("schema", schema);
  }

  private static void addNewerCodes(ObjectNode code) {
    Stream.of(
            "TOKEN_BOUND_DATA_MISMATCH",
            "DISCRETE_PAGINATION_LIMIT_EXCEEDED",
            "PAGINATION_LIMIT_EXCEEDED",
            "EXPIRED_VALUE",
            "AUTHORIZATION_FAILED",
            "UNABLE_TO_PARSE_DATA_TYPE",
            "DEPENDENT_MISMATCH",
            "ALREADY_MODIFIED",
            "TOO_MANY_REQUESTS",
            "EXPECTED_PARAM_MISSING")
        .forEach(((ArrayNode) code.get("enum"))::add);
  }

  private static void loosenFields(ObjectNode schemas) {
    schemas
        .properties()
        .forEach(
            schema -> {
              if (!schema.getValue().path("properties").has("code")) {
                loosen(schema.getValue());
              }
            });
    allNullable((ObjectNode) schemas.at("/fields/properties"));
  }

  private static void loosenAsked(ObjectNode schemas) {
    loosenMembers((ObjectNode) schemas.get("Field"));
    Stream.of("Currency", "Lookup_And_Subform", "Multi_Select_Lookup", "Formula", "Auto_Number")
        .map(name -> (ObjectNode) schemas.get(name))
        .forEach(without("required"));
  }

  private static void loosenMembers(ObjectNode schema) {
    schema.path("properties").forEach(Correction::loosen);
    allNullable((ObjectNode) schema.get("properties"));
  }

  private static void allNullable(ObjectNode members) {
    nullable(members.propertyNames().toArray(String[]::new)).accept(members);
  }

  private static void loosenLayouts(ObjectNode schemas) {
    var field = (ObjectNode) schemas.get("fields");
    loosenMembers(field);
    Stream.of(field, (ObjectNode) schemas.get("sections")).forEach(optional("_delete"));
    nullable("properties").accept((ObjectNode) schemas.at("/sections/properties"));
    nullable("convert_mapping").accept((ObjectNode) schemas.at("/layouts/properties"));
  }

  private static void namedModule(ObjectNode module) {
    module.removeAll();
    module.put("type", "object");
    module.set("required", texts("api_name"));
  }

  private static void correctProcess(ObjectNode members) {
    members.set("field_id", JSON.objectNode().put("type", "string"));
    nullable("escalation").accept(members);
  }

  private static void correctTransition(ObjectNode members) {
    members.set("id", JSON.objectNode().put("type", "string"));
    nullable("execution_time").accept(members);
  }

  private static void loosen(JsonNode node) {
    if (node instanceof ObjectNode object) {
      var type = object.path("type");
      if (type.isArray() || Stream.of("object", "array").anyMatch(type.asString("")::equals)) {
        object.remove("type");
      }
      if (object.path("enum").isArray()) {
        object.remove("enum");
      }
    }
    node.forEach(Correction::loosen);
  }
}
