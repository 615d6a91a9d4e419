package zohosandbox.notifications;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import zohosandbox.metadata.Catalogue;
import zohosandbox.organization.Organization;
import zohosandbox.records.RecordEvent;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** The subscriptions of {@code actions/watch}. An expired one is as good as gone. */
public final class Channels {

  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Duration USUAL = Duration.ofHours(1);
  private static final int LONGEST_TOKEN = 50;
  private static final int LONGEST_URL = 255;
  private static final int MOST_CONDITION_FIELDS = 10;
  private static final Set<String> OPERATIONS = Set.of("create", "edit", "delete", "all");
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final String TABLE = "sandbox.channels";

  private final Store store;
  private final Catalogue catalogue;
  private final Organization organization;
  private final Clock clock;

  public Channels(Store store, Catalogue catalogue, Organization organization, Clock clock) {
    this.store = store;
    this.catalogue = catalogue;
    this.organization = organization;
    this.clock = clock;
  }

  /** All subscriptions that are still alive, as they are kept. */
  public List<JsonObject> all() {
    return store.read(() -> store.rows(TABLE).values().stream().filter(this::alive).toList());
  }

  private boolean alive(JsonObject channel) {
    return clock.instant().isBefore(Instant.parse(channel.getString("channel_expiry")));
  }

  Optional<JsonObject> find(String channelId) {
    return store.find(TABLE, channelId).filter(this::alive);
  }

  /** The subscriptions that want to hear of an event. */
  List<JsonObject> interestedIn(RecordEvent event) {
    return all().stream().filter(channel -> wants(channel, event)).toList();
  }

  private static boolean wants(JsonObject channel, RecordEvent event) {
    String module = event.module().apiName();
    Set<String> events =
        Set.copyOf(channel.getJsonArray("events").getValuesAs(JsonString::getString));
    if (!events.contains(module + "." + event.operation()) && !events.contains(module + ".all")) {
      return false;
    }
    Set<String> fields = conditionFields(channel, module);
    return !event.operation().equals("edit")
        || fields.isEmpty()
        || fields.stream().anyMatch(event.changed()::contains);
  }

  /** Subscribes, or replaces the subscription of that channel. */
  JsonObject subscribe(JsonObject sent, int index) {
    JsonObject row = checked(sent, index);
    keep(row);
    return row;
  }

  /** Changes the members that were sent and leaves the others. */
  JsonObject patch(JsonObject sent, int index) {
    String id = channelId(sent, index);
    JsonObject before = find(id).orElseThrow(() -> notSubscribed(index));
    if (sent.getBoolean("_delete_events", false)) {
      return withoutEvents(before, sent, index);
    }
    JsonObjectBuilder merged = Jsons.copy(before);
    sent.forEach(merged::add);
    if (!sent.containsKey("channel_expiry")) {
      merged.add("channel_expiry", before.getString("channel_expiry"));
    }
    JsonObject row = checked(merged.build(), index);
    keep(row);
    return row;
  }

  private JsonObject withoutEvents(JsonObject before, JsonObject sent, int index) {
    List<String> left = new ArrayList<>(events(before, index));
    left.removeAll(events(sent, index));
    JsonObject row = Jsons.copy(before).add("events", Jsons.texts(left)).build();
    if (left.isEmpty()) {
      remove(before.getString("channel_id"));
    } else {
      keep(row);
    }
    return row;
  }

  private void keep(JsonObject row) {
    store.write(
        changes -> {
          changes.put(TABLE, row.getString("channel_id"), row);
          return null;
        });
  }

  /** Ends a subscription; whether there was one. */
  boolean remove(String channelId) {
    return store.write(
        changes -> {
          boolean there = store.rows(TABLE).containsKey(channelId);
          changes.remove(TABLE, channelId);
          return there;
        });
  }

  private JsonObject checked(JsonObject sent, int index) {
    String id = channelId(sent, index);
    String token = Jsons.text(sent, "token").orElse("");
    if (token.length() > LONGEST_TOKEN) {
      throw invalid("token", index, "maximum_length", LONGEST_TOKEN);
    }
    JsonObjectBuilder row =
        Jsons.object()
            .add("channel_id", id)
            .add("events", Jsons.texts(events(sent, index)))
            .add("channel_expiry", expiry(sent, index).toString())
            .add("notify_url", notifyUrl(sent, index))
            .add("token", token)
            .add(
                "return_affected_field_values",
                sent.getBoolean("return_affected_field_values", false))
            .add("notify_on_related_action", sent.getBoolean("notify_on_related_action", true));
    if (!Jsons.isNull(sent, "notification_condition")) {
      requireCondition(sent, index);
      row.add("notification_condition", sent.get("notification_condition"));
    }
    return row.build();
  }

  private static String channelId(JsonObject sent, int index) {
    if (Jsons.isNull(sent, "channel_id")) {
      throw missing("channel_id", index);
    }
    String id = Jsons.text(sent, "channel_id").orElseGet(() -> sent.get("channel_id").toString());
    if (!id.matches("[0-9]{1,19}")) {
      throw invalid("channel_id", index, "expected_data_type", "bigint");
    }
    return id;
  }

