package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import partnerportal.systems.Member;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.Reply;
import partnerportal.systems.World;

/** Whatever goes wrong under /api is told in one form, whoever noticed it. */
@PlaysIn.SharedWorld
class ProblemsIT {

  static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  World world = World.shared();
  PortalSystem portal = world.portal();

  @Test
  void an_address_that_does_not_exist() {
    assertProblem(portal.send("GET", "/api/v1/nothing-here", Map.of(), null), 404, "not-found");
    assertProblem(portal.send("GET", "/api/elsewhere", Map.of(), null), 404, "not-found");
  }

  @Test
  void what_somebody_holds_for_too_long_is_not_waited_for() {
    var partner = world.partner();
    var owner = partner.owner();
    var another = world.partner().owner();
    var lead = Member.lead("Ruth Halloran", "Tanner Packaging");
    var key = "stuck-" + partner.crmId();

    world
        .postgres()
        .stuckAfter(
            "select 1 from partner where name = '%s' for update".formatted(partner.company()),
            () -> {
              var submission = CompletableFuture.supplyAsync(() -> owner.trySubmit(lead, key));
              another.get("/api/v1/me").expect(200);
              var refused = submission.join();
              assertProblem(refused, 503, "temporarily-unavailable");
              assertThat(refused.header("Retry-After")).isPresent();
            });

    owner.trySubmit(lead, key).expect(201);
  }

  @Test
  void a_method_that_does_not_fit() {
    assertProblem(portal.send("PUT", "/api/v1/jwks", JSON, "{}"), 405, "method-not-allowed");
  }

  @Test
  void nobody_signed_in() {
    assertProblem(portal.send("GET", "/api/v1/leads", Map.of(), null), 401, "unauthenticated");
  }

  @Test
  void a_token_nobody_signed() {
    var bearer = Map.of("Authorization", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.");
    assertProblem(portal.send("GET", "/api/v1/leads", bearer, null), 401, "unauthenticated");
  }

  @Test
  void a_body_that_is_no_json() {
    assertProblem(signIn("{\"email\": "), 400, "malformed-json");
    assertProblem(
        signIn("{\"email\":\"a@b.example\",\"email\":\"c@d.example\",\"password\":\"x\"}"),
        400,
        "malformed-json");
  }

  @Test
  void a_number_without_end() {
    assertProblem(signIn("{\"email\":1e99999999999}"), 400, "malformed-json");
    assertProblem(signIn("{\"email\":" + "9".repeat(60_000) + "}"), 422, "validation-failed");
  }

  @Test
  void values_that_are_missing_are_named() {
    var reply = signIn("{\"email\":\"\",\"password\":\"\"}");

    assertProblem(reply, 422, "validation-failed");
    assertThat(reply.pointers()).contains("/email", "/password");
  }

  @Test
  void a_parameter_that_makes_no_sense() {
    var beyondTime =
        "KzMwMDAwMC0wMS0wMVQwMDowMDowMFp-MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw";
    var owner = world.partner().owner();

    assertProblem(owner.get("/api/v1/leads?limit=many"), 400, "invalid-parameter");
    assertProblem(owner.get("/api/v1/leads?cursor=" + beyondTime), 400, "invalid-parameter");
  }

  @Test
  void an_address_below_the_api_that_is_no_address() {
    for (var method : new String[] {"GET", "PATCH", "DELETE"}) {
      assertProblem(portal.send(method, "/api", JSON, null), 404, "not-found");
      assertProblem(portal.send(method, "/api/v2/leads", JSON, null), 404, "not-found");
    }
  }

  @Test
  void an_address_that_leads_out_of_the_api_with_a_method_nobody_has_there() {
    assertProblem(
        portal.send("PATCH", "/api/v1/leads/..%2f..%2fjwks", JSON, "{}"),
        405,
        "method-not-allowed");
  }

  @Test
  void a_body_that_is_nested_without_end() {
    assertProblem(
        signIn("{\"email\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
        400,
        "malformed-json");
  }

  @Test
  void a_body_of_another_type() {
    var answer =
        portal.send(
            "POST",
            "/api/v1/session",
            Map.of(
                "Content-Type",
                "text/plain",
                "Origin",
                portal.address().toString(),
                "Sec-Fetch-Site",
                "same-origin"),
            "email=a");
    assertProblem(answer, 415, "unsupported-media-type");
  }

  @Test
  void a_body_without_end() {
    assertProblem(
        signIn("{\"email\":\"" + "a".repeat(3_000_000) + "\"}"), 413, "payload-too-large");
  }

  @Test
  void a_page_of_another_site_cannot_sign_in() {
    var answer =
        portal.send(
            "POST",
            "/api/v1/session",
            Map.of(
                "Content-Type",
                "application/json",
                "Origin",
                "https://elsewhere.example",
                "Sec-Fetch-Site",
                "cross-site"),
            "{\"email\":\"a@b.example\",\"password\":\"x\"}");
    assertProblem(answer, 403, "csrf-rejected");
  }

  @Test
  void an_id_that_is_none_and_a_parameter_nobody_knows() {
    var owner = world.partner().owner();

    assertProblem(owner.get("/api/v1/leads/not-an-id"), 404, "not-found");
    assertProblem(owner.get("/api/v1/leads/" + UUID.randomUUID()), 404, "not-found");
    assertProblem(owner.get("/api/v1/leads?colour=green"), 400, "invalid-parameter");
    assertProblem(owner.get("/api/v1/leads?limit=100000"), 400, "invalid-parameter");
    assertProblem(owner.get("/api/v1/leads?cursor=made-up"), 400, "invalid-parameter");
  }

  @Test
  void a_role_that_may_not() {
    assertProblem(world.partner().owner().get("/api/v1/admin/partners"), 403, "forbidden");
  }

  @Test
  void a_lead_with_characters_nobody_can_see() {
    var lead = Member.lead("Ruth Halloran", "Tanner\u0000Packaging");

    var refused = world.partner().owner().trySubmit(lead, UUID.randomUUID().toString());

    assertProblem(refused, 422, "control-characters");
  }

  private Reply signIn(String body) {
    return portal.send(
        "POST",
        "/api/v1/session",
        Map.of(
            "Content-Type", "application/json",
            "Origin", portal.address().toString(),
            "Sec-Fetch-Site", "same-origin"),
        body);
  }

  private static void assertProblem(Reply reply, int status, String problem) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.problem()).as(reply.toString()).isEqualTo(problem);
    assertThat(reply.json().getInt("status")).isEqualTo(status);
    assertThat(reply.json().getString("title")).isNotBlank();
    assertThat(reply.json().getString("instance")).isNotBlank();
    assertThat(reply.body()).doesNotContain("Exception", "partnerportal.", "jakarta.", "select ");
  }
}
