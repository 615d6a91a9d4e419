package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import partnerportal.systems.Member;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalSystem;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

@PlaysIn.SharedWorld
class CallbackIT {

  World world = World.shared();
  SandboxSystem crm = world.crm();
  PortalSystem portal = world.portal();

  @Test
  void a_callback_without_the_right_token_is_refused_and_changes_nothing() {
    var record = "6200000000099999";
    var channel = crm.channelFor("Partners");

    var without = channel.withToken(null).reports(record, Json.createObjectBuilder().build());
    var wrong =
        channel.withToken("not-the-token").reports(record, Json.createObjectBuilder().build());

    assertThat(without.status()).isEqualTo(401);
    assertThat(without.problem()).isEqualTo("webhook-unauthenticated");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.problem()).isEqualTo("webhook-unauthenticated");
    assertThat(world.postgres().ask("select count(*) from inbox where crm_id = '" + record + "'"))
        .containsExactly("0");
  }

  @Test
  void an_address_nobody_was_told_is_refused_alike() {
    var answer =
        portal.send(
            "POST",
            "/api/v1/zoho/events/0123456789abcdef0123456789abcdef",
            Map.of("Content-Type", "application/json"),
            "{}");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.problem()).isEqualTo("webhook-unauthenticated");
  }

  @Test
  void a_callback_that_would_take_all_memory_is_refused_like_any_other() {
    for (var body :
        new String[] {
          "{\"channel_id\":1e999999999,\"token\":\"x\"}",
          "{\"channel_id\":1e99999999999,\"token\":\"x\"}",
          "{\"a\":".repeat(20_000)
        }) {
      var answer = portal.send("POST", "/api/v1/zoho/events/x", Map.of(), body);

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.problem()).isEqualTo("webhook-unauthenticated");
    }
  }

  @Test
  void a_callback_that_comes_again_changes_nothing() {
    var owner = world.partner().owner();
    var lead = owner.submits("Ruth Halloran", "Tanner Packaging");
    var record = crm.leadByPortalId(lead).getString("id");
    owner.awaitInCrm(lead);
    crm.statusChanged(record, "Contacted");
    owner.awaitStatus(lead, "Contacted", Member.SOON);
    var told = owner.timeline(lead);

    var channel = crm.channelFor("Leads");
    for (var again = 0; again < 3; again++) {
      channel
          .reports(record, Json.createObjectBuilder().add("Lead_Status", "Contacted").build())
          .expect(200);
    }

    var later = owner.submits("Edwin Marsh", "Copperfield Dental");
    owner.awaitInCrm(later);
    crm.statusChanged(crm.leadByPortalId(later).getString("id"), "Contacted");
    owner.awaitStatus(later, "Contacted", Member.SOON);
    assertThat(owner.timeline(lead)).isEqualTo(told);
  }
}
