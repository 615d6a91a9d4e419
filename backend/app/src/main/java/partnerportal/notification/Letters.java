package partnerportal.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes mails: the words of a kind come from the message bundle, what they look like from the
 * kind's two templates, around which every mail has the same frame.
 */
@ApplicationScoped
class Letters {

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z.]+)}}");
  private static final String ROWS = "{{rows}}";
  private static final DateTimeFormatter UNTIL =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

  private final ResourceBundle words = ResourceBundle.getBundle("messages.mails", Locale.ENGLISH);
  private final Map<String, String> templates = new ConcurrentHashMap<>();

  /** Whom a mail goes to. */
  record Reader(String name, String email) {}

  /**
   * A mail of one kind.
   *
   * @param words first part of its keys in the bundle
   * @param template name of its templates
   * @param key makes the message's id
   * @param more what the templates show as it is, for instance a link
   * @param facts the places of the bundle's texts; the first is the reader, the third who writes
   */
  Mail write(
      String words,
      String template,
      String key,
      Reader reader,
      Map<String, String> more,
      Object... facts) {
    var values = new HashMap<String, String>();
    for (var name : this.words.keySet()) {
      if (name.startsWith(words + "."))
        values.put(
            name.substring(words.length() + 1),
            MessageFormat.format(this.words.getString(name), facts));
    }
    values.put("brand", MessageFormat.format(this.words.getString("brand"), facts));
    values.put("product", MessageFormat.format(this.words.getString("product"), facts));
    values.putAll(more);
    return new Mail(
        key,
        reader.email(),
        reader.name(),
        MessageFormat.format(this.words.getString("sender"), facts),
        values.get("subject"),
        filled(file(template + ".txt"), values, UnaryOperator.identity()),
        filled(framed(template), values, Letters::escape));
  }

  /** A moment as mails say it. */
  static String until(Instant moment) {
    return UNTIL.format(moment.atOffset(ZoneOffset.UTC));
  }

  private String framed(String template) {
    return file("frame.html").replace(ROWS, file(template + ".html"));
  }

  private static String filled(
      String template, Map<String, String> values, UnaryOperator<String> as) {
    return PLACE
        .matcher(template)
        .replaceAll(
            place -> {
              var value = values.get(place.group(1));
              if (value == null)
                throw new IllegalStateException("A mail has no words for " + place.group(1));
              return Matcher.quoteReplacement(as.apply(value));
            });
  }

  private String file(String name) {
    return templates.computeIfAbsent(name, Letters::read);
  }

  private static String read(String name) {
    try (var in = Letters.class.getResourceAsStream("/mails/" + name)) {
      if (in == null) throw new IllegalStateException("There is no mail template " + name);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
