package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import partnerportal.systems.Authenticator;
import partnerportal.systems.MailSystem;
import partnerportal.systems.Member;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.Reply;
import partnerportal.systems.World;

/** What is good once is good once, however many come in the same moment. */
@PlaysIn.SharedWorld
class RacesIT {

  static final int MANY = 50;

  World world = World.shared();
  PortalSystem portal = world.portal();
  MailSystem mailbox = world.mail();

  @Test
  void of_fifty_who_enter_one_code_one_gets_in() throws Exception {
    var partner = world.partner();
    portal.asksForCode(partner.email()).expect(202);
    var code = mailbox.await(partner.email(), "sign-in code").code();
    var body = Json.createObjectBuilder().add("email", partner.email()).add("code", code).build();

    var answers = AtOnce.all(MANY, i -> portal.post("/api/v1/session", body, from(20, i)));

    assertOne(200, answers, 401, 429);
    assertThat(partner.owner().get("/api/v1/me/sessions").items())
        .as("the one that was there, and the new one")
        .hasSize(2);
  }

  @Test
  void of_fifty_who_open_one_reset_link_one_sets_the_password() throws Exception {
    var email = world.partner().email();
    portal.asksForReset(email).expect(202);
    var token = mailbox.await(email, "Choose another").link("/portal/reset").getFragment();

    var answers = AtOnce.all(MANY, i -> portal.resets(token, WaysInIT.OTHER + " of " + i));

    assertOne(204, answers, 410, 429);
    var winner = statuses(answers).indexOf(204);
    portal.trySignInFrom("198.18.21.1", email, WaysInIT.OTHER + " of " + winner).expect(200);
  }

  @Test
  void of_fifty_who_enter_one_recovery_code_one_gets_in() throws Exception {
    var partner = world.partner();
    var code = recoveryCode(partner);
    var body =
        Json.createObjectBuilder()
            .add("email", partner.email())
            .add("password", World.PASSWORD)
            .add("totp", code)
            .build();

    var answers = AtOnce.all(MANY, i -> portal.post("/api/v1/session", body, from(22, i)));

    assertOne(200, answers, 401, 429);
    assertThat(partner.owner().get("/api/v1/me/second-factor").json().getInt("recovery_codes_left"))
        .isEqualTo(9);
  }

  @Test
  void who_asks_for_other_recovery_codes_four_times_at_once_has_ten() throws Exception {
    var partner = world.partner();
    recoveryCode(partner);
    var owner = partner.owner();
    var password = Json.createObjectBuilder().add("password", World.PASSWORD).build().toString();

    var answers =
        AtOnce.all(
            4, i -> owner.post("/api/v1/me/second-factor/recovery-codes", password, from(24, i)));

    assertThat(statuses(answers).stream().filter(status -> status == 200)).hasSizeGreaterThan(1);
    assertThat(owner.get("/api/v1/me/second-factor").json().getInt("recovery_codes_left"))
        .isEqualTo(10);
  }

  @Test
  void one_key_sent_fifty_times_makes_one_lead_and_one_answer() throws Exception {
    var owner = world.partner().owner();
    owner.token();
    var lead = Member.lead("Ruth Halloran", "Tanner Packaging");
    var key = UUID.randomUUID().toString();

    var answers = AtOnce.all(MANY, i -> owner.trySubmit(lead, key));

    // who would have to wait for the first one for too long is told so, and comes again
    var again = owner.trySubmit(lead, key).expect(201);
    for (var answer : answers)
      assertThat(answer.status() == 201 ? answer.body() : answer.problem())
          .isIn(again.body(), "request-in-flight");
    assertThat(owner.leads()).hasSize(1);
  }

  private String recoveryCode(World.Partner partner) {
    var owner = partner.owner();
    var password = Json.createObjectBuilder().add("password", World.PASSWORD).build();
    var key =
        owner
            .post("/api/v1/me/second-factor", password.toString(), from(23, 1))
            .expect(200)
            .json()
            .getString("key");
    var first = Json.createObjectBuilder().add("code", new Authenticator(key).code()).build();
    return owner
        .put("/api/v1/me/second-factor", first.toString())
        .expect(200)
        .json()
        .getJsonArray("recovery_codes")
        .getValuesAs(JsonString::getString)
        .get(0);
  }

  private static void assertOne(int won, List<Reply> answers, Integer... lost) {
    var statuses = statuses(answers);
    assertThat(statuses.stream().filter(status -> status == won)).as("%s", statuses).hasSize(1);
    assertThat(statuses.stream().filter(status -> status != won)).containsAnyOf(lost);
    assertThat(statuses.stream().filter(status -> status != won)).isSubsetOf(lost);
  }

  private static List<Integer> statuses(List<Reply> answers) {
    return answers.stream().map(Reply::status).toList();
  }

  /** Each from an address of their own, so that it is not the address that has to wait. */
  private static Map<String, String> from(int network, int host) {
    return Map.of("X-Forwarded-For", "198.18." + network + "." + host);
  }
}
