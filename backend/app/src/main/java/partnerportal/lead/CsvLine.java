package partnerportal.lead;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line of a CSV file (RFC 4180) that spreadsheet programs read and do not calculate with: what
 * would begin a formula gets an apostrophe before it (OWASP, CSV Injection).
 */
final class CsvLine {

  /**
   * Where a cell begins, or would begin for a program that separates by semicolons or tabs or makes
   * nothing of quotes; a plus of a phone number counts, because a program takes it for a sum.
   */
  private static final Pattern FORMULA =
      Pattern.compile(
          "(?:^|(?<=[;\\t\\r\\n]))(?=[\\s\"]*+[=+@\\-\\uff1d\\uff0b\\uff20\\uff0d]|^[\\t\\r\\n])");

  private static final Pattern TO_QUOTE = Pattern.compile("[\",;\\t\\r\\n]|^\\s|\\s$");

  private CsvLine() {}

  /** Cells as one line with its end; null is an empty cell. */
  static String of(List<String> cells) {
    return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    if (text == null) return "";
    var harmless = FORMULA.matcher(text).replaceAll("'");
    return TO_QUOTE.matcher(harmless).find()
        ? '"' + harmless.replace("\"", "\"\"") + '"'
        : harmless;
  }
}
