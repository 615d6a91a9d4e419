package zohosandbox.notifications;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.List;
import java.util.stream.Stream;
import zohosandbox.store.Ids;
import zohosandbox.wire.Addresses;
import zohosandbox.wire.Jsons;

/** The living subscriptions as Zoho lists them: one entry for each module of a channel. */
public final class ChannelList {

  private final Channels channels;
  private final Addresses addresses;

  public ChannelList(Channels channels, Addresses addresses) {
    this.channels = channels;
    this.addresses = addresses;
  }

  /** All of them, the ones of a channel side by side. */
  public List<JsonObject> all() {
    return channels.all().stream().flatMap(this::entries).toList();
  }

  private Stream<JsonObject> entries(JsonObject row) {
    return modules(row).stream().map(module -> entry(row, module));
  }

  private JsonObject entry(JsonObject row, String module) {
    List<String> events =
        events(row).stream().filter(event -> moduleOf(event).equals(module)).toList();
    var entry = Jsons.copy(row).add("events", Jsons.texts(events));
    resource(row, module).forEach(entry::add);
    return entry.build();
  }

  /** What a channel watches in a module, as answers to writes show it. */
  JsonObject resource(JsonObject row, String module) {
    return place(row, module)
        .add("resource_name", module)
        .add("channel_expiry", channels.time(row.getString("channel_expiry")))
        .build();
  }

  /** Which module a channel watches. */
  JsonObjectBuilder place(JsonObject row, String module) {
    return Jsons.object()
        .add("resource_uri", addresses.crm() + "/crm/v8/" + module)
        .add("resource_id", Ids.named("module " + module))
        .add("channel_id", row.getString("channel_id"));
  }

  static List<String> modules(JsonObject row) {
    return events(row).stream().map(ChannelList::moduleOf).distinct().toList();
  }

  private static List<String> events(JsonObject row) {
    return row.getJsonArray("events").getValuesAs(JsonString::getString);
  }

  private static String moduleOf(String event) {
    return event.substring(0, event.lastIndexOf('.'));
  }
}
