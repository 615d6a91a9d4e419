package partnerportal.isolation;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request that is being made worse. */
final class Attempt {

  /** Longer ones are not printed in full. */
  private static final int MOST_PRINTED = 2_000;

  final long number;
  final Operation operation;
  final Actor actor;
  final Map<String, String> headers = new LinkedHashMap<>();
  String method;
  String path;
  String query = "";
  byte[] body;

  /** What was done to it, for the report. */
  String doneTo = "";

  /** Whether a member was added that nobody told of. */
  boolean unknownMember;

  /** Whether it still asks for what {@link #operation} answers. */
  boolean sameOperation = true;

  /**
   * A request as it should be.
   *
   * @param actor null for nobody
   */
  Attempt(long number, Operation operation, Actor actor) {
    this.number = number;
    this.operation = operation;
    this.actor = actor;
    this.method = operation.method();
  }

  /** Adds to the query. */
  void ask(String name, String value) {
    query += (query.isEmpty() ? "?" : "&") + name + "=" + value;
  }

  /** The part of the address behind the host. */
  String address() {
    return path + query;
  }

  /** The request as somebody sends it again by hand. */
  String curl(String portal) {
    var line = new StringBuilder("curl -i -X ").append(method);
    headers.forEach(
        (name, value) -> {
          var shown = value.startsWith("Bearer eyJr") ? "Bearer $TOKEN" : value;
          line.append(" -H ").append(quoted((name + ": " + shown).getBytes(UTF_8)));
        });
    if (body != null) line.append(" --data-binary ").append(quoted(body));
    return line.append(" '").append(portal).append(address()).append("'").toString();
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  private static String quoted(byte[] bytes) {
    var text = new StringBuilder("$'");
    for (var i = 0; i < bytes.length && i < MOST_PRINTED; i++) {
      var c = bytes[i] & 0xff;
      if (c < ' ' || c > '~' || c == '\'' || c == '\\') text.append(String.format("\\x%02x", c));
      else text.append((char) c);
    }
    if (bytes.length > MOST_PRINTED) text.append("'…(").append(bytes.length).append(" bytes)'");
    return text.append("'").toString();
  }

  @Override
  public String toString() {
    return "request " + number + ", " + operation + " by " + actor + ", " + doneTo;
  }
}
