package zohosandbox.control;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a fault applies to. Calls are {@code METHOD /path}, callbacks {@code Module.operation} with
 * the path of the module. A pattern with {@code *} is compared whole, one with a method too; any
 * other is the beginning of a path or of such a name.
 */
final class Match {

  private final String text;
  private final Pattern whole;

  Match(String text) {
    this.text = text;
    this.whole =
        Pattern.compile(
            Arrays.stream(text.split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
  }

  /**
   * Whether it applies.
   *
   * @param name {@code METHOD /path} or {@code Module.operation}
   * @param path the path alone
   */
  boolean fits(String name, String path) {
    if (text.contains("*") || text.contains(" ")) {
      return whole.matcher(name).matches() || whole.matcher(path).matches();
    }
    return name.startsWith(text) || path.startsWith(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
