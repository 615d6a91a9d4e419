package zohosandbox.control;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zohosandbox.wire.Jsons;

/**
 * Makes secrets unreadable: each becomes as many stars, so that a reader still sees how long it
 * was.
 */
final class Blots {

  private static final Set<String> SECRET_PARAMETERS =
      Set.of("client_secret", "refresh_token", "access_token", "code", "token");
  private static final Set<String> SECRET_MEMBERS =
      Set.of("access_token", "refresh_token", "client_secret", "token");
  private static final Pattern LAST_SEGMENT = Pattern.compile("[^/]+$");
  private static final Pattern PART_NAME = Pattern.compile("; name=\"([^\"]*)\"");

  private Blots() {}

  /** A query or form body without its secrets. */
  static String inForm(String text) {
    return Stream.of(text.split("&")).map(Blots::inPair).collect(Collectors.joining("&"));
  }

  private static String inPair(String pair) {
    int equals = pair.indexOf('=');
    return equals > 0 && SECRET_PARAMETERS.contains(pair.substring(0, equals))
        ? pair.substring(0, equals + 1) + stars(pair.length() - equals - 1)
        : pair;
  }

  private static String stars(int count) {
    return "*".repeat(count);
  }

  /**
   * A body as it stands in the line of an exchange: JSON as JSON, a form as text, the names of a
   * multipart's parts, the size of anything else.
   */
  record Body(String path, Optional<String> type, byte[] bytes) {

    void addTo(JsonObjectBuilder line, String name) {
      String kind = type.map(value -> value.split(";", 2)[0].strip()).orElse("");
      type.ifPresent(value -> line.add(name + "_type", kind));
      if (bytes.length == 0) {
        return;
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      switch (kind) {
        case "multipart/form-data" -> line.add(name, parts(text));
        case "application/x-www-form-urlencoded" -> line.add(name, inForm(text));
        case "", "application/json" ->
            json(text).ifPresentOrElse(value -> line.add(name, value), () -> addSize(line, name));
        default -> addSize(line, name);
      }
    }

    private void addSize(JsonObjectBuilder line, String name) {
      line.add(name + "_bytes", bytes.length);
    }

    /** Whether this is a page, or JSON that does not end. */
    boolean isNoAnswerOfZoho() {
      return bytes.length > 0
          && (type.orElse("").startsWith("text/html") && !path.equals("/oauth/v2/auth")
              || type.orElse("").startsWith("application/json")
                  && json(new String(bytes, StandardCharsets.UTF_8)).isEmpty());
    }

    private static JsonValue parts(String text) {
      return Jsons.values(
          PART_NAME.matcher(text).results().map(part -> Jsons.text(part.group(1))).toList());
    }

    private Optional<JsonValue> json(String text) {
      try {
        JsonValue value = Jsons.parse(text);
        return Optional.of(
            path.startsWith("/oauth/") || path.endsWith("/actions/watch") ? inJson(value) : value);
      } catch (JsonException e) {
        return Optional.empty();
      }
    }

    private static JsonValue inJson(JsonValue value) {
      if (value instanceof JsonArray array) {
        return Jsons.values(array.stream().map(Body::inJson).toList());
      }
      if (!(value instanceof JsonObject object)) {
        return value;
      }
      JsonObjectBuilder clean = Jsons.object();
      object.forEach((name, member) -> clean.add(name, inMember(name, member)));
      return clean.build();
    }

    private static JsonValue inMember(String name, JsonValue member) {
      if (!(member instanceof JsonString text)) {
        return inJson(member);
      }
      if (SECRET_MEMBERS.contains(name)) {
        return Jsons.text(stars(text.getString().length()));
      }
      return name.equals("notify_url") || name.equals("url")
          ? Jsons.text(
              LAST_SEGMENT
                  .matcher(text.getString())
                  .replaceFirst(found -> Matcher.quoteReplacement(stars(found.group().length()))))
          : member;
    }
  }
}
