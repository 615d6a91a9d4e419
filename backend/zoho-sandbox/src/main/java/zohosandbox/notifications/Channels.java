package zohosandbox.notifications;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import zohosandbox.metadata.Catalogue;
import zohosandbox.organization.Organization;
import zohosandbox.records.RecordEvent;
import zohosandbox.store.Store;
import zohosandbox.wire.Jsons;

/** The subscriptions of {@code actions/watch}. An expired one is as good as gone. */
public final class Channels {

  private static final String TABLE = "sandbox.channels";
  private static final List<String> SINGLE = List.of("create", "edit", "delete");

  private final Store store;
  private final Organization organization;
  private final Clock clock;
  private final Condition condition;
  private final ChannelBody body;

  public Channels(Store store, Catalogue catalogue, Organization organization, Clock clock) {
    this.store = store;
    this.organization = organization;
    this.clock = clock;
    this.condition = new Condition(catalogue);
    this.body = new ChannelBody(catalogue, condition, clock);
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

  /** Who wants to hear of what, for all that happens in one write. */
  Interest interest() {
    return new Interest();
  }

  /** Most events of a write are alike, so what is found for one holds for the others. */
  final class Interest {

    private final List<JsonObject> alive = all();
    private final Map<Alike, List<JsonObject>> known = new HashMap<>();

    private record Alike(String module, String operation, Set<String> changed) {}

    /** The subscriptions that want to hear of an event. */
    List<JsonObject> in(RecordEvent event) {
      return known.computeIfAbsent(
          new Alike(event.module().apiName(), event.operation(), event.changed()),
          alike -> alive.stream().filter(channel -> wants(channel, event)).toList());
    }
  }

  private boolean wants(JsonObject channel, RecordEvent event) {
    String module = event.module().apiName();
    List<String> events = events(channel);
    return (events.contains(module + "." + event.operation()) || events.contains(module + ".all"))
        && (!event.operation().equals("edit")
            || condition.allows(channel, event.module(), event.changed()));
  }

  private static List<String> events(JsonObject channel) {
    return channel.getJsonArray("events").getValuesAs(JsonString::getString);
  }

  /** Subscribes; a channel of that number is replaced. */
  JsonObject subscribe(JsonObject sent, int index) {
    return keep(body.checked(sent, index));
  }

  /** Replaces a subscription, which must be there. */
  JsonObject replace(JsonObject sent, int index) {
    require(sent, index);
    return subscribe(sent, index);
  }

  private JsonObject require(JsonObject sent, int index) {
    return find(ChannelBody.channelId(sent, index))
        .orElseThrow(() -> WatchProblem.notSubscribed(index));
  }

  /** Changes the members that were sent and leaves the others. */
  JsonObject patch(JsonObject sent, int index) {
    JsonObject before = require(sent, index);
    if (sent.get("_delete_events") == JsonValue.TRUE) {
      return withoutEvents(before, sent, index);
    }
    JsonObjectBuilder merged = Jsons.copy(before);
    sent.forEach(merged::add);
    return keep(body.checked(merged.build(), index));
  }

  /** The channel without some of its events; without any it is gone. */
  private JsonObject withoutEvents(JsonObject before, JsonObject sent, int index) {
    List<String> single = singly(events(before));
    List<String> unwanted = singly(body.events(sent, index));
    if (unwanted.stream().noneMatch(single::contains)) {
      throw WatchProblem.notSubscribed(index);
    }
    List<String> left = events(before);
    if (!left.containsAll(body.events(sent, index))) {
      left = single;
    }
    List<String> kept =
        left.stream()
            .filter(event -> singly(List.of(event)).stream().noneMatch(unwanted::contains))
            .toList();
    JsonObject row = Jsons.copy(before).add("events", Jsons.texts(kept)).build();
    if (kept.isEmpty()) {
      remove(before.getString("channel_id"));
      return before;
    }
    return keep(row);
  }

  /** The same events with {@code all} spelled out. */
  private static List<String> singly(List<String> events) {
    List<String> single = new ArrayList<>();
    for (String event : events) {
      int dot = event.lastIndexOf('.');
      if (event.endsWith(".all")) {
        SINGLE.forEach(operation -> single.add(event.substring(0, dot + 1) + operation));
      } else {
        single.add(event);
      }
    }
    return single.stream().distinct().toList();
  }

  private JsonObject keep(JsonObject row) {
    return store.write(
        changes -> {
          changes.put(TABLE, row.getString("channel_id"), row);
          return row;
        });
  }

  /** Ends a subscription; the one there was. */
  Optional<JsonObject> remove(String channelId) {
    return store.write(
        changes -> {
          Optional<JsonObject> there = Optional.ofNullable(store.rows(TABLE).get(channelId));
          changes.remove(TABLE, channelId);
          return there.filter(this::alive);
        });
  }

  /** Times in answers have the offset of this user. */
  String time(String moment) {
    return organization.integrationUser().time(Instant.parse(moment));
  }
}
