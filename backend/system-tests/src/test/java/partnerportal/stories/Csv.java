package partnerportal.stories;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads CSV as RFC 4180 has it, as strictly as it says. */
final class Csv {

  private final String text;
  private int at;

  private Csv(String text) {
    this.text = text;
  }

  /** The records by the names in the first line. */
  static List<Map<String, String>> read(String text) {
    var all = new Csv(text).records();
    var names = all.get(0);
    var records = new ArrayList<Map<String, String>>();
    for (var cells : all.subList(1, all.size())) {
      if (cells.size() != names.size()) throw new IllegalStateException("Not a record: " + cells);
      var one = new LinkedHashMap<String, String>();
      for (var i = 0; i < cells.size(); i++) one.put(names.get(i), cells.get(i));
      records.add(one);
    }
    return records;
  }

  private List<List<String>> records() {
    var all = new ArrayList<List<String>>();
    while (at < text.length()) {
      var cells = new ArrayList<>(List.of(cell()));
      while (text.charAt(at) == ',') {
        at++;
        cells.add(cell());
      }
      if (!text.startsWith("\r\n", at)) throw new IllegalStateException("No line end at " + at);
      at += 2;
      all.add(cells);
    }
    return all;
  }

  private String cell() {
    var cell = new StringBuilder();
    if (text.charAt(at) != '"') {
      while (",\"\r\n".indexOf(text.charAt(at)) < 0) cell.append(text.charAt(at++));
      return cell.toString();
    }
    for (at++; ; at++) {
      if (text.charAt(at) == '"' && text.charAt(++at) != '"') return cell.toString();
      cell.append(text.charAt(at));
    }
  }
}
