package zohosandbox.metadata;

import jakarta.json.JsonObject;
import zohosandbox.wire.Jsons;

/** A field that a transition of a process asks for, as the record's blueprint shows it. */
public final class TransitionField {

  private TransitionField() {}

  /**
   * The field's metadata with what the transition adds.
   *
   * @param place its place among the transition's fields, from 1
   */
  public static JsonObject of(Module module, Field field, int place) {
    return Jsons.copy(FieldView.of(module, field))
        .add("_type", "used")
        .add("mandatory", false)
        .add("system_mandatory", false)
        .add(
            "layouts",
            Jsons.object().add("id", LayoutsResource.layoutId(module)).add("name", "Standard"))
        .add("transition_sequence", place)
        .add("quick_sequence_number", place)
        .addNull("content")
        .addNull("personality_name")
        .addNull("validation_rule")
        .build();
  }
}
