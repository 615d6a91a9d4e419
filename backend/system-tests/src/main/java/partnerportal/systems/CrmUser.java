package partnerportal.systems;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A person signed in to the CRM's screen; what they do carries their name there. */
public final class CrmUser {

  private final URI crm;
  private final String cookie;

  private CrmUser(URI crm, String cookie) {
    this.crm = crm;
    this.cookie = cookie;
  }

  static CrmUser signIn(URI crm, String name) {
    var doors = URI.create(crm + "/_sandbox/screen/session");
    var first = Http.send("GET", doors, Map.of("X-Sandbox-Screen", "1"), null).expect(200);
    var id =
        first.json().getJsonArray("users").getValuesAs(JsonObject.class).stream()
            .filter(user -> user.toString().contains("\"" + name + "\""))
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("Nobody called " + name + " works in the CRM"))
            .getString("id");
    var headers = new LinkedHashMap<String, String>();
    headers.put("X-Sandbox-Screen", "1");
    headers.put("Content-Type", "application/json");
    first.header("Set-Cookie").ifPresent(set -> headers.put("Cookie", set.split(";")[0]));
    var body = Json.createObjectBuilder().add("user", id).build().toString();
    var signedIn = Http.send("POST", doors, headers, body).expect(200, 201, 204);
    var cookie =
        signedIn
            .header("Set-Cookie")
            .or(() -> first.header("Set-Cookie"))
            .orElseThrow()
            .split(";")[0];
    return new CrmUser(crm, cookie);
  }

  /** Writes a new record and tells its id. */
  public String inserts(String module, JsonObject values) {
    return row(call("POST", "/crm/v8/" + module, data(values)))
        .getJsonObject("details")
        .getString("id");
  }

  /** Tries to change a record; the answer may be a refusal. */
  public Reply tryUpdate(String module, String id, JsonObject values) {
    return call("PUT", "/crm/v8/" + module + "/" + id, data(values));
  }

  /** Changes a record. */
  public void updates(String module, String id, JsonObject values) {
    row(tryUpdate(module, id, values));
  }

  /**
   * Turns a lead into a contact, an account and a deal.
   *
   * @param deal its name, stage and closing date at least
   * @return the id of the deal
   */
  public String converts(String lead, JsonObject deal) {
    var wish = Json.createObjectBuilder().add("overwrite", true).add("Deals", deal).build();
    var row = row(call("POST", "/crm/v8/Leads/" + lead + "/actions/convert", data(wish)));
    return row.getJsonObject("details").getJsonObject("Deals").getString("id");
  }

  /** Deletes a record. */
  public void deletes(String module, String id) {
    row(call("DELETE", "/crm/v8/" + module + "?ids=" + id, null));
  }

  /** A record, unless there is none for this user. */
  public Optional<JsonObject> reads(String module, String id) {
    var reply = call("GET", "/crm/v8/" + module + "/" + id, null).expect(200, 204);
    return reply.status() == 204
        ? Optional.empty()
        : Optional.of(reply.json().getJsonArray("data").getJsonObject(0));
  }

  /** The rows of a COQL query. */
  public List<JsonObject> asks(String query) {
    var body = Json.createObjectBuilder().add("select_query", query).build().toString();
    var reply = call("POST", "/crm/v8/coql", body).expect(200, 204);
    return reply.status() == 204
        ? List.of()
        : reply.json().getJsonArray("data").getValuesAs(JsonObject.class);
  }

  /** Any request with this person's session. */
  public Reply call(String method, String path, String body) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("X-Sandbox-Screen", "1");
    headers.put("Cookie", cookie);
    if (body != null) {
      headers.put("Content-Type", "application/json");
    }
    return Http.send(method, URI.create(crm + path), headers, body);
  }

  /** A write can fail inside a good answer, so the row decides. */
  private static JsonObject row(Reply reply) {
    var row = reply.expect(200, 201, 202).json().getJsonArray("data").getJsonObject(0);
    if (!"success".equals(row.getString("status"))) {
      throw new IllegalStateException("The CRM refused: " + row);
    }
    return row;
  }

  private static String data(JsonObject values) {
    return Json.createObjectBuilder()
        .add("data", Json.createArrayBuilder().add(values))
        .build()
        .toString();
  }
}
