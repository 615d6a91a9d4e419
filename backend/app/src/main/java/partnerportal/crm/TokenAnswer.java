package partnerportal.crm;

import java.time.Duration;

/**
 * What Zoho Accounts says to a refresh. The body decides, not the status: most failures come with
 * HTTP 200 and an {@code error} member, and the throttle's text is translated (accounts protocol;
 * zoho-crm v8 §1.3).
 */
sealed interface TokenAnswer {

  /** A new access token. */
  record Granted(String token, String apiDomain, Duration life) implements TokenAnswer {}

  /** Too many refreshes; Zoho blocks the grant for the rest of ten minutes. */
  record Throttled() implements TokenAnswer {}

  /** The grant is dead or the client is wrong; asking again does not help. */
  record Dead(String cause) implements TokenAnswer {}

  /** Nothing to be learned from it. */
  record Unclear(int status) implements TokenAnswer {}

  static TokenAnswer of(ZohoReply reply) {
    var body = reply.body();
    var token = body.getString("access_token", "");
    if (!token.isEmpty()) {
      var life =
          body.containsKey("expires_in") ? Math.max(1, body.getInt("expires_in", 3600)) : 3600;
      return new Granted(token, body.getString("api_domain", ""), Duration.ofSeconds(life));
    }
    var error = body.getString("error", "");
    if (body.getString("status", "").equals("failure") || error.equalsIgnoreCase("access denied"))
      return new Throttled();
    return switch (error) {
      case "" -> new Unclear(reply.status());
      case "invalid_code", "invalid_grant" ->
          new Dead("The CRM's consent was revoked or has ended; connect the CRM again.");
      case "invalid_client", "invalid_client_secret" ->
          new Dead(
              "The CRM does not know the portal's client ("
                  + error
                  + "); check its id, secret and data centre.");
      case "invalid_redirect_uri",
          "invalid_scope",
          "invalid_request",
          "unsupported_grant_type",
          "unauthorized_client" ->
          new Dead("The CRM refuses the connection (" + error + "); connect the CRM again.");
      default -> new Unclear(reply.status());
    };
  }
}
