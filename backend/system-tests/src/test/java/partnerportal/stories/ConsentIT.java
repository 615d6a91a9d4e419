package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import partnerportal.systems.CrmPanel;
import partnerportal.systems.Http;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalPackage;
import partnerportal.systems.Ports;
import partnerportal.systems.Reply;
import partnerportal.systems.Repository;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

/**
 * An administrator connects the CRM at Zoho's own page, and the portal works by that consent. Where
 * the CRM cannot witness sign-ins, people sign in at that page, too.
 */
@PlaysIn.OwnWorld(seconds = 32)
class ConsentIT {

  /** The pair of RFC 7636, appendix B. */
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  static final String ELSEWHERE = "700000002";

  static final String WITNESS = "Portal_Sessions";

  static World world;

  /** Another organisation, in another data centre. */
  static SandboxSystem elsewhere;

  @BeforeAll
  static void start() {
    elsewhere =
        SandboxSystem.start(
            Ports.free(),
            Ports.free(),
            Repository.here().emptied("consent-elsewhere"),
            "--zgid",
            ELSEWHERE);
    world =
        World.of(
            "consent",
            PortalPackage.TRAINING, // a short story, and the last of those in worlds of their own
            Map.of(
                "PORTAL_ZOHO_CLIENT_ID",
                SandboxSystem.CLIENT_ID,
                "PORTAL_ZOHO_CLIENT_SECRET",
                SandboxSystem.CLIENT_SECRET,
                "PORTAL_CRM_SETUP_CODE",
                "false",
                "PORTAL_ZOHO_ALLOWED_HOSTS",
                elsewhere.address().getAuthority()));
  }

  @AfterAll
  static void stop() {
    if (world != null) world.close();
    elsewhere.close();
  }

  @Test
  void what_an_administrator_consents_to_is_enough_for_all_the_portal_does() {
    witnesses(true);
    var begun = begins();

    var returned = consents(SandboxSystem.DANA, begun.getString("authorize_url"), "accept");

    assertThat(returned.status()).isEqualTo(200);
    assertThat(result(begun).getString("progress")).isEqualTo("connected");
    var owner = world.partner().owner();
    var lead = owner.submits("Ruth Halloran", "Tanner Packaging");
    owner.awaitInCrm(lead);
    world.crm().statusChanged(world.crm().leadByPortalId(lead).getString("id"), "Contacted");
    owner.awaitStatus(lead, "Contacted", Member.SOON);
    assertThat(new CrmPanel(world.portal(), world.crm(), SandboxSystem.JONAS).signsIn())
        .isNotEmpty();
  }

  @Test
  void nobody_else_connects_it_and_a_no_is_a_no() {
    var asReader = begins();
    var asAdministrator = begins();

    consents(SandboxSystem.RITA, asReader.getString("authorize_url"), "accept");
    consents(SandboxSystem.DANA, asAdministrator.getString("authorize_url"), "reject");

    assertThat(result(asReader).getString("progress")).isEqualTo("refused");
    assertThat(result(asReader).getString("cause")).contains("Only an administrator");
    assertThat(result(asAdministrator).getString("cause")).isEqualTo("Consent was not given.");
  }

  @Test
  void where_the_crm_cannot_witness_people_sign_in_at_zoho_with_the_role_of_their_profile() {
    witnesses(false);
    for (var person :
        Map.of(SandboxSystem.RITA, "CRM_VIEWER", SandboxSystem.DANA, "CRM_ADMIN").entrySet()) {
      var begun = signsIn(CrmPanel.ORGANIZATION).expect(200).json();
      assertThat(begun.getString("authorize_url"))
          .contains("access_type=online", "scope=ZohoCRM.users.READ%2CZohoCRM.org.READ&")
          .doesNotContain("modules");
      assertThat(signedIn(begun).getString("progress")).isEqualTo("waiting");

      assertThat(consents(person.getKey(), begun.getString("authorize_url"), "accept").body())
          .contains("You are signed in.");

      var result = signedIn(begun);
      assertThat(result.getString("progress")).isEqualTo("signed_in");
      var me = as(result.getString("token"), "/api/v1/me").expect(200).json();
      assertThat(me.getString("role")).isEqualTo(person.getValue());
      assertThat(me.getJsonObject("person").getString("name")).isEqualTo(person.getKey());
    }
  }

