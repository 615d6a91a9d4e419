package partnerportal.crm;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;

/**
 * One answer of Zoho.
 *
 * @param status of HTTP
 * @param body the JSON object it carried; an empty one when there was nothing to carry (204, 304)
 * @param date Zoho's clock when it answered; null when it did not say
 */
record ZohoReply(int status, JsonObject body, Instant date) {

  /** Reads an answer to its end; one that is not JSON comes from something between us and Zoho. */
  static ZohoReply of(Response response) {
    try (response) {
      var text = response.hasEntity() ? response.readEntity(String.class) : "";
      return new ZohoReply(
          response.getStatus(),
          json(text),
          ZohoTime.ofDateHeader(response.getHeaderString(HttpHeaders.DATE)));
    } catch (JsonException | IllegalStateException e) {
      throw new CrmFailure.Silent(
          "The CRM's answer (HTTP " + response.getStatus() + ") was not readable.", true, e);
    }
  }

  private static JsonObject json(String text) {
    if (text == null || text.isBlank()) return JsonValue.EMPTY_JSON_OBJECT;
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  /** The code of the answer as a whole; empty when it has none. */
  String code() {
    return body.getString("code", "");
  }

  ZohoAnswer answer() {
    return ZohoAnswer.of(status, code());
  }

  /** Whether it says "nothing there" or "nothing new"; both come without a body. */
  boolean nothing() {
    return status == 204 || status == 304;
  }

  /** The objects under a root such as {@code data}; none when it is absent. */
  List<JsonObject> rows(String root) {
    return body.get(root) instanceof jakarta.json.JsonArray array
        ? array.getValuesAs(JsonObject.class)
        : List.of();
  }

  /** Whether more rows follow. */
  boolean more() {
    return body.get("info") instanceof JsonObject info && info.getBoolean("more_records", false);
  }

  /**
   * The same answer when it is a success.
   *
   * @throws CrmFailure otherwise
   */
  ZohoReply orFail() {
    if (nothing()) return this;
    return switch (answer()) {
      case DONE -> this;
      case SLOW_DOWN ->
          throw new CrmFailure.Busy(
              "The CRM asks for fewer calls.", java.time.Duration.ofSeconds(1));
      case TRY_LATER ->
          throw new CrmFailure.Silent(
              "The CRM cannot answer now (HTTP " + status + ").", true, null);
      case NEW_TOKEN ->
          throw new CrmFailure.Refused(
              ZohoAnswer.SETUP_WRONG, "The CRM does not accept our access token.");
      default ->
          throw new CrmFailure.Refused(
              answer(), Refusal.readable(code(), ZohoRecords.object(body, "details")));
    };
  }
}
