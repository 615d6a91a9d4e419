package zohosandbox.notifications;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import zohosandbox.wire.Jsons;
import zohosandbox.wire.ZohoError;

/** {@code /crm/v8/actions/watch}. */
@Path("crm/v8/actions/watch")
@Produces(MediaType.APPLICATION_JSON)
public final class WatchResource {

  private static final int MOST_PER_PAGE = 200;
  private static final String SUBSCRIBED =
      "Successfully subscribed for actions-watch of the given module";
  private static final String UPDATED = "Successfully updated the subscribe details";
  private static final String REMOVED = "Successfully removed the subscribe details";
  private static final String ENDED = "Successfully un-subscribed from actions-watch";

  private final Channels channels;
  private final ChannelList channelList;

  public WatchResource(Channels channels, ChannelList channelList) {
    this.channels = channels;
    this.channelList = channelList;
  }

  @POST
  public Response subscribe(byte[] body) {
    return each(201, body, (sent, index) -> success(channels.subscribe(sent, index), SUBSCRIBED));
  }

  @PUT
  public Response replace(byte[] body) {
    return each(200, body, (sent, index) -> success(channels.replace(sent, index), UPDATED));
  }

  @PATCH
  public Response patch(byte[] body) {
    return each(
        200,
        body,
        (sent, index) -> {
          boolean deletes = sent.get("_delete_events") == JsonValue.TRUE;
          return success(channels.patch(sent, index), deletes ? REMOVED : UPDATED);
        });
  }

  @GET
  public Response list(
      @QueryParam("channel_id") String channelId,
      @QueryParam("module") String module,
      @QueryParam("page") @DefaultValue("1") int page,
      @QueryParam("per_page") @DefaultValue("200") int perPage) {
    if (page < 1 || perPage < 1 || perPage > MOST_PER_PAGE) {
      throw ZohoError.invalidParameter(page < 1 ? "page" : "per_page");
    }
    List<JsonObject> all =
        channelList.all().stream()
            .filter(row -> channelId == null || row.getString("channel_id").equals(channelId))
            .filter(row -> module == null || row.getString("resource_name").equals(module))
            .toList();
    List<JsonObject> shown = all.stream().skip((page - 1L) * perPage).limit(perPage).toList();
    if (shown.isEmpty()) {
      return Response.noContent().build();
    }
    JsonObject info =
        Jsons.object()
            .add("per_page", perPage)
            .add("count", shown.size())
            .add("page", page)
            .add("more_records", all.size() > (long) page * perPage)
            .build();
    return Response.ok(Jsons.object().add("watch", Jsons.values(shown)).add("info", info).build())
        .build();
  }

  @DELETE
  public Response unsubscribe(@QueryParam("channel_ids") String channelIds) {
    if (channelIds == null || channelIds.isBlank()) {
      throw ZohoError.missingParameter("channel_ids");
    }
    List<String> ids = Arrays.stream(channelIds.split(",")).map(String::strip).toList();
    List<JsonObject> results = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      Optional<JsonObject> ended = channels.remove(ids.get(i));
      if (ended.isEmpty()) {
        results.add(WatchProblem.notSubscribed(i).body());
      }
      ended.ifPresent(row -> results.addAll(ends(row)));
    }
    return answer(200, results);
  }

  /** One result for each module of a channel that is gone. */
  private List<JsonObject> ends(JsonObject row) {
    return ChannelList.modules(row).stream()
        .map(module -> channelList.place(row, module).build())
        .map(place -> result(place, ENDED))
        .toList();
  }

  private static Response each(
      int allGood, byte[] body, BiFunction<JsonObject, Integer, JsonObject> step) {
    if (!(Jsons.body(body).get("watch") instanceof JsonArray watch) || watch.isEmpty()) {
      throw ZohoError.badRequest(
          "MANDATORY_NOT_FOUND",
          Jsons.object().add("api_name", "watch").add("json_path", "$.watch").build(),
          "required field not found");
    }
    List<JsonObject> results = new ArrayList<>();
    for (int i = 0; i < watch.size(); i++) {
      results.add(attempt(watch.get(i), i, step));
    }
    return answer(allGood, results);
  }

  private static JsonObject attempt(
      JsonValue sent, int index, BiFunction<JsonObject, Integer, JsonObject> step) {
    try {
      if (sent instanceof JsonObject object) {
        return step.apply(object, index);
      }
      throw ZohoError.invalidData(
          Jsons.object()
              .add("expected_data_type", "jsonobject")
              .add("json_path", "$.watch[%d]".formatted(index))
              .build());
    } catch (ZohoError e) {
      return e.body();
    }
  }

  private static Response answer(int allGood, List<JsonObject> results) {
    long good = results.stream().filter(r -> r.getString("status").equals("success")).count();
    int status = good == results.size() ? allGood : good == 0 ? 400 : 207;
    return Response.status(status)
        .entity(Jsons.object().add("watch", Jsons.values(results)).build())
        .build();
  }

  private JsonObject success(JsonObject row, String message) {
    List<JsonObject> events =
        ChannelList.modules(row).stream().map(m -> channelList.resource(row, m)).toList();
    return result(Jsons.object().add("events", Jsons.values(events)).build(), message);
  }

  private static JsonObject result(JsonObject details, String message) {
    return Jsons.object()
        .add("code", "SUCCESS")
        .add("details", details)
        .add("message", message)
        .add("status", "success")
        .build();
  }
}
