package partnerportal.contract;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A method and a path with names in braces, such as {@code GET /crm/v8/{module}/{id}}.
 *
 * @param literals how many segments are no names; of two templates that fit, the one with more is
 *     meant
 */
record Template(String text, String method, Pattern path, long literals) {

  private static final String DIGITS = "[0-9]{1,19}";
  private static final String NAME = "[A-Za-z][A-Za-z0-9_]*";

  /** Reads one; a name that ends in {@code id} stands for digits, {@code module} for a name. */
  static Template of(String text) {
    var parts = text.split(" ", 2);
    var pattern =
        Stream.of(parts[1].split("/")).map(Template::segment).collect(Collectors.joining("/"));
    var literals = Stream.of(parts[1].split("/")).filter(part -> !isName(part)).count();
    return new Template(text, parts[0], Pattern.compile(pattern), literals);
  }

  private static boolean isName(String segment) {
    return segment.startsWith("{");
  }

  private static String segment(String segment) {
    if (!isName(segment)) {
      return Pattern.quote(segment);
    }
    if (segment.endsWith("id}")) {
      return DIGITS;
    }
    return segment.startsWith("{module") ? NAME : "[^/]+";
  }

  boolean fits(Exchange exchange) {
    return method.equals(exchange.method()) && path.matcher(exchange.path()).matches();
  }
}
