package partnerportal.chaos;

import jakarta.json.JsonValue;
import java.net.URI;
import java.util.Map;

/**
 * A partner company whose owner is signed in.
 *
 * @param publicAddress the address people use
 * @param cookie of the owner's session
 * @param form the key of its public form
 */
final class ChaosPartner {

  private final String company;
  private final URI publicAddress;
  private final String cookie;
  private final String form;
  private volatile String token;

  ChaosPartner(String company, URI publicAddress, String cookie, String form) {
    this.company = company;
    this.publicAddress = publicAddress;
    this.cookie = cookie;
    this.form = form;
  }

  String company() {
    return company;
  }

  String form() {
    return form;
  }

  /**
   * What authorises a call, fetched from that node when there is none.
   *
   * @throws Wire.Silent when the node does not answer
   */
  Map<String, String> authorization(URI node) {
    var held = token;
    if (held == null) {
      var headers =
          Map.of(
              "Cookie",
              cookie,
              "Origin",
              publicAddress.toString(),
              "Sec-Fetch-Site",
              "same-origin",
              "Content-Type",
              "application/json");
      var reply =
          Wire.send(
              "POST",
              node.resolve("/api/v1/session/token"),
              headers,
              JsonValue.EMPTY_JSON_OBJECT.toString());
      if (reply.status() != 200) throw new Wire.Silent("no token: " + reply.status());
      held = reply.json().getString("token");
      token = held;
    }
    return Map.of("Authorization", "Bearer " + held);
  }

  /** The token was not taken. */
  void tokenRefused() {
    token = null;
  }
}
