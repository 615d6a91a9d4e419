package partnerportal.systems;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How the CRM reports changes of one module to the portal; here used by those who would like to be
 * the CRM.
 *
 * @param module the CRM's word
 * @param id the number of the channel
 * @param address where the portal wants to be told
 * @param token what the portal wants to hear; empty for none
 */
public record Channel(String module, String id, URI address, Optional<String> token) {

  /** The same channel with another token, or none for null. */
  public Channel withToken(String other) {
    return new Channel(module, id, address, Optional.ofNullable(other));
  }

  /** Reports an update of one record with values of one's own. */
  public Reply reports(String record, JsonObject values) {
    var body =
        Json.createObjectBuilder()
            .add("server_time", Instant.now().toEpochMilli())
            .add("query_params", Json.createObjectBuilder())
            .add("module", module)
            .add("resource_uri", "https://www.zohoapis.com/crm/v8/" + module)
            .add("ids", Json.createArrayBuilder().add(record))
            .add("affected_fields", Json.createArrayBuilder())
            .add(
                "affected_values",
                Json.createArrayBuilder()
                    .add(Json.createObjectBuilder().add("record_id", record).add("values", values)))
            .add("operation", "update")
            .add("channel_id", id);
    token.ifPresent(word -> body.add("token", word));
    return Http.send(
        "POST", address, Map.of("Content-Type", "application/json"), body.build().toString());
  }
}
