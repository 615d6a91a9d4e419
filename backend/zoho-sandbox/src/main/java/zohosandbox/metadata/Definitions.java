package zohosandbox.metadata;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads modules and fields from the form they are written down in, packed or kept. */
final class Definitions {

  private Definitions() {}

  static Module module(JsonObject source, Map<String, Field> fields, Module.Sharing sharing) {
    String displayField = source.getString("display_field", "Name");
    return new Module(
        source.getString("api_name"),
        source.getString("singular_label"),
        source.getString("plural_label"),
        source.getBoolean("custom", false),
        displayField,
        source.getString("duplicate_field", displayField),
        fields,
        sharing);
  }

  static Field field(JsonObject source, boolean custom) {
    String type = source.getString("data_type");
    Optional<JsonObject> lookup = Optional.ofNullable(source.getJsonObject("lookup"));
    return new Field(
        source.getString("api_name"),
        source.getString("field_label"),
        type,
        source.getInt("length", usualLength(type)),
        source.getBoolean("required", false),
        source.getBoolean("layout_required", false),
        isSet(source, "unique"),
        isSet(source, "external"),
        source.getBoolean("read_only", false),
        custom,
        lookup.map(l -> l.getString("module")),
        lookup.map(l -> l.getString("display_label", "")).orElse(""),
        choices(source),
        source);
  }

  private static boolean isSet(JsonObject source, String member) {
    JsonValue value = source.get(member);
    return value != null && value != JsonValue.FALSE && value != JsonValue.NULL;
  }

  private static List<Choice> choices(JsonObject source) {
    return source.containsKey("pick_list_values")
        ? source.getJsonArray("pick_list_values").stream().map(Definitions::choice).toList()
        : List.of();
  }

  private static Choice choice(JsonValue value) {
    if (value instanceof JsonObject both) {
      String actual = both.getString("actual_value");
      return new Choice(actual, both.getString("display_value", actual));
    }
    String word = ((JsonString) value).getString();
    return new Choice(word, word);
  }

  /** The longest value of a type when nothing is said of it. */
  static int usualLength(String type) {
    return switch (type) {
      case "textarea" -> 2000;
      case "email" -> 100;
      case "phone" -> 30;
      case "website" -> 450;
      case "picklist", "multiselectpicklist" -> 120;
      case "integer" -> 9;
      case "bigint" -> 18;
      case "currency", "double" -> 16;
      case "percent" -> 5;
      default -> 255;
    };
  }
}
