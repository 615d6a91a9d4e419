package zohosandbox.bulk;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of comma separated values, as RFC 4180 writes them. */
final class Csv {

  private Csv() {}

  static String line(List<String> values) {
    return values.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\n"));
  }

  private static String quoted(String value) {
    boolean plain =
        value.indexOf(',') < 0
            && value.indexOf('"') < 0
            && value.indexOf('\n') < 0
            && value.indexOf('\r') < 0;
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
