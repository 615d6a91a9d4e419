package zohosandbox.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A kind of call: what it needs and what it costs.
 *
 * @param method the HTTP method
 * @param template the path with its variable parts in braces, without a slash in front
 * @param scopes what the token must allow, all of them; may name {@code {module}}
 * @param leastCredits what it costs at least
 * @param mostCredits what it costs at most
 * @param weight when it counts among the calls of which only ten may run at once
 * @param path what the template fits
 */
public record ApiCall(
    String method,
    String template,
    List<String> scopes,
    int leastCredits,
    int mostCredits,
    Weight weight,
    Pattern path) {

  /** When a call counts among the heavy ones. */
  public enum Weight {
    /** Never. */
    NO,
    /** Always. */
    YES,
    /** When the list is sorted or shows a view. */
    SORTED,
    /** When it carries more than ten records. */
    ROWS
  }

  /** Reads a line of the table: method, path, scopes, credits, weight. */
  static ApiCall of(String line) {
    String[] cells = line.strip().split("\\s+");
    if (cells.length != 5) {
      throw new IllegalStateException("five cells are wanted in “%s”".formatted(line));
    }
    String[] credits = cells[3].split("-");
    return new ApiCall(
        cells[0],
        cells[1],
        List.of(cells[2].split("\\+")),
        Integer.parseInt(credits[0]),
        Integer.parseInt(credits[credits.length - 1]),
        Weight.valueOf(cells[4].toUpperCase(Locale.ROOT)),
        pattern(cells[1]));
  }

  private static Pattern pattern(String template) {
    return Pattern.compile(
        Arrays.stream(template.split("/"))
            .map(ApiCall::segment)
            .collect(Collectors.joining("/", "", "/?")));
  }

  private static String segment(String part) {
    if (part.equals("{module}")) {
      return "(?<module>[^/]+)";
    }
    return part.startsWith("{") ? "[^/]+" : Pattern.quote(part);
  }

  boolean fits(String askedPath) {
    return path.matcher(askedPath).matches();
  }

  /** The module a path names; empty when this call has none. */
  public String moduleIn(String askedPath) {
    Matcher matcher = path.matcher(askedPath);
    return template.contains("{module}") && matcher.matches() ? matcher.group("module") : "";
  }
}
