package partnerportal.crm;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * Zoho's times: ISO 8601 with the offset of the token's user and without fractions of a second (v8
 * ground rules). Ours are instants.
 */
final class ZohoTime {

  private static final DateTimeFormatter WITH_OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

  private ZohoTime() {}

  /**
   * Reads a time of a record; null stays null.
   *
   * @throws DateTimeParseException when it is none
   */
  static Instant instant(String text) {
    return text == null || text.isBlank() ? null : OffsetDateTime.parse(text).toInstant();
  }

  /** Writes an instant the way Zoho reads it; null stays null. */
  static String text(Instant instant) {
    return instant == null
        ? null
        : WITH_OFFSET.format(instant.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
  }

  /**
   * Reads the {@code Date} header of an answer, Zoho's own clock; null when there is none to read.
   */
  static Instant ofDateHeader(String header) {
    if (header == null) return null;
    try {
      return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
