package zohosandbox.notifications;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import zohosandbox.records.RecordEvent;
import zohosandbox.wire.Addresses;
import zohosandbox.wire.Jsons;

/** What a callback says. The inner form of what was affected is a guess: Zoho shows none. */
final class CallbackBody {

  private static final Map<String, String> WORDS =
      Map.of("create", "insert", "edit", "update", "delete", "delete");

  private final Addresses addresses;
  private final Clock clock;

  CallbackBody(Addresses addresses, Clock clock) {
    this.addresses = addresses;
    this.clock = clock;
  }

  JsonObject of(JsonObject channel, List<RecordEvent> events) {
    RecordEvent first = events.get(0);
    JsonObjectBuilder body =
        Jsons.object()
            .add("server_time", clock.millis())
            .add("query_params", queryOf(channel.getString("notify_url")))
            .add("module", first.module().apiName())
            .add("resource_uri", addresses.crm() + "/crm/v8/" + first.module().apiName())
            .add("ids", Jsons.texts(events.stream().map(RecordEvent::id).toList()))
            .add(
                "affected_fields",
                Jsons.values(events.stream().map(CallbackBody::affectedFields).toList()));
    if (channel.getBoolean("return_affected_field_values", false)) {
      body.add(
          "affected_values",
          Jsons.values(events.stream().map(CallbackBody::affectedValues).toList()));
    }
    return body.add("operation", WORDS.get(first.operation()))
        .add("channel_id", channel.getString("channel_id"))
        .add("token", channel.getString("token"))
        .build();
  }

  private static JsonObject affectedFields(RecordEvent event) {
    return Jsons.object().add(event.id(), Jsons.texts(event.changed())).build();
  }

  private static JsonObject affectedValues(RecordEvent event) {
    JsonObjectBuilder values = Jsons.object();
    event
        .changed()
        .forEach(name -> values.add(name, event.row().getOrDefault(name, JsonValue.NULL)));
    return Jsons.object().add("record_id", event.id()).add("values", values).build();
  }

  private static JsonObject queryOf(String url) {
    JsonObjectBuilder query = Jsons.object();
    String text = URI.create(url).getRawQuery();
    if (text != null) {
      for (String pair : text.split("&")) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        query.add(
            URLDecoder.decode(name, StandardCharsets.UTF_8),
            URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    return query.build();
  }
}
