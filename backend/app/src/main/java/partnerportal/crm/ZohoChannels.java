package partnerportal.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import partnerportal.crm.CrmPace.Caller;

/** Notification channels: the CRM calls us when records change, for a week at most. */
@ApplicationScoped
public class ZohoChannels {

  /** Characters a token may have (v8 notifications). */
  public static final int TOKEN_LENGTH = 50;

  @Inject ZohoCalls calls;
  @Inject CrmMappings mappings;

  /**
   * Asks for a channel, or renews it under the same id.
   *
   * @param token echoed in every callback; the only thing that shows it is Zoho's
   * @return when the channel ends by the CRM's word
   */
  public Instant watch(
      UUID organization,
      RecordKind kind,
      String channelId,
      String token,
      String notifyUrl,
      Instant until) {
    var module = mappings.of(organization).module(kind);
    var channel =
        Json.createObjectBuilder()
            .add("channel_id", channelId)
            .add(
                "events",
                Json.createArrayBuilder(
                    List.of(module + ".create", module + ".edit", module + ".delete")))
            .add("channel_expiry", ZohoTime.text(until))
            .add("token", token)
            .add("notify_url", notifyUrl)
            .add("notify_on_related_action", false);
    var body =
        Json.createObjectBuilder()
            .add("watch", Json.createArrayBuilder().add(channel))
            .build()
            .toString();
    var reply =
        calls.write(
            organization,
            Caller.IN,
            Cost.write("watch", 1),
            (api, authorization) -> api.watch(authorization, body));
    var row = reply.rows("watch").stream().findFirst().orElse(reply.body());
    var answer = ZohoAnswer.of(reply.status(), row.getString("code", ""));
    if (answer == ZohoAnswer.DONE) return granted(row, until);
    reply.orFail();
    throw new CrmFailure.Refused(
        answer, Refusal.readable(row.getString("code", ""), ZohoRecords.object(row, "details")));
  }

  private static Instant granted(JsonObject row, Instant asked) {
    return ZohoRecords.objects(ZohoRecords.object(row, "details"), "events").stream()
        .map(event -> ZohoTime.instant(ZohoRecords.text(event, "channel_expiry")))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(asked);
  }

  /** Whether the CRM still has a channel of ours. */
  public boolean watches(UUID organization, String channelId) {
    var reply =
        calls.read(
            organization,
            Caller.IN,
            Cost.read("watches"),
            (api, token) -> api.watches(token, channelId));
    return !reply.nothing() && !reply.orFail().rows("watch").isEmpty();
  }
}
