package zohosandbox.records;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** Moments in headers, which Zoho writes in ISO 8601 and not as HTTP does. */
final class Times {

  private Times() {}

  /**
   * The moment in a header; empty when the header is absent.
   *
   * @throws ZohoError when it is anything else than ISO 8601 with an offset
   */
  static Optional<Instant> header(String name, String value) {
    try {
      return Optional.ofNullable(value).map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw ZohoError.badRequest(
          "INVALID_DATA",
          Jsons.object().add("header", name).add("expected_data_type", "datetime").build(),
          "invalid data");
    }
  }
}
