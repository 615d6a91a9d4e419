package zohosandbox.accounts;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import zohosandbox.wire.Jsons;

/** How the accounts server says no: HTTP 200 and a word, except when it was asked too often. */
public final class OAuthError {

  private OAuthError() {}

  static Response of(String word) {
    return Response.ok(Jsons.object().add("error", word).build(), MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  /** The body of a refusal that means “too often”, which is no other's. */
  public static String accessDenied() {
    return Jsons.object()
        .add(
            "error_description",
            "You have made too many requests continuously. Please try again after some time.")
        .add("error", "Access Denied")
        .add("status", "failure")
        .build()
        .toString();
  }

  static Response tooOften() {
    return Response.status(400)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(accessDenied())
        .build();
  }
}
