package partnerportal.crm;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One answer of Zoho.
 *
 * @param status of HTTP
 * @param body the JSON object it carried; an empty one when there was nothing to carry (204, 304)
 * @param date Zoho's clock when it answered; null when it did not say
 */
record ZohoReply(int status, JsonObject body, Instant date) {

  /** Found once: {@link Json} itself looks for its provider at each call. */
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  /**
   * Reads an answer to its end. Zoho speaks JSON; anything else comes from something between us and
   * Zoho, or was cut off. Of such a one only a status that speaks of the server, not of the
   * request, is believed.
   *
   * @throws ZohoHttp.Unreadable when nothing can be learned from it
   */
  static ZohoReply of(Response response) {
    var status = response.getStatus();
    try (response) {
      var text = response.hasEntity() ? response.readEntity(String.class) : "";
      return new ZohoReply(status, json(status, text), date(response));
    } catch (JsonException | IllegalStateException | ProcessingException e) {
      if (status != 429 && status < 500) throw new ZohoHttp.Unreadable(status, e);
      return new ZohoReply(status, JsonValue.EMPTY_JSON_OBJECT, date(response));
    }
  }

  /** Looks into a buffered answer and leaves it readable. */
  static ZohoReply readable(Response buffered) {
    return new ZohoReply(
        buffered.getStatus(),
        json(buffered.getStatus(), buffered.readEntity(String.class)),
        date(buffered));
  }

  private static Instant date(Response response) {
    return ZohoTime.ofDateHeader(response.getHeaderString(HttpHeaders.DATE));
  }

  /**
   * The object a text holds.
   *
   * @throws JsonException when it holds none, or none that can be read
   */
  static JsonObject json(int status, String text) {
    if (text == null || text.isBlank()) {
      if (status == 200 || status == 201) throw new JsonException("nothing to read");
      return JsonValue.EMPTY_JSON_OBJECT;
    }
    try (var reader = READERS.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (JsonException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      // the reader has no exception of its own for what is nested without end
      throw new JsonException("not to be read", e);
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
    return ZohoRecords.objects(body, root);
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
