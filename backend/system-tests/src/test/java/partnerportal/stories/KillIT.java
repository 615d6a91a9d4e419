package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PortalPackage;
import partnerportal.systems.World;

/** The jar as it is shipped: it does its work, and what it acknowledged outlives it. */
@PlaysIn.OwnWorld(seconds = 180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
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

  /** The last: this form takes longest to start, and nobody needs it afterwards. */
  @Test
  @Order(Integer.MAX_VALUE)
  void what_is_under_way_when_the_portal_is_stopped_is_settled_before_it_ends() {
    var owner = world.partner().owner();
    owner.awaitInCrm(owner.submits("Ruth Halloran", "Brightwater Tiles"));
    world.crm().answersAfter(Duration.ofSeconds(2));
    try {
      var lead = owner.submits("Iris Bergstrom", "Quillon Glass");
      Patience.untilTrue("its call", Member.SOON, () -> of(lead, "sent_at is not null") == 1);

      world.portal().stop();

      assertThat(of(lead, "true")).as("what is still to be carried").isZero();
      assertThat(
              world.postgres().ask("select crm_id is not null from lead where id = '" + lead + "'"))
          .containsExactly("t");
    } finally {
      world.crm().answersAfter(Duration.ZERO);
    }
  }

  @Test
  void a_program_that_is_older_than_its_database_says_so_and_ends() {
    world
        .postgres()
        .ask(
            "insert into flyway_schema_history (installed_rank, version, description, type, script,"
                + " installed_by, execution_time, success)"
                + " values (9999, '9999', 'of tomorrow', 'SQL', 'V9999__of_tomorrow.sql', 'owner', 1, true)"
                + " returning version");
    try {
      assertThatThrownBy(() -> world.anotherNode(PortalPackage.UNPACKED))
          .hasMessageContaining("partner-portal: the database is of a newer version (schema 9999)");
    } finally {
      world
          .postgres()
          .ask("delete from flyway_schema_history where version = '9999' returning version");
    }
    assertThat(world.portal().alive()).isTrue();
  }

  private static int of(UUID lead, String so) {
    var count = "select count(*) from outbox where record = '" + lead + "' and " + so;
    return Integer.parseInt(world.postgres().ask(count).get(0));
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
