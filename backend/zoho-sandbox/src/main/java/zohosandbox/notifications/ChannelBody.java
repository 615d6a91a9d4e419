package zohosandbox.notifications;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import zohosandbox.metadata.Catalogue;
import zohosandbox.wire.Jsons;

/** Turns what somebody sent into a channel as it is kept, or says what is wrong with it. */
final class ChannelBody {

  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Duration USUAL = Duration.ofHours(1);
  private static final int LONGEST_TOKEN = 50;
  private static final int LONGEST_URL = 255;
  private static final Set<String> OPERATIONS = Set.of("create", "edit", "delete", "all");
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private final Catalogue catalogue;
  private final Condition condition;
  private final Clock clock;

  ChannelBody(Catalogue catalogue, Condition condition, Clock clock) {
    this.catalogue = catalogue;
    this.condition = condition;
    this.clock = clock;
  }

  /**
   * The channel somebody asked for.
   *
   * @throws zohosandbox.wire.ZohoError when Zoho would refuse it
   */
  JsonObject checked(JsonObject sent, int index) {
    String root = "$.watch[%d].".formatted(index);
    String token = Jsons.text(sent, "token").orElse("");
    if (token.length() > LONGEST_TOKEN) {
      throw WatchProblem.tooLong(root + "token", LONGEST_TOKEN);
    }
    JsonObjectBuilder row =
        Jsons.object()
            .add("channel_id", channelId(sent, index))
            .add("events", Jsons.texts(events(sent, index)))
            .add("channel_expiry", expiry(sent, root + "channel_expiry").toString())
            .add("notify_url", notifyUrl(sent, root + "notify_url"))
            .add("token", token)
            .add(
                "return_affected_field_values",
                flag(sent, root, "return_affected_field_values", false))
            .add("notify_on_related_action", flag(sent, root, "notify_on_related_action", true));
    if (!Jsons.isNull(sent, "notification_condition")) {
      condition.check(sent, index);
      row.add("notification_condition", sent.get("notification_condition"));
    }
    return row.build();
  }

  private static boolean flag(JsonObject sent, String root, String name, boolean usual) {
    if (Jsons.isNull(sent, name)) {
      return usual;
    }
    if (sent.get(name) != JsonValue.TRUE && sent.get(name) != JsonValue.FALSE) {
      throw WatchProblem.wrongType(root + name, "boolean");
    }
    return sent.getBoolean(name);
  }

  /** The number somebody chose, as text; it may have come as a number. */
  static String channelId(JsonObject sent, int index) {
    String path = "$.watch[%d].channel_id".formatted(index);
    if (Jsons.isNull(sent, "channel_id")) {
      throw WatchProblem.missing(path);
    }
    String id = Jsons.text(sent, "channel_id").orElseGet(() -> sent.get("channel_id").toString());
    if (!id.matches("[0-9]{1,19}")) {
      throw WatchProblem.wrongType(path, "bigint");
    }
    return id;
  }

  /** The events somebody named, each once. */
  List<String> events(JsonObject sent, int index) {
    String path = "$.watch[%d].events".formatted(index);
    if (!(sent.get("events") instanceof JsonArray events) || events.isEmpty()) {
      throw WatchProblem.missing(path);
    }
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < events.size(); i++) {
      String name = events.get(i) instanceof JsonString text ? text.getString() : "";
      int dot = name.lastIndexOf('.');
      if (dot < 1
          || !OPERATIONS.contains(name.substring(dot + 1))
          || !isWatchable(name.substring(0, dot))) {
        throw WatchProblem.unknown("%s[%d]".formatted(path, i), name);
      }
      names.add(name);
    }
    return List.copyOf(names);
  }

  private boolean isWatchable(String module) {
    return module.equals(PeopleEvents.NAME) || catalogue.find(module).isPresent();
  }

  /** At most a week; whoever asks for more, or for nothing, gets an hour without a word. */
  private Instant expiry(JsonObject sent, String path) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    if (Jsons.isNull(sent, "channel_expiry")) {
      return now.plus(USUAL);
    }
    Optional<String> text = Jsons.text(sent, "channel_expiry");
    try {
      Instant asked =
          OffsetDateTime.parse(text.orElse("")).toInstant().truncatedTo(ChronoUnit.SECONDS);
      if (!asked.isAfter(now)) {
        throw WatchProblem.wrongType(path, "datetime");
      }
      return asked.isAfter(now.plus(LONGEST)) ? now.plus(USUAL) : asked;
    } catch (DateTimeException e) {
      throw WatchProblem.wrongType(path, "datetime");
    }
  }

  private static String notifyUrl(JsonObject sent, String path) {
    if (Jsons.isNull(sent, "notify_url")) {
      throw WatchProblem.missing(path);
    }
    String url = Jsons.text(sent, "notify_url").orElse("");
    if (url.length() > LONGEST_URL) {
      throw WatchProblem.tooLong(path, LONGEST_URL);
    }
    if (!isCallable(url)) {
      throw WatchProblem.wrongType(path, "website");
    }
    return url;
  }

  private static boolean isCallable(String url) {
    try {
      URI uri = new URI(url);
      return uri.getHost() != null
          && ("https".equals(uri.getScheme())
              || "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
