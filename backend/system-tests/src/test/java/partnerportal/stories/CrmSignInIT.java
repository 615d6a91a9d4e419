package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import partnerportal.systems.CrmPanel;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.Reply;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

@PlaysIn.SharedWorld
class CrmSignInIT {

  static final int MANY = 30;

  World world = World.shared();
  SandboxSystem crm = world.crm();

  @Test
  void an_administrator_of_the_crm_sees_the_partners() {
    var partner = world.partner();
    var panel = panel(SandboxSystem.DANA);

    var token = panel.signsIn();

    var items =
        panel.get("/api/v1/admin/partners?crm_id=" + partner.crmId(), token).expect(200).items();
    assertThat(items).hasSize(1);
    assertThat(items.get(0).getString("name")).isEqualTo(partner.company());
    assertThat(items.get(0).getString("state")).isEqualTo("active");
    assertThat(panel.get("/api/v1/me", token).expect(200).json().getString("role"))
        .isEqualTo("CRM_ADMIN");
  }

  @Test
  void the_profile_in_the_crm_decides_the_role_here() {
    assertThat(roleOf(panel(SandboxSystem.RITA).signsIn())).contains("CRM_VIEWER");
    assertThat(roleOf(panel(SandboxSystem.JONAS).signsIn())).contains("CRM_MANAGER");
  }

  @Test
  void a_wrong_word_is_refused() {
    var panel = panel(SandboxSystem.DANA);
    var challenge = panel.begin();
    var record = panel.witness(challenge);

    assertRefused(panel.end(new CrmPanel.Challenge("not-the-word", challenge.verifier()), record));
  }

  @Test
  void only_who_began_a_sign_in_can_end_it() {
    var panel = panel(SandboxSystem.DANA);
    var challenge = panel.begin();
    var record = panel.witness(challenge);

    assertRefused(
        panel.end(
            new CrmPanel.Challenge(
                challenge.nonce(), "somebody-elses-verifier-of-some-length-0123"),
            record));
  }

  @Test
  void a_word_works_once() {
    var panel = panel(SandboxSystem.DANA);
    var challenge = panel.begin();
    var record = panel.witness(challenge);
    panel.end(challenge, record).expect(200);

    assertRefused(panel.end(challenge, record));
  }

  @Test
  void a_word_asks_the_crm_once_wherever_it_is_said_to_stand() throws Exception {
    var panel = panel(SandboxSystem.DANA);
    var challenge = panel.begin();
    var record = panel.witness(challenge);
    var before = reads();

    var answers =
        AtOnce.all(MANY, i -> panel.end(challenge, Long.toString(5_000_000_000_001_000L + i)));

    assertThat(answers.stream().map(Reply::status)).containsOnly(401);
    assertThat(reads() - before).isLessThan(MANY / 2);
    assertRefused(panel.end(challenge, record));
  }

  @Test
  void one_address_begins_and_ends_sixty_sign_ins_a_minute_and_others_are_let_in() {
    var stranger = panel(SandboxSystem.RITA);
    var nobodys = new CrmPanel.Challenge("not-the-word", "v".repeat(43));

    for (var i = 0; i < 60; i++) {
      stranger.tryBegin().expect(200);
      assertRefused(stranger.end(nobodys, "5000000000001000"));
    }

    assertHeldBack(stranger.tryBegin());
    assertHeldBack(stranger.end(nobodys, "5000000000001000"));
    assertThat(panel(SandboxSystem.DANA).signsIn()).isNotEmpty();
  }

  @Test
  void a_row_that_somebody_else_renamed_proves_nothing() {
    var jonas = panel(SandboxSystem.JONAS);
    var dana = panel(SandboxSystem.DANA);
    var challenge = jonas.begin();
    var danasRow = dana.witness(dana.begin());
    crm.as(SandboxSystem.JONAS)
        .tryUpdate(
            "Portal_Sessions",
            danasRow,
            Json.createObjectBuilder().add("Name", challenge.nonce()).build());

    assertRefused(jonas.end(challenge, danasRow));
  }

  @Test
  void a_crm_that_is_down_is_named_as_the_reason() {
    var panel = panel(SandboxSystem.DANA);
    var challenge = panel.begin();
    var record = panel.witness(challenge);

    crm.outage();
    try {
      var answer = panel.end(challenge, record);

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.problem()).isEqualTo("temporarily-unavailable");
    } finally {
      crm.recover();
    }
  }

  private CrmPanel panel(String reader) {
    return new CrmPanel(world.portal(), crm, reader);
  }

  /** What the portal asked of the CRM about who wrote a word. */
  private int reads() {
    return crm.asked().getJsonObject("calls").getInt("GET /crm/v8/Portal_Sessions/{id}", 0);
  }

  private static void assertHeldBack(Reply reply) {
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.problem()).isEqualTo("rate-limited");
    assertThat(Integer.parseInt(reply.header("Retry-After").orElseThrow())).isBetween(1, 60);
  }

  private static void assertRefused(Reply reply) {
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.problem()).isEqualTo("zoho-context-invalid");
  }

  private static String roleOf(String token) {
    return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
  }
}
