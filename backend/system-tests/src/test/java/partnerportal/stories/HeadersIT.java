package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.Reply;
import partnerportal.systems.World;

/** What each kind of page and answer says a browser may do with it. */
@PlaysIn.SharedWorld
class HeadersIT {

  static final URI WEBSITE = URI.create("https://www.headers.example");
  static final String ELSEWHERE = "https://elsewhere.example";

  static final String NOBODY = "frame-ancestors 'none'";
  static final String NOT_KEPT = "no-store";
  static final String ASKED_AGAIN = "no-cache";

  World world = World.shared();
  PortalSystem portal = world.portal();
  String key = world.partner().owner().opensForm(WEBSITE);

  /**
   * A kind of page.
   *
   * @param framedBy part of its policy
   * @param kept part of its {@code Cache-Control}
   */
  record Kind(String path, int status, String framedBy, String kept) {}

  /** An answer that is no page has no policy. */
  static final String NO_PAGE = "";

  @Test
  void every_kind_of_page_and_answer_says_what_may_be_done_with_it() {
    for (var kind :
        List.of(
            new Kind("/portal/", 200, NOBODY, ASKED_AGAIN),
            new Kind("/portal/leads", 200, NOBODY, ASKED_AGAIN),
            new Kind("/portal/activate", 200, NOBODY, ASKED_AGAIN),
            new Kind("/portal/none.js", 404, NOBODY, NOT_KEPT),
            new Kind("/f/" + key, 200, "frame-ancestors " + WEBSITE, NOT_KEPT),
            new Kind("/f/none", 404, NOBODY, NOT_KEPT),
            new Kind("/crm/connected", 400, NOBODY, NOT_KEPT),
            new Kind("/nothing-here", 404, NO_PAGE, NOT_KEPT),
            new Kind("/w/lead-form.v1.js", 200, NO_PAGE, "public"),
            new Kind("/api/v1/leads", 401, NO_PAGE, NOT_KEPT),
            new Kind("/api/v1/forms/" + key, 200, NO_PAGE, NOT_KEPT),
            new Kind("/api/v1/nothing", 404, NO_PAGE, NOT_KEPT))) {
      var reply = portal.send("GET", kind.path(), Map.of(), null).expect(kind.status());

      assertThat(reply.header("X-Content-Type-Options")).as(kind.path()).hasValue("nosniff");
      assertThat(reply.header("Cache-Control").orElse("")).as(kind.path()).contains(kind.kept());
      if (!kind.framedBy().equals(NO_PAGE)) assertPage(kind, reply);
      assertThat(reply.header("Server")).as(kind.path()).isEmpty();
      assertThat(reply.header("X-Powered-By")).as(kind.path()).isEmpty();
    }
  }

  private static void assertPage(Kind kind, Reply reply) {
    var policy = reply.header("Content-Security-Policy").orElse("");
    assertThat(policy)
        .as(kind.path())
        .contains(kind.framedBy(), "default-src '", "base-uri 'none'")
        .doesNotContain("unsafe-inline", "unsafe-eval", "*", "http:");
    assertThat(reply.header("Referrer-Policy")).as(kind.path()).hasValue("no-referrer");
  }

  @Test
  void only_those_on_a_list_may_read_answers_from_another_origin() {
    var widgets = world.crm().widgets().toString();
    for (var path : List.of("/api/v1/admin/leads", "/api/v1/me", "/api/v1/live")) {
      assertThat(allowed(path, widgets)).as(path).isEqualTo(widgets);
      for (var origin : List.of(ELSEWHERE, widgets + ".example", "null", WEBSITE.toString()))
        assertThat(allowed(path, origin)).as(path + " " + origin).isEmpty();
    }
    for (var path : List.of("/api/v1/leads", "/api/v1/session/token", "/api/v1/members"))
      for (var origin : List.of(ELSEWHERE, widgets, WEBSITE.toString()))
        assertThat(allowed(path, origin)).as(path + " " + origin).isEmpty();
    var form = "/api/v1/forms/" + key;
    assertThat(allowed(form, WEBSITE.toString())).isEqualTo(WEBSITE.toString());
    for (var origin : List.of(ELSEWHERE, widgets, WEBSITE + ".example", "null"))
      assertThat(allowed(form, origin)).as(origin).isEmpty();
  }

  /** Who may read an answer, as it says itself; never with the session's cookie. */
  private String allowed(String path, String origin) {
    var said = "";
    for (var method : List.of("GET", "OPTIONS")) {
      var headers = Map.of("Origin", origin, "Access-Control-Request-Method", "GET");
      var reply = portal.send(method, path, headers, null);
      assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
      said = reply.header("Access-Control-Allow-Origin").orElse("");
    }
    return said;
  }

  @Test
  void another_sites_page_cannot_use_a_session_nor_begin_one() {
    var owner = world.partner().owner();
    var token = "{\"token\":\"a.b\"}";
    var email = "{\"email\":\"a@b.example\"}";
    for (var call :
        List.of(
            new String[] {"POST", "/api/v1/session", "{\"email\":\"a@b.example\",\"code\":\"1\"}"},
            new String[] {
              "PUT", "/api/v1/session", "{\"membership\":\"" + owner.membership() + "\"}"
            },
            new String[] {"DELETE", "/api/v1/session", null},
            new String[] {"POST", "/api/v1/session/token", null},
            new String[] {"POST", "/api/v1/session/codes", email},
            new String[] {"POST", "/api/v1/password-resets", email},
            new String[] {
              "PUT", "/api/v1/password-resets", "{\"token\":\"a.b\",\"password\":\"x\"}"
            },
            new String[] {"POST", "/api/v1/activations", token},
            new String[] {"POST", "/api/v1/activations/renewals", token},
            new String[] {"PUT", "/api/v1/email-changes", token}))
      for (var from :
          List.of(
              Map.of("Origin", ELSEWHERE),
              Map.of("Origin", "null"),
              Map.of("Sec-Fetch-Site", "cross-site"),
              Map.of("Sec-Fetch-Site", "same-site"))) {
        var headers = new java.util.HashMap<>(from);
        headers.put("Cookie", owner.cookie());
        headers.put("Content-Type", "application/json");

        var reply = portal.send(call[0], call[1], headers, call[2]);

        assertThat(reply.problem())
            .as(call[0] + " " + call[1] + " " + from)
            .isEqualTo("csrf-rejected");
      }
    assertThat(owner.signedIn()).isTrue();
  }
}
