package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import partnerportal.systems.CrmPanel;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.SandboxSystem;
import partnerportal.systems.World;

/** What the people in the CRM see of how the portal gets on with it. */
@PlaysIn.SharedWorld
class CrmStateIT {

  static final String STATE = "/api/v1/admin/crm";

  World world = World.shared();
  SandboxSystem crm = world.crm();

  @Test
  void a_manager_sees_credits_and_permits() {
    var owner = world.partner().owner();
    owner.awaitInCrm(owner.submits("Ruth Halloran", "Tanner Packaging"));

    var state = stateFor(panel(SandboxSystem.JONAS));

    assertThat(state.getJsonObject("credits").getInt("spent")).isPositive();
    assertThat(state.getJsonObject("credits").getBoolean("taken_for_spent")).isFalse();
    assertThat(state.getJsonArray("permits").getValuesAs(JsonObject.class))
        .extracting(share -> share.getString("caller"))
        .containsExactly("out", "in", "door");
  }

  @Test
  void a_crm_that_is_silent_is_left_alone_until_it_answers() {
    var owner = world.partner().owner();
    var jonas = panel(SandboxSystem.JONAS);
    var token = jonas.signsIn();

    crm.outage();
    try {
      owner.submits("Edwin Marsh", "Copperfield Dental");

      awaitBreaker(jonas, token, "open");
    } finally {
      crm.recover();
    }

    awaitBreaker(jonas, token, "closed");
  }

  @Test
  void partners_do_not_see_it() {
    assertThat(world.partner().owner().get(STATE).status()).isEqualTo(403);
  }

  private static void awaitBreaker(CrmPanel panel, String token, String state) {
    Patience.untilTrue(
        "the breaker to be " + state,
        Member.SOON,
        () -> panel.get(STATE, token).expect(200).json().getString("breaker").equals(state));
  }

  private static JsonObject stateFor(CrmPanel panel) {
    return panel.get(STATE, panel.signsIn()).expect(200).json();
  }

  private CrmPanel panel(String reader) {
    return new CrmPanel(world.portal(), crm, reader);
  }
}