  @Test
  void a_sign_in_at_zoho_is_good_once_and_only_for_who_began_it() {
    witnesses(false);
    var begun = signsIn(CrmPanel.ORGANIZATION).expect(200).json();
    var back = wayBack(world.crm(), SandboxSystem.DANA, begun.getString("authorize_url"), "accept");
    assertThat(Http.get(back).status()).isEqualTo(200);

    assertThat(Http.get(back).status()).isEqualTo(400);
    assertNotTold("sign-ins", begun, "another-verifier-that-is-long-enough-0123456789");
    assertNotTold("connections", begun, VERIFIER); // that would make everybody an administrator
    assertNotTold("sign-ins", begins(), VERIFIER);
    assertThat(signedIn(begun).getString("token", null)).isNotNull();
    assertThat(signedIn(begun).getString("token", null)).isNull();
  }

  @Test
  void a_no_at_zoho_and_a_code_that_is_none_let_nobody_in() {
    witnesses(false);
    var refused = signsIn(CrmPanel.ORGANIZATION).expect(200).json();
    var madeUp = signsIn(CrmPanel.ORGANIZATION).expect(200).json();

    consents(SandboxSystem.DANA, refused.getString("authorize_url"), "reject");
    var back = "/crm/connected?code=1000.made.up&state=" + madeUp.getString("state");
    assertThat(world.portal().send("GET", back, Map.of(), null).body())
        .contains("You were not signed in.");

    assertThat(causeOf(refused)).isEqualTo("Consent was not given.");
    assertThat(causeOf(madeUp)).contains("did not take the consent");
  }

  @Test
  void who_works_in_another_organisation_or_has_no_role_here_does_not_get_in() {
    witnesses(false);
    elsewhere.hasModule(WITNESS, false);
    connects(elsewhere);
    Patience.untilTrue(
        "the other CRM is known not to witness",
        Member.SOON,
        () -> begin("challenges", ELSEWHERE).status() == 409);

    var here = signsIn(CrmPanel.ORGANIZATION).expect(200).json();
    comesFrom(elsewhere, SandboxSystem.DANA, here);
    assertThat(causeOf(here)).contains("another organisation");
    var there = signsIn(ELSEWHERE).expect(200).json();
    comesFrom(world.crm(), SandboxSystem.DANA, there);
    assertThat(causeOf(there)).contains("another organisation");

    // of who connected it only administrators have a role there
    var reader = signsIn(ELSEWHERE).expect(200).json();
    comesFrom(elsewhere, SandboxSystem.RITA, reader);
    assertThat(causeOf(reader)).contains("profile", "Read Only");
    var admin = signsIn(ELSEWHERE).expect(200).json();
    comesFrom(elsewhere, SandboxSystem.DANA, admin);
    assertThat(signedIn(admin).getString("token", null)).isNotNull();
  }

  @Test
  void where_the_crm_can_witness_nobody_is_sent_to_zoho() {
    witnesses(false);
    var before = signsIn(CrmPanel.ORGANIZATION).expect(200).json();
    assertThat(begin("challenges", CrmPanel.ORGANIZATION).problem())
        .isEqualTo("crm-cannot-witness");
    witnesses(true);

    assertThat(signsIn(CrmPanel.ORGANIZATION).expect(403).problem()).isEqualTo("forbidden");
    consents(SandboxSystem.DANA, before.getString("authorize_url"), "accept");
    assertThat(signedIn(before).getString("token", null)).isNull();
    assertThat(signsIn("700000999").expect(401).problem()).isEqualTo("zoho-context-invalid");
    assertThat(new CrmPanel(world.portal(), world.crm(), SandboxSystem.DANA).signsIn())
        .isNotEmpty();
  }

