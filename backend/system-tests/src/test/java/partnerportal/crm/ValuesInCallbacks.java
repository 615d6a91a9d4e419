package partnerportal.crm;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;

/** Asks for channels whose callbacks carry values; part of the bug that believes them. */
public final class ValuesInCallbacks {

  private ValuesInCallbacks() {}

  /**
   * Changes how channels are asked for.
   *
   * @param api a {@link ZohoApi}
   */
  public static Object wanted(Object api) {
    return CallsOnTheWire.changed(
        api,
        (method, arguments) -> {
          if (method.getName().equals("watch")) arguments[1] = withValues((String) arguments[1]);
          return method.invoke(api, arguments);
        });
  }

  private static String withValues(String body) {
    try (var reader = Json.createReader(new StringReader(body))) {
      var channels = Json.createArrayBuilder();
      reader.readObject().getJsonArray("watch").getValuesAs(JsonObject.class).stream()
          .map(one -> Json.createObjectBuilder(one).add("return_affected_field_values", true))
          .forEach(channels::add);
      return Json.createObjectBuilder().add("watch", channels).build().toString();
    }
  }
}
