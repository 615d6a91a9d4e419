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
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalPackage;
import partnerportal.systems.Reply;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

/** An administrator connects the CRM at Zoho's own page, and the portal works by that consent. */
@PlaysIn.OwnWorld(seconds = 24)
class ConsentIT {

  /** The pair of RFC 7636, appendix B. */
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  static World world;

  @BeforeAll
  static void start() {
    world =
        World.of(
            "consent",
            PortalPackage.TRAINING, // a short story, and the last of those in worlds of their own
            Map.of(
                "PORTAL_ZOHO_CLIENT_ID", SandboxSystem.CLIENT_ID,
                "PORTAL_ZOHO_CLIENT_SECRET", SandboxSystem.CLIENT_SECRET,
                "PORTAL_CRM_SETUP_CODE", "false"));
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void what_an_administrator_consents_to_is_enough_for_all_the_portal_does() {
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

  private static JsonObject begins() {
    var body = Json.createObjectBuilder().add("code_challenge", CHALLENGE).build();
    return world.portal().post("/api/v1/crm/connections", body, Map.of()).expect(200).json();
  }

  private static JsonObject result(JsonObject begun) {
    var body =
        Json.createObjectBuilder()
            .add("state", begun.getString("state"))
            .add("code_verifier", VERIFIER)
            .build();
    return world.portal().post("/api/v1/crm/connections/result", body, Map.of()).expect(200).json();
  }

  /** Somebody answers at Zoho's page, and the browser goes where Zoho sends it. */
  private static Reply consents(String who, String authorizeUrl, String answer) {
    var form = "user=" + idOf(who) + "&answer=" + answer;
    var headers = Map.of("Content-Type", "application/x-www-form-urlencoded");
    var sent = Http.send("POST", URI.create(authorizeUrl), headers, form).expect(302);
    return Http.get(URI.create(sent.header("Location").orElseThrow()));
  }

  private static String idOf(String name) {
    var doors = URI.create(world.crm().address() + "/_sandbox/screen/session");
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
