package partnerportal.lead;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Map;

/** What was submitted, as the first line of a lead's history keeps it: one sealed text. */
final class LeadSnapshot {

  private LeadSnapshot() {}

  static String text(Map<MirroredField, String> values) {
    var object = Json.createObjectBuilder();
    values.forEach((field, value) -> object.add(field.wire(), value));
    return object.build().toString();
  }

  /** The values of a snapshot; a field nobody mirrors any more is left out. */
  static Map<MirroredField, String> values(String text) {
    var values = MirroredField.none();
    try (var reader = Json.createReader(new StringReader(text))) {
      reader
          .readObject()
          .forEach(
              (name, value) ->
                  MirroredField.ofWire(name)
                      .ifPresent(field -> values.put(field, ((JsonString) value).getString())));
    }
    return values;
  }
}
