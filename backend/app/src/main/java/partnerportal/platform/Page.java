package partnerportal.platform;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a list, newest first.
 *
 * @param items at most the limit asked for
 * @param next where the following page begins; null on the last one
 */
public record Page<T>(
    @Schema(required = true) List<T> items, @Schema(required = true, nullable = true) String next) {

  /** Rows a page holds when the caller does not say. */
  public static final int DEFAULT_LIMIT = 50;

  /** Rows a page may hold. */
  public static final int MAX_LIMIT = 200;

  /**
   * A place in a list sorted by time and id.
   *
   * @throws Problem invalid-parameter when a text is no cursor of ours
   */
  public record Cursor(Instant at, UUID id) {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /** Reads what {@link #text} wrote; null stays null. */
    public static Cursor parse(String text) {
      if (text == null) return null;
      try {
        var parts =
            new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("~");
        var at = Instant.parse(parts[0]);
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST))
          throw new IllegalArgumentException(parts[0]);
        return new Cursor(at, UUID.fromString(parts[1]));
      } catch (RuntimeException e) {
        throw new Problem(
            ProblemKind.INVALID_PARAMETER,
            "The cursor is not one this list gave out. Start again without it.");
      }
    }

    String text() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString((at + "~" + id).getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** Checks a limit from a query string. */
  public static int limit(Integer asked) {
    if (asked == null) return DEFAULT_LIMIT;
    if (asked < 1 || asked > MAX_LIMIT) {
      throw new Problem(
          ProblemKind.INVALID_PARAMETER, "limit must be between 1 and " + MAX_LIMIT + ".");
    }
    return asked;
  }

  /** Makes a page of rows that were read with one more than the limit. */
  public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> place) {
    if (rows.size() <= limit) return new Page<>(rows, null);
    var shown = List.copyOf(rows.subList(0, limit));
    return new Page<>(shown, place.apply(shown.get(limit - 1)).text());
  }

  /** A list that is always whole. */
  public static <T> Page<T> whole(List<T> rows) {
    return new Page<>(rows, null);
  }
}
