package zohosandbox.accounts;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import zohosandbox.wire.Jsons;

/**
 * What somebody allowed.
 *
 * @param user whose rights a token carries
 * @param scopes what it may be used for
 */
record Consent(String user, Scopes scopes) {

  static Consent of(JsonObject row) {
    return new Consent(
        row.getString("user"), Scopes.of(row.getString("scope", Scopes.EVERYTHING.toString())));
  }

  JsonObjectBuilder row() {
    return Jsons.object().add("user", user).add("scope", scopes.toString());
  }
}
