package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import partnerportal.systems.Authenticator;
import partnerportal.systems.CrmPanel;
import partnerportal.systems.LiveHints;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.Reply;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

/**
 * The organisation demands a second step of people of its partners. No other story of this world
 * plays meanwhile, and each test here ends the demand again.
 */
@PlaysIn.SharedWorld
class DemandedSecondStepIT {

  static final String RULES = "/api/v1/admin/sign-in-rules";
  static final String FACTOR = "/api/v1/me/second-factor";
  static final String MISSING = "second-factor-missing";

  World world = World.shared();
  PortalSystem portal = world.portal();
  World.Partner partner = world.partner();
  Member owner = partner.owner();
  CrmPanel dana = new CrmPanel(portal, world.crm(), SandboxSystem.DANA);
  String danas = dana.signsIn();

  @AfterEach
  void askNobody() {
    demand("nobody", 7).expect(200);
    awaitOpen(owner);
  }

  @Test
  void who_has_none_sets_it_up_before_anything_else_and_then_goes_on() {
    var stream = LiveHints.open(portal.at("/api/v1/live"), bearer(owner));

    demand("everybody", 0).expect(200);

    awaitStuck(owner);
    Patience.untilTrue("the end of the stream", Member.SOON, stream::ended);
    for (var path :
        List.of("/api/v1/leads", "/api/v1/members", "/api/v1/live", "/api/v1/me/sessions"))
      assertThat(owner.get(path).problem()).as(path).isEqualTo(MISSING);
    assertThat(owner.get("/api/v1/me/email").problem()).isEqualTo(MISSING);
    assertThat(owner.post(FACTOR + "/recovery-codes", "{\"password\":\"x\"}", Map.of()).problem())
        .isEqualTo(MISSING);
    var me = owner.me().getJsonObject("second_step");
    assertThat(me.getBoolean("due")).isTrue();
    assertThat(owner.freshToken().status()).as("the session stands").isEqualTo(200);

    setUp(owner);

    owner.get("/api/v1/leads").expect(200);
    assertThat(owner.me().isNull("second_step")).isTrue();
    assertThat(end(owner).problem()).as("while it is demanded").isEqualTo("illegal-transition");
  }

  @Test
  void who_signs_in_without_one_is_led_to_it_too_and_can_leave() {
    demand("everybody", 0).expect(200);
    awaitStuck(owner);

    var again = portal.signIn(partner.email(), World.PASSWORD);

    assertThat(again.get("/api/v1/leads").problem()).isEqualTo(MISSING);
    var headers = Map.of("Cookie", again.cookie(), "Origin", portal.address().toString());
    portal.send("DELETE", "/api/v1/session", headers, null).expect(204);
    assertThat(again.signedIn()).isFalse();
  }

  @Test
  void there_is_time_counted_from_the_demand_or_from_joining() {
    demand("everybody", 7).expect(200);
    Patience.untilTrue("the date", Member.SOON, () -> !owner.me().isNull("second_step"));
    var told = owner.me().getJsonObject("second_step");
    assertThat(told.getBoolean("due")).isFalse();
    assertThat(Duration.between(Instant.now(), Instant.parse(told.getString("by"))))
        .isBetween(Duration.ofDays(7).minusMinutes(5), Duration.ofDays(7));
    owner.get("/api/v1/leads").expect(200);

    ago("organization set second_step_since");
    owner.get("/api/v1/leads").expect(200);
    ago("membership set activated_at");

    awaitStuck(owner);
  }

  @Test
  void it_is_asked_of_those_it_was_demanded_of() {
    var member = joins("PARTNER_MEMBER");
    var manager = joins("PARTNER_MANAGER");

    demand("owners_and_managers", 0).expect(200);

    awaitStuck(owner);
    awaitStuck(manager);
    member.get("/api/v1/leads").expect(200);
    demand("owners", 0).expect(200);
    awaitOpen(manager);
    assertThat(owner.get("/api/v1/leads").problem()).isEqualTo(MISSING);
  }

  @Test
  void only_an_administrator_demands_it_and_gives_a_month_at_most() {
    var jonas = new CrmPanel(portal, world.crm(), SandboxSystem.JONAS);
    var token = jonas.signsIn();

    assertThat(jonas.get(RULES, token).expect(200).json().getString("second_step_of"))
        .isEqualTo("nobody");
    assertThat(jonas.send("PUT", RULES, token, wish("everybody", 0)).status()).isEqualTo(403);
    assertThat(owner.put(RULES, wish("everybody", 0).toString()).status()).isEqualTo(403);
    for (var days : List.of(-1, 31))
      assertThat(demand("everybody", days).pointers()).containsExactly("/grace_days");
    assertThat(demand("some", 1).status()).isEqualTo(422);
    assertThat(Set.of(dana.get(RULES, danas).json().getInt("grace_days"))).containsExactly(7);
  }

  private void setUp(Member member) {
    var again = Json.createObjectBuilder().add("password", World.PASSWORD).build().toString();
    var begun = member.post(FACTOR, again, Map.of()).expect(200).json();
    var first =
        Json.createObjectBuilder()
            .add("code", new Authenticator(begun.getString("key")).code())
            .build();
    member.put(FACTOR, first.toString()).expect(200);
  }

  private Reply end(Member member) {
    var again = Json.createObjectBuilder().add("password", World.PASSWORD).build().toString();
    return member.post(FACTOR + "/end", again, Map.of());
  }

  private Member joins(String role) {
    var email = role.toLowerCase().replace('_', '.') + "@" + partner.email().split("@")[1];
    owner.invites(email, role);
    return portal.activate(world.mail().await(email, "invites you"), World.PASSWORD);
  }

  private Reply demand(String of, int days) {
    return dana.send("PUT", RULES, danas, wish(of, days));
  }

  private static JsonObject wish(String of, int days) {
    return Json.createObjectBuilder().add("second_step_of", of).add("grace_days", days).build();
  }

  /** As if it had been eight days ago. */
  private void ago(String what) {
    var where = what.startsWith("membership") ? " where id = '" + owner.membership() + "'" : "";
    world
        .postgres()
        .ask("update " + what + " = now() - interval '8 days'" + where + " returning 1");
  }

  private static void awaitStuck(Member member) {
    Patience.untilTrue(
        "the second step that is demanded",
        Member.SOON,
        () -> member.get("/api/v1/leads").problem().equals(MISSING));
  }

  private static void awaitOpen(Member member) {
    Patience.untilTrue("the door", Member.SOON, () -> member.get("/api/v1/leads").status() == 200);
  }

  private static Map<String, String> bearer(Member member) {
    return Map.of("Authorization", "Bearer " + member.token());
  }
}
