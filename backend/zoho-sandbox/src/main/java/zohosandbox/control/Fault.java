package zohosandbox.control;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Something that goes wrong on purpose, a number of times, for the calls it matches. */
final class Fault {

  /** What goes wrong. */
  enum Kind {
    LATENCY("latency"),
    STATUS("status"),
    RESET("reset"),
    COMMIT_NO_ANSWER("commit-no-answer"),
    CALLBACK_DROP("callback-drop"),
    CALLBACK_DUPLICATE("callback-duplicate"),
    TOKEN_OUTAGE("token-outage");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  private final Kind kind;
  private final String match;
  private final Pattern pattern;
  private final AtomicInteger left;
  private final int ms;
  private final int status;
  private final String code;

  /**
   * A fault.
   *
   * @param match what it applies to, {@code *} standing for anything: {@code METHOD /path} of
   *     calls, {@code Module.operation} of callbacks
   * @param count how often; negative: until it is removed
   * @param ms how long a latency lasts, in milliseconds
   * @param status the HTTP status to answer
   * @param code Zoho's word in that answer
   */
  Fault(Kind kind, String match, int count, int ms, int status, String code) {
    this.kind = kind;
    this.match = match;
    this.pattern =
        Pattern.compile(
            Arrays.stream(match.split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    this.left = new AtomicInteger(count);
    this.ms = ms;
    this.status = status;
    this.code = code;
  }

  /** Whether it strikes now; a strike is used up by asking. */
  boolean strikes(Kind asked, String subject) {
    if (kind != asked || !pattern.matcher(subject).matches()) {
      return false;
    }
    return left.getAndUpdate(n -> n > 0 ? n - 1 : n) != 0;
  }

  Kind kind() {
    return kind;
  }

  String match() {
    return match;
  }

  int left() {
    return left.get();
  }

  int ms() {
    return ms;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
