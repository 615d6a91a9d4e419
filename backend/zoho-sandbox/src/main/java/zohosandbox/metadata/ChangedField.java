package zohosandbox.metadata;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** Changes a field's label, length or values, or takes away one that somebody made. */
final class ChangedField {

  private static final String PATH = "$.fields[0].pick_list_values";

  private final Catalogue catalogue;

  ChangedField(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  JsonObject change(Module module, Field field, JsonObject body) {
    if (!(body.get("fields") instanceof JsonArray fields)
        || fields.size() != 1
        || !(fields.get(0) instanceof JsonObject sent)) {
      throw Refusals.missing("fields", "$.fields");
    }
    JsonObjectBuilder changed = Jsons.copy(field.source()).add("custom", field.custom());
    Jsons.text(sent, "field_label").ifPresent(label -> changed.add("field_label", label));
    if (sent.containsKey("length")) {
      changed.add("length", sent.get("length"));
    }
    if (sent.get("pick_list_values") instanceof JsonArray values) {
      changed.add("pick_list_values", NewFields.choices(known(module, field, values), PATH));
    }
    catalogue.keepField(module.apiName(), changed.build());
    return done(module, field, "field updated");
  }

  /** A value named by its id keeps the word in records, whatever it is called from now on. */
  private static JsonArray known(Module module, Field field, JsonArray values) {
    return Jsons.values(
        values.stream()
            .map(
                value ->
                    value instanceof JsonObject sent
                        ? byId(module, field, sent)
                            .map(
                                choice ->
                                    Jsons.copy(sent).add("actual_value", choice.actual()).build())
                            .orElse(sent)
                        : value)
            .toList());
  }

  private static Optional<Choice> byId(Module module, Field field, JsonObject sent) {
    return Jsons.text(sent, "id")
        .flatMap(
            id ->
                field.choices().stream()
                    .filter(choice -> FieldView.valueId(module, field, choice).equals(id))
                    .findFirst());
  }

  JsonObject delete(Module module, Field field) {
    if (!field.custom() || !catalogue.isKept(module.apiName(), field.apiName())) {
      throw ZohoError.badRequest(
          "NOT_ALLOWED", Jsons.object().add("resource_path_index", 2).build(), "not allowed");
    }
    catalogue.forgetField(module.apiName(), field.apiName());
    return done(module, field, "field deleted");
  }

  private static JsonObject done(Module module, Field field, String message) {
    JsonObject result =
        Jsons.object()
            .add("code", "SUCCESS")
            .add("details", Jsons.object().add("id", FieldView.id(module, field)))
            .add("message", message)
            .add("status", "success")
            .build();
    return Jsons.object().add("fields", Jsons.array().add(result)).build();
  }
}
