package zohosandbox.records;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import zohosandbox.wire.Jsons;

/** Adds chosen values to those that are there, for the fields {@code $append_values} names. */
final class AppendedValues {

  private AppendedValues() {}

  static void add(JsonObject before, JsonObject sent, Map<String, JsonValue> values) {
    if (!(sent.get("$append_values") instanceof JsonObject wishes)) {
      return;
    }
    for (String name : wishes.keySet()) {
      if (wishes.get(name) == JsonValue.TRUE
          && before.get(name) instanceof JsonArray old
          && values.get(name) instanceof JsonArray added) {
        Set<JsonValue> all = new LinkedHashSet<>(old);
        all.addAll(added);
        values.put(name, Jsons.values(all));
      }
    }
  }
}
