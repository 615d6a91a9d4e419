package partnerportal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.io.File;
import java.net.URISyntaxException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.Driver;
import partnerportal.crm.Lane;
import partnerportal.crm.Lanes;
import partnerportal.crm.RecordKind;
import partnerportal.organization.Organizations;
import partnerportal.platform.Actor;
import partnerportal.platform.DataSources;
import partnerportal.platform.Role;
import partnerportal.platform.Scope;
import partnerportal.platform.Tenancy;
import partnerportal.sync.OutboxStore.Claim;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.Repository;

/**
 * Who gets what of the outbox, and until when. The rows of these organisations are nobody's leads
 * and no runner works for them.
 */
@Tag("container")
@PlaysIn.Container
@PlaysIn.OwnWorld(seconds = 20)
@ExtendWith(ArquillianExtension.class)
class OutboxContainerIT {

  @Inject Outbox outbox;
  @Inject Lanes lanes;
  @Inject Organizations organizations;

  @Resource(lookup = DataSources.PORTAL)
  DataSource pool;

  UUID organization;

  @Deployment
  static WebArchive portal() throws URISyntaxException {
    return ShrinkWrap.create(ZipImporter.class, "portal.war")
        .importFrom(Repository.here().portalWar().toFile())
        .as(WebArchive.class)
        .addClass(OutboxContainerIT.class)
        .addAsLibrary(
            new File(Assertions.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
  }

  @BeforeEach
  void an_organisation_of_its_own() {
    var roles = Map.of(Role.CRM_ADMIN, List.of("Administrator"));
    organization =
        organizations.connect("Acme " + UUID.randomUUID(), "partners-custom", roles).id();
  }

  @Test
  void a_fifth_of_what_leaves_a_backlog_is_the_newest() throws SQLException {
    waiting(Lane.NEW_LEAD, 300, "interval '1 hour'");
    var fresh = waiting(Lane.NEW_LEAD, 30, "interval '1 second'");

    var taken = records(take());

    assertThat(taken).hasSize(100);
    assertThat(taken.stream().filter(fresh::contains)).hasSize(20);
  }

  @Test
  void without_a_backlog_the_oldest_come_first() throws SQLException {
    var first = waiting(Lane.NEW_LEAD, 100, "interval '3 seconds'");
    waiting(Lane.NEW_LEAD, 30, "interval '1 second'");

    assertThat(records(take())).isEqualTo(first);
  }

  @Test
  void edits_wait_while_their_lane_is_closed_and_new_leads_go() throws SQLException {
    var edits = waiting(Lane.PARTNER_EDIT, 5, "interval '1 minute'");
    var created = waiting(Lane.NEW_LEAD, 5, "interval '1 second'");
    within(() -> lanes.pause(organization, Lane.PARTNER_EDIT, Actor.SYSTEM, "credits"));

    assertThat(records(take())).isEqualTo(created);
    assertThat(take()).isEmpty();

    within(() -> lanes.resume(organization, Lane.PARTNER_EDIT, Actor.SYSTEM));
    assertThat(records(take())).isEqualTo(edits);
  }

  @Test
  void a_call_that_outlasts_its_lease_keeps_its_records_when_that_is_renewed() throws SQLException {
    var records = waiting(Lane.NEW_LEAD, 3, "interval '1 second'");
    var claims = take();
    leaseEnds();

    within(() -> outbox.renew(organization, Set.of(claims.get(0).fence())));

    anotherNode();
    assertThat(take()).isEmpty();
    assertThat(within(() -> outbox.sending(organization, claims).records())).isEqualTo(records);
  }

  @Test
  void whoever_lost_its_lease_sends_nothing_any_more() throws SQLException {
    var records = waiting(Lane.NEW_LEAD, 3, "interval '1 second'");
    var slow = take();
    leaseEnds();

    var quick = take();

    assertThat(records(quick)).isEqualTo(records);
    assertThat(within(() -> outbox.sending(organization, slow).records())).isEmpty();
    assertThat(within(() -> outbox.sending(organization, quick).records())).isEqualTo(records);
  }

  @Test
  void what_was_noted_while_a_record_was_on_its_way_is_still_due() throws SQLException {
    waiting(Lane.NEW_LEAD, 3, "interval '1 second'");
    var claims = take();
    var edited = claims.get(1).record();
    within(() -> outbox.reconcile(organization, edited, false));

    within(() -> outbox.acknowledged(organization, claims, List.of()));

    var left = take();
    assertThat(records(left)).containsExactly(edited);
    assertThat(left.get(0).noted()).isEqualTo(2);
  }

  @Test
  void whoever_lost_its_lease_settles_nothing_any_more() throws SQLException {
    waiting(Lane.NEW_LEAD, 3, "interval '1 second'");
    var slow = take();
    leaseEnds();
    var quick = take();

    within(() -> outbox.acknowledged(organization, slow, List.of()));
    assertThat(within(() -> outbox.sending(organization, quick).records()))
        .isEqualTo(records(quick));

    within(() -> outbox.acknowledged(organization, quick, List.of()));
    leaseEnds();
    assertThat(take()).isEmpty();
  }

  @Test
  void a_node_that_freezes_in_the_middle_of_something_loses_its_locks() throws SQLException {
    try (var connection = pool.getConnection();
        var row =
            connection
                .createStatement()
                .executeQuery(
                    "select current_setting('idle_in_transaction_session_timeout'), current_setting('lock_timeout')")) {
      row.next();
      assertThat(List.of(row.getString(1), row.getString(2))).containsExactly("10s", "10s");
    }
  }

  private List<Claim> take() {
    return within(() -> outbox.take(organization));
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.within(Scope.organization(organization), work);
  }

  private void within(Runnable work) {
    Tenancy.within(Scope.organization(organization), work);
  }

  private static Set<UUID> records(List<Claim> claims) {
    return claims.stream().map(Claim::record).collect(Collectors.toSet());
  }

  /** Records that are due in a lane, noted so long ago. */
  private Set<UUID> waiting(Lane lane, int many, String ago) throws SQLException {
    var sql =
        "insert into outbox (organization, kind, record, lane, creation, state, noted, noted_at, next_at)"
            + " select '%s', '%s', gen_random_uuid(), %d, %b, 'QUEUED', 1, now() - %s, now() - interval '1 second'"
                .formatted(
                    organization, RecordKind.LEAD, lane.ordinal(), lane == Lane.NEW_LEAD, ago)
            + " from generate_series(1, %d) returning record".formatted(many);
    try (var database = superuser();
        var rows = database.createStatement().executeQuery(sql)) {
      var records = new HashSet<UUID>();
      while (rows.next()) records.add(rows.getObject(1, UUID.class));
      return records;
    }
  }

  private void leaseEnds() throws SQLException {
    change("lease_until = now() - interval '1 second'");
  }

  private void anotherNode() throws SQLException {
    change("held_by = 'another'");
  }

  private void change(String how) throws SQLException {
    try (var database = superuser()) {
      database
          .createStatement()
          .execute(
              "update outbox set %s where organization = '%s' and fence is not null"
                  .formatted(how, organization));
    }
  }

  private static Connection superuser() throws SQLException {
    var user = new Properties();
    user.setProperty("user", "postgres");
    return new Driver().connect(System.getProperty("portal.database.url"), user);
  }
}
