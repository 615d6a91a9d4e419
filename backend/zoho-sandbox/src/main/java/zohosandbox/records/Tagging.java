package zohosandbox.records;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import zohosandbox.metadata.Module;
import zohosandbox.store.Ids;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** Words on records, by which people sort them; at most ten on one. */
final class Tagging {

  private static final int MOST = 10;
  private static final int LONGEST = 25;

  private Tagging() {}

  /** The id of a tag, which is its name's in its module. */
  static String id(String module, String name) {
    return Ids.named("tag " + module + "." + name.toLowerCase(Locale.ROOT));
  }

  /** Puts words on a record, behind those it has or in place of them. */
  static JsonObject add(
      Batch batch, Module module, JsonObject row, List<String> names, boolean overwrite) {
    Map<String, JsonObject> tags = overwrite ? new LinkedHashMap<>() : of(row);
    for (String name : names) {
      if (name.length() > LONGEST) {
        throw ZohoError.invalidData(
            Jsons.object().add("api_name", "name").add("maximum_length", LONGEST).build());
      }
      JsonObject tag =
          Jsons.object()
              .add("name", name)
              .add("id", id(module.apiName(), name))
              .addNull("color_code")
              .build();
      tags.putIfAbsent(tag.getString("id"), tag);
    }
    if (tags.size() > MOST) {
      throw ZohoError.badRequest(
          "LIMIT_EXCEEDED",
          Jsons.object().add("id", row.getString("id")).add("limit", MOST).build(),
          "limit exceeded");
    }
    return keep(batch, module, row, tags);
  }

  /** Takes words off a record. */
  static JsonObject remove(Batch batch, Module module, JsonObject row, List<String> names) {
    Map<String, JsonObject> tags = of(row);
    names.forEach(name -> tags.remove(id(module.apiName(), name)));
    return keep(batch, module, row, tags);
  }

  /** The words on a record. */
  static Map<String, JsonObject> of(JsonObject row) {
    Map<String, JsonObject> tags = new LinkedHashMap<>();
    if (row.get("Tag") instanceof JsonArray all) {
      all.getValuesAs(JsonObject.class).forEach(tag -> tags.put(tag.getString("id"), tag));
    }
    return tags;
  }

  private static JsonObject keep(
      Batch batch, Module module, JsonObject row, Map<String, JsonObject> tags) {
    JsonObject tagged = Jsons.copy(row).add("Tag", Jsons.values(tags.values())).build();
    batch.changes().put(Records.table(module.apiName()), row.getString("id"), tagged);
    return tagged;
  }
}
