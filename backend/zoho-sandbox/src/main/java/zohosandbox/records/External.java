package zohosandbox.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zohosandbox.metadata.Catalogue;
import zohosandbox.metadata.Field;
import zohosandbox.metadata.Module;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/**
 * The header {@code X-EXTERNAL}: records named by a value of an external field instead of their id,
 * the record itself ({@code Leads.Our_Id}) or the one a lookup points at ({@code
 * Leads.Partner.Their_Id}).
 */
final class External {

  private final Records records;
  private final Module module;
  private final List<Field> own = new ArrayList<>();
  private final Map<String, Target> lookups = new LinkedHashMap<>();

  private record Target(Module module, Field field) {}

  private External(Records records, Module module) {
    this.records = records;
    this.module = module;
  }

  /**
   * Reads the header; without one, records are named by their ids only.
   *
   * @throws ZohoError when it names something that is no external field
   */
  static External read(String header, Module module, Catalogue catalogue, Records records) {
    External external = new External(records, module);
    if (header == null || header.isBlank()) {
      return external;
    }
    for (String path : header.split(",")) {
      String[] names = path.strip().split("\\.");
      if (names.length == 2) {
        external.own.add(field(catalogue.module(names[0]), names[1], path));
      } else if (names.length == 3) {
        Field lookup = module.field(names[1]).filter(Field::isLookup).orElseThrow(() -> bad(path));
        Module target = catalogue.module(lookup.lookup().orElseThrow());
        external.lookups.put(names[1], new Target(target, field(target, names[2], path)));
      } else {
        throw bad(path);
      }
    }
    return external;
  }

  private static Field field(Module module, String name, String path) {
    return module.field(name).filter(Field::external).orElseThrow(() -> bad(path));
  }

  private static ZohoError bad(String path) {
    return ZohoError.invalidData(
        Jsons.object().add("header", "X-EXTERNAL").add("value", path.strip()).build());
  }

  /** The id behind a piece of a path. */
  String id(String fromPath) {
    if (own.isEmpty()) {
      ModuleAccess.requireId(fromPath);
      return fromPath;
    }
    return records.findBy(module, own.get(0), fromPath).map(row -> row.getString("id")).orElse("0");
  }

  /** The id a record of a body names itself by; empty when it says neither id nor value. */
  Optional<String> id(JsonObject sent) {
    if (sent.get("id") instanceof JsonString id) {
      return Optional.of(id.getString());
    }
    return own.stream()
        .filter(field -> sent.get(field.apiName()) instanceof JsonString)
        .findFirst()
        .map(
            field ->
                records
                    .findBy(module, field, sent.getString(field.apiName()))
                    .map(row -> row.getString("id"))
                    .orElse("0"));
  }

  /** The record with ids in all its lookups. */
  JsonObject withIds(JsonObject sent) {
    if (lookups.isEmpty()) {
      return sent;
    }
    JsonObjectBuilder copy = Jsons.copy(sent);
    lookups.forEach(
        (name, target) -> {
          if (sent.get(name) instanceof JsonObject named
              && named.get(target.field().apiName()) instanceof JsonString value) {
            JsonValue id =
                records
                    .findBy(target.module(), target.field(), value.getString())
                    .map(row -> row.get("id"))
                    .orElse(Jsons.text("0"));
            copy.add(name, Jsons.object().add("id", id));
          }
        });
    return copy.build();
  }
}
