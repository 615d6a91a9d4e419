package partnerportal.lead;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line of a CSV file (RFC 4180) that spreadsheet programs read and do not calculate with: what
 * would begin a formula gets an apostrophe before it (OWASP, CSV Injection).
 */
final class CsvLine {

  /** What begins a formula, also as wide as Chinese letters; a phone number's plus is one, too. */
  private static final String SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20";

  /** Where a program that makes nothing of quotes lets a cell end. */
  private static final String ENDS = ",;\t\r\n";

  private static final Pattern TO_QUOTE = Pattern.compile("[\",;\\t\\r\\n]|^\\s|\\s$");

  private CsvLine() {}

  /** Cells as one line with its end; null is an empty cell. */
  static String of(List<String> cells) {
    return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    if (text == null) return "";
    var harmless = harmless(text);
    return TO_QUOTE.matcher(harmless).find()
        ? '"' + harmless.replace("\"", "\"\"") + '"'
        : harmless;
  }

  /**
   * The same with an apostrophe wherever a formula would begin, whatever invisible stands before
   * its sign. One walk: what comes from the CRM can be long.
   */
  private static String harmless(String text) {
    var safe = new StringBuilder(text.length() + 8);
    var fresh = true;
    var begin = 0;
    if (!text.isEmpty() && "\t\r\n".indexOf(text.charAt(0)) >= 0) safe.append('\'');
    for (var i = 0; i < text.length(); i++) {
      var one = text.charAt(i);
      if (ENDS.indexOf(one) >= 0) {
        fresh = true;
        begin = safe.length() + 1;
      } else if (fresh && SIGNS.indexOf(one) >= 0) {
        safe.insert(begin, '\'');
        fresh = false;
      } else if (!isInvisible(one)) {
        fresh = false;
      }
      safe.append(one);
    }
    return safe.toString();
  }

  /** What programs leave out at the beginning of a cell, or may not show. */
  private static boolean isInvisible(char one) {
    return one == '"'
        || Character.isWhitespace(one)
        || Character.isSpaceChar(one)
        || Character.isIdentifierIgnorable(one);
  }
}
