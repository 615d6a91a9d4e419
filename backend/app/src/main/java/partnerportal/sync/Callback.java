package partnerportal.sync;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a callback of Zoho's notification API says (zoho-crm v8 §4.1). Only the ids are used: values
 * may be old, and there is no signature, only the token we chose.
 *
 * @param serverTime the CRM's time of the call; null when it does not say
 * @param creation whether it calls because the records were made
 */
record Callback(
    String channelId, String token, List<String> ids, Instant serverTime, boolean creation) {

  /** Zoho's keys, channels included. */
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,25}");

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  /** Reads a body; empty when it is none of Zoho's. Its declared content type does not matter. */
  static Optional<Callback> parse(byte[] body) {
    try (var reader =
        READERS.createReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
      var object = reader.readObject();
      var channel = text(object.get("channel_id"));
      var token = text(object.get("token"));
      return channel == null || token == null || !DIGITS.matcher(channel).matches()
          ? Optional.empty()
          : Optional.of(
              new Callback(
                  channel,
                  token,
                  ids(object),
                  time(object),
                  "insert".equals(text(object.get("operation")))));
    } catch (RuntimeException e) {
      // a parser fails in many ways on what is no JSON; the sender is unknown, so none of them is
      // worth a word
      return Optional.empty();
    }
  }

  private static List<String> ids(JsonObject object) {
    if (!(object.get("ids") instanceof JsonArray ids)) return List.of();
    return ids.stream()
        .map(Callback::text)
        .filter(id -> id != null && DIGITS.matcher(id).matches())
        .distinct()
        .toList();
  }

  /** Milliseconds since 1970; a time of no known year is none. */
  private static Instant time(JsonObject object) {
    var text = text(object.get("server_time"));
    return text == null || !text.matches("[0-9]{13}")
        ? null
        : Instant.ofEpochMilli(Long.parseLong(text));
  }

  /** Ids have been seen as texts and as numbers. */
  private static String text(JsonValue value) {
    if (value instanceof JsonString text) return text.getString();
    // as it was written: working out 1e999999999 would take all memory there is
    return value instanceof JsonNumber number ? number.toString() : null;
  }
}
