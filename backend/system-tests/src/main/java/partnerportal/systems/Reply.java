package partnerportal.systems;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/**
 * An HTTP answer, read to its end.
 *
 * @param status the HTTP status
 * @param headers as they came
 * @param body as text, empty when there was none
 */
public record Reply(int status, HttpHeaders headers, String body) {

  /** The body as a JSON object. */
  public JsonObject json() {
    try (var reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    } catch (RuntimeException e) {
      throw new IllegalStateException("No JSON object in " + this, e);
    }
  }

  /** The objects of a list answer's {@code items}. */
  public List<JsonObject> items() {
    return json().getJsonArray("items").getValuesAs(JsonObject.class);
  }

  /** The first header of that name. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /**
   * The short name of the problem this answer reports, e.g. {@code not-found}; empty when it
   * reports none.
   */
  public String problem() {
    if (!header("Content-Type").orElse("").startsWith("application/problem+json")) {
      return "";
    }
    return json().getString("type").replace("/problems/", "");
  }

  /** The JSON pointers a problem names. */
  public List<String> pointers() {
    var errors = json().getJsonArray("errors");
    return (errors == null ? JsonArray.EMPTY_JSON_ARRAY : errors)
        .getValuesAs(JsonObject.class).stream().map(error -> error.getString("pointer")).toList();
  }

  /**
   * This answer, once it is known to be what was expected.
   *
   * @throws IllegalStateException when the status is another one
   */
  public Reply expect(int... expected) {
    for (var one : expected) {
      if (status == one) {
        return this;
      }
    }
    throw new IllegalStateException("Unexpected answer: " + this);
  }

  @Override
  public String toString() {
    var start = body.length() > 2_000 ? body.substring(0, 2_000) + "…" : body;
    return status + " " + header("Content-Type").orElse("without type") + " " + start;
  }
}
