package zohosandbox.records;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import zohosandbox.metadata.Field;
import zohosandbox.metadata.Module;
import zohosandbox.organization.User;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/**
 * Updates the record that shares a value of a checked field, else makes one. The listed fields are
 * checked in their order, then all other unique ones. Without a list, the field Zoho itself regards
 * as the duplicate check (a lead's e-mail, for example) comes first, so that a stranger's record
 * may be overwritten.
 */
final class Upsert {

  private final Records records;

  Upsert(Records records) {
    this.records = records;
  }

  /** The fields to check, in order. */
  List<Field> checkedFields(Module module, Optional<List<String>> listed) {
    Set<String> names = new LinkedHashSet<>();
    listed.ifPresentOrElse(names::addAll, () -> names.add(module.duplicateField()));
    List<Field> fields = new ArrayList<>();
    for (String name : names) {
      fields.add(
          module.field(name).filter(field -> allowed(module, field)).orElseThrow(() -> bad(name)));
    }
    module.uniqueFields().stream().filter(f -> !names.contains(f.apiName())).forEach(fields::add);
    return fields;
  }

  private static boolean allowed(Module module, Field field) {
    return field.unique() || field.apiName().equals(module.duplicateField());
  }

  private static ZohoError bad(String name) {
    return ZohoError.invalidData(
        Jsons.object()
            .add("api_name", "duplicate_check_fields")
            .add("json_path", "$.duplicate_check_fields")
            .add("value", name)
            .build());
  }

  Outcome run(
      Batch batch,
      Module module,
      List<Field> checked,
      JsonObject sent,
      int index,
      User caller,
      Optional<Instant> unmodifiedSince) {
    for (Field field : checked) {
      Optional<JsonObject> match = match(module, field, sent);
      if (match.isPresent()) {
        JsonObject row =
            records.update(
                batch, module, match.get().getString("id"), sent, index, caller, unmodifiedSince);
        return Outcome.upserted(
            "record updated", records.stamps().of(row, caller), "update", field.apiName());
      }
    }
    JsonObject row = records.insert(batch, module, sent, index, caller);
    return Outcome.upserted("record added", records.stamps().of(row, caller), "insert", null);
  }

  private Optional<JsonObject> match(Module module, Field field, JsonObject sent) {
    return sent.get(field.apiName()) instanceof JsonString value && !value.getString().isBlank()
        ? records.findBy(module, field, value.getString().strip())
        : Optional.empty();
  }
}
