package partnerportal.organization;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonString;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Profile names by role, as JSON text. */
@Converter
public class ProfilesConverter implements AttributeConverter<Map<String, List<String>>, String> {

  @Override
  public String convertToDatabaseColumn(Map<String, List<String>> profiles) {
    var object = Json.createObjectBuilder();
    profiles.forEach((role, names) -> object.add(role, array(names)));
    return object.build().toString();
  }

  private static JsonArrayBuilder array(List<String> names) {
    var array = Json.createArrayBuilder();
    names.forEach(array::add);
    return array;
  }

  @Override
  public Map<String, List<String>> convertToEntityAttribute(String stored) {
    try (var reader = Json.createReader(new StringReader(stored))) {
      var profiles = new LinkedHashMap<String, List<String>>();
      reader
          .readObject()
          .forEach(
              (role, names) ->
                  profiles.put(role, names.asJsonArray().getValuesAs(JsonString::getString)));
      return profiles;
    }
  }
}
