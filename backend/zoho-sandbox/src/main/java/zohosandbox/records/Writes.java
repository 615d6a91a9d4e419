package zohosandbox.records;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import zohosandbox.metadata.Field;
import zohosandbox.metadata.Module;
import zohosandbox.organization.User;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** Batches of inserts, updates, upserts and deletions, as the paths of a module take them. */
final class Writes {

  private final Records records;
  private final Upsert upsert;
  private final Triggers triggers;

  Writes(Records records, Triggers triggers) {
    this.records = records;
    this.upsert = new Upsert(records);
    this.triggers = triggers;
  }

  Response insert(Module module, External external, byte[] bytes, User caller) {
    WriteBody body = WriteBody.read(bytes);
    if (body.tooMany()) {
      return WriteBody.refusedAsTooMany();
    }
    triggers.record(module.apiName(), "create", body.trigger());
    return Outcome.answer(
        201,
        records.batch(
            body.data(),
            (batch, sent, index) -> {
              JsonObject complete = prepared(module, body, external, sent, index);
              JsonObject row = records.insert(batch, module, complete, index, caller);
              return Outcome.success("record added", records.stamps().ofNew(row, caller));
            }));
  }

  private static JsonObject prepared(
      Module module, WriteBody body, External external, JsonObject sent, int index) {
    if (body.layoutRules()) {
      RecordRules.requireByLayout(module, sent, index);
    }
    return external.withIds(sent);
  }

  Response upsert(
      Module module,
      External external,
      byte[] bytes,
      Optional<Instant> unmodifiedSince,
      User caller) {
    WriteBody body = WriteBody.read(bytes);
    if (body.tooMany()) {
      return WriteBody.refusedAsTooMany();
    }
    List<Field> checked = upsert.checkedFields(module, body.duplicateCheckFields());
    triggers.record(module.apiName(), "upsert", body.trigger());
    return Outcome.answer(
        200,
        records.batch(
            body.data(),
            (batch, sent, index) ->
                upsert.run(
                    batch,
                    module,
                    checked,
                    prepared(module, body, external, sent, index),
                    index,
                    caller,
                    unmodifiedSince)));
  }

  Response update(
      Module module,
      Optional<String> pathId,
      External external,
      byte[] bytes,
      Optional<Instant> unmodifiedSince,
      User caller) {
    WriteBody body = WriteBody.read(bytes);
    if (body.tooMany()) {
      return WriteBody.refusedAsTooMany();
    }
    triggers.record(module.apiName(), "edit", body.trigger());
    List<JsonValue> data = pathId.isEmpty() ? body.data() : body.data().subList(0, 1);
    return Outcome.answer(
        200,
        records.batch(
            data,
            (batch, sent, index) -> {
              String id = pathId.or(() -> external.id(sent)).orElseThrow(() -> idMissing(index));
              JsonObject row =
                  records.update(
                      batch, module, id, external.withIds(sent), index, caller, unmodifiedSince);
              return Outcome.success("record updated", records.stamps().of(row, caller));
            }));
  }

  private static ZohoError idMissing(int index) {
    return ZohoError.badRequest(
        "MANDATORY_NOT_FOUND",
        Jsons.object()
            .add("api_name", "id")
            .add("json_path", "$.data[%d].id".formatted(index))
            .build(),
        "required field not found");
  }

  Response delete(Module module, List<String> ids, User caller) {
    if (ids.size() > WriteBody.MOST) {
      return WriteBody.refusedAsTooMany();
    }
    List<JsonObject> named = ids.stream().map(id -> Jsons.object().add("id", id).build()).toList();
    return Outcome.answer(
        200,
        records.batch(
            named,
            (batch, sent, index) -> {
              String id = sent.getString("id");
              records.delete(batch, module, id, caller);
              return Outcome.success("record deleted", Jsons.object().add("id", id).build());
            }));
  }

  Response clone(Module module, String id, byte[] bytes, User caller) {
    JsonObject changes = bytes.length == 0 ? Jsons.object().build() : first(bytes);
    return Outcome.answer(
        201,
        records.batch(
            List.of(changes),
            (batch, sent, index) -> {
              JsonObject original =
                  records
                      .find(module, id)
                      .filter(row -> Scope.sees(caller, module, row))
                      .orElseThrow(() -> unknown());
              JsonObject row =
                  records.insert(batch, module, copy(module, original, sent), index, caller);
              return Outcome.success("record added", records.stamps().ofNew(row, caller));
            }));
  }

  private static JsonObject first(byte[] bytes) {
    return Jsons.body(bytes).get("data") instanceof JsonArray data
            && !data.isEmpty()
            && data.get(0) instanceof JsonObject changes
        ? changes
        : Jsons.object().build();
  }

  private static JsonObject copy(Module module, JsonObject original, JsonObject changes) {
    JsonObjectBuilder copy = Jsons.object();
    original.forEach(
        (name, value) ->
            module
                .field(name)
                .filter(field -> !field.readOnly() && !field.unique())
                .ifPresent(field -> copy.add(name, value)));
    changes.forEach(copy::add);
    return copy.build();
  }

  private static ZohoError unknown() {
    return ZohoError.invalidData(Jsons.object().add("resource_path_index", 1).build());
  }
}
