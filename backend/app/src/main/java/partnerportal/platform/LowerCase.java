package partnerportal.platform;

import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.util.Locale;

/**
 * Writes an enum in lower case, as every enum on the wire is but roles and actions. Stands on the
 * enum itself: given to the writer for all enums at once, it is not found in every place one can
 * stand in.
 */
public class LowerCase implements JsonbSerializer<Enum<?>> {

  @Override
  public void serialize(Enum<?> value, JsonGenerator out, SerializationContext context) {
    out.write(value.name().toLowerCase(Locale.ROOT));
  }
}
