package partnerportal.identity;

import java.util.LinkedHashMap;
import java.util.Map;

/** Says which program and system a {@code User-Agent} header names, as people call them. */
final class Agents {

  /** In this order, because every browser names the older ones too. */
  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    BROWSERS.put("Edg", "Edge");
    BROWSERS.put("OPR/", "Opera");
    BROWSERS.put("SamsungBrowser/", "Samsung Internet");
    BROWSERS.put("Firefox/", "Firefox");
    BROWSERS.put("FxiOS/", "Firefox");
    BROWSERS.put("CriOS/", "Chrome");
    BROWSERS.put("Chrome/", "Chrome");
    BROWSERS.put("Safari/", "Safari");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("CrOS", "ChromeOS");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS X", "macOS");
    SYSTEMS.put("Linux", "Linux");
  }

  private Agents() {}

  /** For instance "Firefox on Linux"; "Another program" where the header names no browser. */
  static String inWords(String header) {
    if (header == null) return "Another program";
    var browser = named(BROWSERS, header, "Another program");
    var system = named(SYSTEMS, header, "");
    return system.isEmpty() ? browser : browser + " on " + system;
  }

  private static String named(Map<String, String> words, String header, String otherwise) {
    return words.entrySet().stream()
        .filter(word -> header.contains(word.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(otherwise);
  }
}
