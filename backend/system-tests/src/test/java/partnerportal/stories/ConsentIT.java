package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import partnerportal.systems.CrmPanel;
import partnerportal.systems.Http;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.Ports;
import partnerportal.systems.Reply;
import partnerportal.systems.Repository;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

/**
 * An administrator connects the CRM at Zoho's own page, and the portal works by that consent. Where
 * the CRM cannot witness sign-ins, people sign in at that page, too.
 */
@PlaysIn.OwnWorld(seconds = 75)
class ConsentIT {

  /** The pair of RFC 7636, appendix B. */
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  static final String ELSEWHERE = "700000002";

  static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([\\w-]+)\" value=\"([^\"]*)\">");

  static final String WITNESS = "Portal_Sessions";

  static final AtomicInteger DESKS = new AtomicInteger();

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

      var asked = consents(person.getKey(), begun.getString("authorize_url"), "accept").expect(200);
      assertThat(asked.body()).contains("Sign in to the partner portal of", "if you began this");
      assertThat(signedIn(begun).getString("progress")).isEqualTo("waiting");
      assertThat(types(asked, begun.getString("code")).expect(200).body())
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
    var asked = Http.get(back).expect(200);
    assertThat(Http.get(back).expect(200).body()).isEqualTo(asked.body()); // who reloads the page
    types(asked, begun.getString("code")).expect(200);

    assertThat(Http.get(back).status()).isEqualTo(400);
    assertThat(types(asked, begun.getString("code")).status()).isEqualTo(400);
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
    var asked = world.portal().send("GET", back, Map.of(), null).expect(200);
    assertThat(types(asked, madeUp.getString("code")).expect(400).body())
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
    comesFrom(world.crm(), SandboxSystem.DANA, before);
    assertThat(signedIn(before).getString("progress")).isEqualTo("signed_in");
    assertThat(signedIn(before).getString("token", null)).isNull();
    assertThat(signsIn("700000999").expect(401).problem()).isEqualTo("zoho-context-invalid");
    assertThat(new CrmPanel(world.portal(), world.crm(), SandboxSystem.DANA).signsIn())
        .isNotEmpty();
  }

  @Test
  void who_is_made_to_pass_through_zoho_unseen_lets_nobody_in() {
    witnesses(false);
    var begun = signsIn(CrmPanel.ORGANIZATION).expect(200).json();
    var address = begun.getString("authorize_url");
    assertThat(address).contains("&prompt=consent");

    var asked = consents(SandboxSystem.DANA, address.replace("&prompt=consent", ""), "accept");

    assertThat(asked.expect(200).header("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
        .doesNotContain("script-src", "unsafe-inline");
    assertThat(asked.body()).doesNotContain(begun.getString("code"), "<script");
    assertThat(signedIn(begun).getString("progress")).isEqualTo("waiting");
    assertThat(signedIn(begun).getString("token", null)).isNull();
    // and Zoho's code was not used up by looking
    types(asked, begun.getString("code")).expect(200);
    assertThat(signedIn(begun).getString("token", null)).isNotNull();
  }

  @Test
  void three_wrong_codes_end_a_sign_in_however_many_are_typed_at_once() {
    witnesses(false);
    var begun = signsIn(CrmPanel.ORGANIZATION).expect(200).json();
    var code = begun.getString("code");
    assertThat(code).matches("\\d{6}");
    var asked = consents(SandboxSystem.DANA, begun.getString("authorize_url"), "accept");
    var wrong = "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);

    assertThat(types(asked, wrong).expect(400).body()).contains("not the code", "name=\"digits\"");
    assertThat(signedIn(begun).getString("progress")).isEqualTo("waiting");
    IntStream.range(0, 8).parallel().forEach(i -> types(asked, wrong).expect(400));

    assertThat(causeOf(begun)).isEqualTo("The code was wrong too often.");
    assertThat(kept("wrong_codes", begun)).isEqualTo("3");
    assertThat(types(asked, code).expect(400).body()).contains("used already");
    assertThat(signedIn(begun).getString("token", null)).isNull();
  }

  @Test
  void a_mistyped_code_and_a_parted_one_are_no_hindrance() {
    witnesses(false);
    var begun = signsIn(CrmPanel.ORGANIZATION).expect(200).json();
    var code = begun.getString("code");
    var asked = consents(SandboxSystem.DANA, begun.getString("authorize_url"), "accept");

    var again = types(asked, "12").expect(400);
    types(again, code.substring(0, 3) + "+" + code.substring(3)).expect(200);

    assertThat(signedIn(begun).getString("token", null)).isNotNull();
  }

  @Test
  void who_finds_an_old_state_gets_no_session_by_it() {
    witnesses(false);
    var signIn = signsIn(CrmPanel.ORGANIZATION).expect(200).json();
    comesFrom(world.crm(), SandboxSystem.DANA, signIn);
    var connection = begins();
    comesFrom(world.crm(), SandboxSystem.DANA, connection);
    for (var begun : List.of(signIn, connection))
      world
          .postgres()
          .tell(
              "update crm_consent set given_at = given_at - interval '121 s' where "
                  + isThatOf(begun));

    assertThat(causeOf(signIn)).isEqualTo("That took too long. Begin again.");
    assertThat(result(connection).getString("progress")).isEqualTo("connected");
    assertThat(result(connection).getString("token", null)).isNull();
  }

  @Test
  void who_begins_too_often_keeps_nobody_elsewhere_from_signing_in() {
    witnesses(false);
    var crowd = Map.of("X-Forwarded-For", "203.0.113.7");
    for (var i = 0; i < 60; i++) begin("sign-ins", CrmPanel.ORGANIZATION, crowd).expect(200);

    assertThat(begin("sign-ins", CrmPanel.ORGANIZATION, crowd).expect(429).problem())
        .isEqualTo("rate-limited");
    begin("sign-ins", CrmPanel.ORGANIZATION, Map.of("X-Forwarded-For", "203.0.113.8")).expect(200);
  }

  @Test
  void a_crm_that_lost_its_module_is_looked_at_again_but_not_each_time() {
    witnesses(true);
    world.crm().hasModule(WITNESS, false);
    assertThat(begin("challenges", CrmPanel.ORGANIZATION).status()).isEqualTo(200);

    signsIn(CrmPanel.ORGANIZATION).expect(200);
    assertThat(begin("challenges", CrmPanel.ORGANIZATION).status()).isEqualTo(409);

    witnesses(true);
    signsIn(CrmPanel.ORGANIZATION).expect(403);
    world.crm().hasModule(WITNESS, false);
    signsIn(CrmPanel.ORGANIZATION).expect(403);
    world.crm().hasModule(WITNESS, true);
  }

  private static String kept(String column, JsonObject begun) {
    return world
        .postgres()
        .ask("select " + column + " from crm_consent where " + isThatOf(begun))
        .get(0);
  }

  private static String isThatOf(JsonObject begun) {
    return "state_hash = sha256('" + begun.getString("state") + "'::bytea)";
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

  /** From an address of its own each time: who waits for the portal to know begins often. */
  private static Reply begin(String what, String organization) {
    var desk = DESKS.getAndIncrement();
    var address = "198.18." + desk / 250 % 250 + "." + (1 + desk % 250);
    return begin(what, organization, Map.of("X-Forwarded-For", address));
  }

  private static Reply begin(String what, String organization, Map<String, String> headers) {
    var body =
        Json.createObjectBuilder()
            .add("org_hint", organization)
            .add("code_challenge", CHALLENGE)
            .build();
    return world.portal().post("/api/v1/crm/" + what, body, headers);
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
    var there = Http.get(wayBack(crm, who, page, "accept"));
    if (begun.containsKey("code")) types(there, begun.getString("code"));
  }

  /** Somebody types a code into the form they see. */
  private static Reply types(Reply form, String digits) {
    var content = new StringBuilder("digits=" + digits);
    var hidden = HIDDEN.matcher(form.body());
    while (hidden.find()) {
      var value = hidden.group(2).replace("&amp;", "&");
      content
          .append("&" + hidden.group(1) + "=")
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
    var headers = Map.of("Content-Type", "application/x-www-form-urlencoded");
    return world.portal().send("POST", "/crm/connected", headers, content.toString());
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
