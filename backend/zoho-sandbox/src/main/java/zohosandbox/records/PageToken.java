package zohosandbox.records;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/**
 * Where the next page of a list begins; good for a day, one user and one set of parameters.
 *
 * @param offset how many records come before it
 * @param bound the user and parameters it belongs to
 * @param expires when it stops working
 */
record PageToken(int offset, String bound, Instant expires) {

  static final Duration LIFE = Duration.ofHours(24);

  String text() {
    String json =
        Jsons.object()
            .add("o", offset)
            .add("b", bound)
            .add("e", expires.toString())
            .build()
            .toString();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a token somebody sent.
   *
   * @throws ZohoError when it is none, is too old, or belongs to other parameters
   */
  static PageToken read(String text, String bound, Instant now) {
    PageToken token = parse(text);
    if (!now.isBefore(token.expires)) {
      throw ZohoError.badRequest(
          "EXPIRED_VALUE",
          Jsons.object().add("param_name", "page_token").build(),
          "The given page_token has expired");
    }
    if (!token.bound.equals(bound)) {
      throw ZohoError.badRequest(
          "TOKEN_BOUND_DATA_MISMATCH",
          Jsons.object().add("param_name", "page_token").build(),
          "The parameters do not match those the page_token was given for");
    }
    return token;
  }

  private static PageToken parse(String text) {
    try {
      String json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      JsonObject read = Jsons.parse(json).asJsonObject();
      return new PageToken(
          Math.max(0, read.getInt("o")), read.getString("b"), Instant.parse(read.getString("e")));
    } catch (JsonException
        | IllegalArgumentException
        | ClassCastException
        | NullPointerException
        | java.time.DateTimeException e) {
      throw ZohoError.invalidParameter("page_token");
    }
  }
}