  /** The CRM gets or loses the module, and is connected anew, so that the portal looks again. */
  private static void witnesses(boolean can) {
    world.crm().hasModule(WITNESS, can);
    connects(world.crm());
    Patience.untilTrue(
        "the portal knows that the CRM " + (can ? "witnesses" : "does not witness"),
        Member.SOON,
        () -> begin("challenges", CrmPanel.ORGANIZATION).status() == (can ? 200 : 409));
  }

  private static void connects(SandboxSystem crm) {
    var begun = begins();
    comesFrom(crm, SandboxSystem.DANA, begun);
    assertThat(result(begun).getString("progress")).isEqualTo("connected");
  }

  private static Reply signsIn(String organization) {
    return begin("sign-ins", organization);
  }

  private static Reply begin(String what, String organization) {
    var body =
        Json.createObjectBuilder()
            .add("org_hint", organization)
            .add("code_challenge", CHALLENGE)
            .build();
    return world.portal().post("/api/v1/crm/" + what, body, Map.of());
  }

  private static JsonObject signedIn(JsonObject begun) {
    return told("sign-ins", begun, VERIFIER).expect(200).json();
  }

  private static String causeOf(JsonObject begun) {
    var result = signedIn(begun);
    assertThat(result.getString("progress")).isEqualTo("refused");
    assertThat(result.getString("token", null)).isNull();
    return result.getString("cause");
  }

  private static void assertNotTold(String what, JsonObject begun, String verifier) {
    var reply = told(what, begun, verifier);
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.problem()).isEqualTo("zoho-context-invalid");
  }

  private static Reply as(String token, String path) {
    return world.portal().send("GET", path, Map.of("Authorization", "Bearer " + token), null);
  }

  private static JsonObject begins() {
    var body = Json.createObjectBuilder().add("code_challenge", CHALLENGE).build();
    return world.portal().post("/api/v1/crm/connections", body, Map.of()).expect(200).json();
  }

  private static JsonObject result(JsonObject begun) {
    return told("connections", begun, VERIFIER).expect(200).json();
  }

  private static Reply told(String what, JsonObject begun, String verifier) {
    var body =
        Json.createObjectBuilder()
            .add("state", begun.getString("state"))
            .add("code_verifier", verifier)
            .build();
    return world.portal().post("/api/v1/crm/" + what + "/result", body, Map.of());
  }

  /** Somebody answers at Zoho's page, and the browser goes where Zoho sends it. */
  private static Reply consents(String who, String authorizeUrl, String answer) {
    return Http.get(wayBack(world.crm(), who, authorizeUrl, answer));
  }

  /** Somebody of that CRM consents at the page of their own data centre. */
  private static void comesFrom(SandboxSystem crm, String who, JsonObject begun) {
    var page =
        begun
            .getString("authorize_url")
            .replace(world.crm().address().toString(), crm.address().toString());
    Http.get(wayBack(crm, who, page, "accept"));
  }

  private static URI wayBack(SandboxSystem crm, String who, String authorizeUrl, String answer) {
    var form = "user=" + idOf(crm, who) + "&answer=" + answer;
    var headers = Map.of("Content-Type", "application/x-www-form-urlencoded");
    var sent = Http.send("POST", URI.create(authorizeUrl), headers, form).expect(302);
    return URI.create(sent.header("Location").orElseThrow());
  }

  private static String idOf(SandboxSystem crm, String name) {
    var doors = URI.create(crm.address() + "/_sandbox/screen/session");
    return Http.send("GET", doors, Map.of("X-Sandbox-Screen", "1"), null)
        .expect(200)
        .json()
        .getJsonArray("users")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(user -> user.toString().contains("\"" + name + "\""))
        .findFirst()
        .orElseThrow()
        .getString("id");
  }
}
