package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import partnerportal.systems.Member;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalPackage;
import partnerportal.systems.World;

/** The jar as it is shipped: it does its work, and what it acknowledged outlives it. */
@PlaysIn.OwnWorld(seconds = 55)
class KillIT {

  static World world;

  @BeforeAll
  static void start() {
    world = World.of("shipped", PortalPackage.SHIPPED, Map.of());
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void an_acknowledged_lead_outlives_a_kill_and_reaches_the_crm_once() {
    var partner = world.partner();
    var before = partner.owner().submits("Ruth Halloran", "Tanner Packaging");
    partner.owner().awaitInCrm(before);

    world.crm().outage();
    UUID waiting;
    try {
      waiting = partner.owner().submits("Edwin Marsh", "Copperfield Dental");
    } finally {
      world.crm().recover();
    }
    var racing = partner.owner().submits("Priya Nandakumar", "Fenwick Storage");
    world.portal().kill();
    world.portal().startAgain();

    assertThat(partner.owner().signedIn()).isTrue();
    partner.owner().awaitInCrm(waiting);
    partner.owner().awaitInCrm(racing);
    assertThat(partner.owner().leads())
        .extracting(row -> row.getString("company"))
        .containsExactlyInAnyOrder("Tanner Packaging", "Copperfield Dental", "Fenwick Storage");
    for (var lead : new UUID[] {before, waiting, racing}) {
      assertThat(world.crm().leadsByPortalId(lead)).hasSize(1);
    }
    assertThat(world.mail().to(partner.email())).hasSize(1);
  }

  @Test
  void a_status_travels_from_the_crm_to_the_partner() {
    var owner = world.partner().owner();
    var lead = owner.submits("Oskar Lindgren", "Ashdown Joinery");
    owner.awaitInCrm(lead);

    world.crm().statusChanged(world.crm().leadByPortalId(lead).getString("id"), "Contacted");

    assertThat(Member.statusOf(owner.awaitStatus(lead, "Contacted", Member.SOON)))
        .isEqualTo("Contacted");
  }
}
