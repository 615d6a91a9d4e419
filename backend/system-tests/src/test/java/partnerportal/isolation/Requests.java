package partnerportal.isolation;

import java.util.Map;

/** Bodies that would be taken if the thing were theirs. */
final class Requests {

  private static final String NOBODY = "0198c0de-0000-7000-8000-00000000c0de";

  private static final String AGAIN = "{\"password\":\"not theirs\"}";

  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry("POST /api/v1/leads", "{\"last_name\":\"Marsh\",\"company\":\"Marsh\"}"),
          Map.entry("POST /api/v1/leads/search", "{\"q\":\"canary\"}"),
          Map.entry("POST /api/v1/leads/export", "{}"),
          Map.entry("POST /api/v1/admin/leads/search", "{\"q\":\"canary\"}"),
          Map.entry("PATCH /api/v1/leads/{id}", "{\"need\":\"taken over\"}"),
          Map.entry("PATCH /api/v1/lead-forms/{id}", "{\"title\":\"taken over\"}"),
          Map.entry("POST /api/v1/admin/sync/blocked/{group}/retry", "{}"),
          Map.entry("PUT /api/v1/admin/sync/lanes/{lane}/pause", "{\"reason\":\"taken over\"}"),
          Map.entry(
              "POST /api/v1/members", "{\"email\":\"x@y.example\",\"role\":\"PARTNER_MEMBER\"}"),
          Map.entry("PATCH /api/v1/members/{id}", "{\"role\":\"PARTNER_VIEWER\"}"),
          Map.entry("POST /api/v1/members/{id}/disable", "{\"leads_to\":\"" + NOBODY + "\"}"),
          Map.entry(
              "POST /api/v1/me/email", "{\"email\":\"x@y.example\",\"password\":\"not theirs\"}"),
          Map.entry("POST /api/v1/me/second-factor", AGAIN),
          Map.entry("PUT /api/v1/me/second-factor", "{\"code\":\"000000\"}"),
          Map.entry("POST /api/v1/me/second-factor/end", AGAIN),
          Map.entry("POST /api/v1/me/second-factor/recovery-codes", AGAIN),
          Map.entry(
              "POST /api/v1/admin/sync/audits/{id}/drift/{n}/resolution", "{\"use\":\"crm\"}"),
          Map.entry("POST /api/v1/admin/sync/audits/{id}/resolutions", "{\"use\":\"suggested\"}"),
          Map.entry(
              "POST /api/v1/admin/partners/{id}/views", "{\"reason\":\"They asked for help\"}"),
          Map.entry(
              "PUT /api/v1/admin/sign-in-rules",
              "{\"second_step_of\":\"nobody\",\"grace_days\":7}"),
          Map.entry("PUT /api/v1/partner/logo", "<svg onload='taken over'>"),
          Map.entry("PUT /api/v1/ownership-offer", "{\"member\":\"" + NOBODY + "\"}"));

  /** An operation that also names things in its body, as {@link #naming} says. */
  private static final Map<String, String> NAMING =
      Map.of(
          "POST /api/v1/members/{id}/disable", "{\"leads_to\":\"%s\"}",
          "PUT /api/v1/ownership-offer", "{\"member\":\"%s\"}",
          "POST /api/v1/admin/sync/blocked/{group}/retry", "{\"records\":[\"%s\"]}");

  private Requests() {}

  /**
   * What is sent to an operation.
   *
   * @throws IllegalStateException for one nobody told of: whoever adds an operation says here what
   *     it takes
   */
  static String bodyOf(Operation operation) {
    if (!operation.body()) return null;
    var body = BODIES.get(operation.toString());
    if (body == null) throw new IllegalStateException("What does " + operation + " take?");
    return body;
  }

  /** A version nobody has to guess: whatever is there now. */
  static Map<String, String> headersOf(Operation operation, String etag) {
    if (!operation.method().equals("PATCH")) return Map.of();
    var type =
        operation.path().equals("/api/v1/leads/{id}")
            ? "application/merge-patch+json"
            : "application/json";
    return Map.of("If-Match", etag, "Content-Type", type);
  }

  /** The operations that name a thing in their body, with the place for its id. */
  static Map<String, String> naming() {
    return NAMING;
  }
}