  private List<String> events(JsonObject sent, int index) {
    if (!(sent.get("events") instanceof JsonArray events) || events.isEmpty()) {
      throw missing("events", index);
    }
    Set<String> names = new LinkedHashSet<>();
    for (var value : events) {
      String name = value instanceof JsonString text ? text.getString() : "";
      int dot = name.lastIndexOf('.');
      if (dot < 1
          || !OPERATIONS.contains(name.substring(dot + 1))
          || catalogue.find(name.substring(0, dot)).isEmpty()) {
        throw invalid("events", index, "value", name);
      }
      names.add(name);
    }
    return List.copyOf(names);
  }

  private Instant expiry(JsonObject sent, int index) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Optional<String> text = Jsons.text(sent, "channel_expiry");
    if (text.isEmpty()) {
      return now.plus(USUAL);
    }
    try {
      Instant asked = OffsetDateTime.parse(text.get()).toInstant().truncatedTo(ChronoUnit.SECONDS);
      if (!asked.isAfter(now)) {
        throw invalid("channel_expiry", index, "expected_data_type", "datetime");
      }
      return asked.isAfter(now.plus(LONGEST)) ? now.plus(USUAL) : asked;
    } catch (DateTimeException e) {
      throw invalid("channel_expiry", index, "expected_data_type", "datetime");
    }
  }

  private static String notifyUrl(JsonObject sent, int index) {
    String url = Jsons.text(sent, "notify_url").orElseThrow(() -> missing("notify_url", index));
    if (url.length() > LONGEST_URL || !isCallable(url)) {
      throw invalid("notify_url", index, "expected_data_type", "website");
    }
    return url;
  }

  private static boolean isCallable(String url) {
    try {
      URI uri = new URI(url);
      return uri.getHost() != null
          && ("https".equals(uri.getScheme())
              || "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
    } catch (java.net.URISyntaxException e) {
      return false;
    }
  }

  private void requireCondition(JsonObject sent, int index) {
    Set<String> fields = new LinkedHashSet<>();
    if (!(sent.get("notification_condition") instanceof JsonArray conditions)) {
      throw invalid("notification_condition", index, "expected_data_type", "jsonarray");
    }
    for (var value : conditions) {
      if (!(value instanceof JsonObject condition)
          || !Jsons.text(condition, "type").orElse("").equals("field_selection")
          || !(condition.get("module") instanceof JsonObject module)) {
        throw invalid("notification_condition", index, "type", "field_selection");
      }
      String name = Jsons.text(module, "api_name").orElse("");
      Set<String> selected = selected(condition);
      if (selected.isEmpty()
          || !selected.stream().allMatch(f -> catalogue.module(name).field(f).isPresent())) {
        throw invalid("notification_condition", index, "module", name);
      }
      fields.addAll(selected);
    }
    if (fields.size() > MOST_CONDITION_FIELDS) {
      throw invalid("notification_condition", index, "maximum_length", MOST_CONDITION_FIELDS);
    }
  }

  private static Set<String> conditionFields(JsonObject channel, String module) {
    Set<String> fields = new LinkedHashSet<>();
    if (channel.get("notification_condition") instanceof JsonArray conditions) {
      conditions.getValuesAs(JsonObject.class).stream()
          .filter(c -> c.getJsonObject("module").getString("api_name").equals(module))
          .forEach(c -> fields.addAll(selected(c)));
    }
    return fields;
  }

  private static Set<String> selected(JsonObject condition) {
    Set<String> fields = new LinkedHashSet<>();
    if (condition.get("field_selection") instanceof JsonObject selection) {
      if (selection.get("group") instanceof JsonArray group) {
        group.stream()
            .filter(JsonObject.class::isInstance)
            .forEach(member -> addField(fields, member.asJsonObject()));
      } else {
        addField(fields, selection);
      }
    }
    return fields;
  }

  private static void addField(Set<String> fields, JsonObject member) {
    if (member.get("field") instanceof JsonObject field) {
      Jsons.text(field, "api_name").ifPresent(fields::add);
    }
  }

  /** Times in answers have the offset of this user. */
  String time(String moment) {
    return organization.integrationUser().time(Instant.parse(moment));
  }

  static ZohoError notSubscribed(int index) {
    return ZohoError.badRequest(
        "NOT_SUBSCRIBED",
        Jsons.object()
            .add("api_name", "channel_id")
            .add("json_path", "$.watch[%d].channel_id".formatted(index))
            .build(),
        "Not subscribed");
  }

  private static ZohoError missing(String name, int index) {
    return ZohoError.badRequest(
        "MANDATORY_NOT_FOUND",
        Jsons.object()
            .add("api_name", name)
            .add("json_path", "$.watch[%d].%s".formatted(index, name))
            .build(),
        "required field not found");
  }

  private static ZohoError invalid(String name, int index, String detail, Object value) {
    JsonObjectBuilder details =
        Jsons.object()
            .add("api_name", name)
            .add("json_path", "$.watch[%d].%s".formatted(index, name));
    if (value instanceof Integer number) {
      details.add(detail, number);
    } else {
      details.add(detail, value.toString());
    }
    return ZohoError.invalidData(details.build());
  }
}
