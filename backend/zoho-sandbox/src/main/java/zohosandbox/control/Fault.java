package zohosandbox.control;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that goes wrong on purpose.
 *
 * @param kind what goes wrong
 * @param match for which calls or callbacks
 * @param occasions how often
 * @param ms how long something waits, in milliseconds
 * @param status the HTTP status to answer
 * @param code Zoho's word in that answer
 */
record Fault(Kind kind, Match match, Occasions occasions, int ms, int status, String code) {

  /** What goes wrong. */
  enum Kind {
    /** The answer leaves so long after its call arrived; the work is done meanwhile. */
    LATENCY(0, 200),

    /** The call waits so long before anything is done about it; who asked may be gone by then. */
    DELAY(0, 200),
    STATUS(0, 500),
    RESET(0, 200),
    COMMIT_NO_ANSWER(0, 200),
    HTML(0, 200),
    TRUNCATED(0, 200),
    CALLBACK_DROP(0, 200),
    CALLBACK_DUPLICATE(0, 200),
    CALLBACK_REORDER(2_000, 200),
    CALLBACK_DELAY(1_000, 200),
    TOKEN_OUTAGE(0, 503),
    TOKEN_DENIED(0, 400);

    private final int usualMs;
    private final int usualStatus;

    Kind(int usualMs, int usualStatus) {
      this.usualMs = usualMs;
      this.usualStatus = usualStatus;
    }

    /** Its name in requests, for example {@code commit-no-answer}. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    int usualMs() {
      return usualMs;
    }

    int usualStatus() {
      return usualStatus;
    }

    static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
  }

  /** Whether it strikes now; a strike is used up by asking. */
  boolean strikes(Kind asked, String name, String path) {
    return kind == asked && match.fits(name, path) && occasions.now();
  }
}
