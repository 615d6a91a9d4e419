package partnerportal.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import partnerportal.systems.Command;
import partnerportal.systems.Member;
import partnerportal.systems.Patience;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PostgresSystem;
import partnerportal.systems.World;

/**
 * The audit trail, and an owner of the database who would like it to say something else. They work
 * on a copy, beside the portal, so the shared world stays as it is.
 */
@PlaysIn.SharedWorld
class AuditTrailIT {

  static final World WORLD = World.shared();

  @TempDir static Path folder;

  private String lead;

  @BeforeEach
  void somethingHappened() {
    lead = WORLD.partner().owner().submits("Ruth Halloran", "Tanner Packaging").toString();
    var linked =
        "select max(n) from audit_link l join audit a on a.id = l.audit where object = '%s'";
    var n =
        Patience.until(
            "the link of the lead",
            Member.SOON,
            () ->
                WORLD.postgres().ask(linked.formatted(lead)).stream()
                    .filter(java.util.Objects::nonNull)
                    .findFirst());
    Patience.untilTrue("its head", Member.SOON, () -> lastHead() >= Long.parseLong(n));
  }

  @Test
  void what_happened_is_linked_and_vouched_for_outside_the_database() {
    var check = WORLD.portal().runs(Map.of(), "verify-audit");

    assertThat(check.said()).as("exit %s", check.exit()).hasSize(1);
    assertThat(check.said().get(0)).contains("all as it was written", "rows are vouched for until");
    assertThat(check.exit()).isZero();
  }

  @Test
  void a_row_that_was_changed_is_named() throws IOException {
    copy();
    var id = rowOfLead();

    WORLD
        .postgres()
        .tell("update trial.audit set detail = '{\"state\": \"LOST\"}' where id = '" + id + "'");

    assertNamed("row " + id, "was changed");
  }

  @Test
  void a_row_that_was_deleted_is_named() throws IOException {
    copy();
    var id = rowOfLead();

    WORLD.postgres().tell("delete from trial.audit where id = '" + id + "'");

    assertNamed("row " + id, "was deleted");
  }

  @Test
  void rows_that_were_swapped_are_named() throws IOException {
    copy();
    var id = rowOfLead();
    var other = WORLD.postgres().ask("select audit from trial.audit_link where n = 2").get(0);

    WORLD
        .postgres()
        .tell(
            "update trial.audit_link set audit = null where n = 2",
            "update trial.audit_link set audit = '" + other + "' where audit = '" + id + "'",
            "update trial.audit_link set audit = '" + id + "' where n = 2");

    assertNamed("swapped with", id, other);
  }

  @Test
  void a_row_that_was_inserted_past_the_portal_is_named() throws IOException {
    copy();

    WORLD
        .postgres()
        .tell(
            "insert into trial.audit select '00000000-0000-7000-8000-000000000001', organization,"
                + " at, actor_side, actor, action, object_type, object, detail, trace"
                + " from trial.audit where id = '"
                + rowOfLead()
                + "'");

    assertNamed("row 00000000-0000-7000-8000-000000000001", "was inserted past the portal");
  }

  @Test
  void what_was_cut_off_the_end_is_named() throws IOException {
    copy();
    var end = Long.parseLong(WORLD.postgres().ask("select max(n) from trial.audit_link").get(0));

    WORLD
        .postgres()
        .tell(
            "delete from trial.audit where id in (select audit from trial.audit_link where n > "
                + (end - 3)
                + ")",
            "delete from trial.audit_link where n > " + (end - 3));

    assertNamed("the rows no. " + (end - 2) + " to", "were cut off the end");
  }

  @Test
  void the_role_the_portal_works_as_can_only_add() throws SQLException {
    var postgres = WORLD.postgres();
    try (var connection =
            DriverManager.getConnection(
                postgres.url(), PostgresSystem.APP, postgres.password(PostgresSystem.APP));
        var statement = connection.createStatement()) {
      for (var sql :
          List.of(
              "update audit set action = 'x' where false",
              "delete from audit where false",
              "truncate audit",
              "update audit_link set n = 0 where false",
              "delete from audit_link where false",
              "insert into audit_unlinked values (gen_random_uuid())",
              "alter table audit disable trigger wants_link"))
        assertThatThrownBy(() -> statement.execute(sql))
            .as(sql)
            .isInstanceOf(SQLException.class)
            .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }
  }

  private void assertNamed(String... words) {
    var check = verifiesCopy();

    assertThat(check.said()).as("exit %s", check.exit()).hasSize(2);
    assertThat(check.said().get(0)).contains(words);
    assertThat(check.said().get(1)).contains("1 faults");
    assertThat(check.exit()).isEqualTo(1);
  }

  /** The heads first: what is linked meanwhile is in the copy and only not vouched for. */
  private static void copy() throws IOException {
    Files.write(folder.resolve("heads"), Files.readAllBytes(heads()));
    WORLD
        .postgres()
        .tell(
            "set transaction isolation level repeatable read",
            "drop schema if exists trial cascade",
            "create schema trial",
            "create table trial.audit as select * from audit",
            "create table trial.audit_link as select * from audit_link",
            "create table trial.audit_unlinked as select * from audit_unlinked",
            "create index on trial.audit (id)",
            "grant usage on schema trial to portal_app",
            "grant select on all tables in schema trial to portal_app");
    assertThat(verifiesCopy().exit()).isZero();
  }

  private static Command verifiesCopy() {
    return WORLD
        .portal()
        .runs(
            Map.of(
                "PORTAL_DATABASE_URL",
                WORLD.postgres().url() + "?currentSchema=trial",
                "PORTAL_AUDIT_HEADS_FILE",
                folder.resolve("heads").toString()),
            "verify-audit");
  }

  private String rowOfLead() {
    return WORLD
        .postgres()
        .ask("select id from trial.audit where object = '" + lead + "' order by at limit 1")
        .get(0);
  }

  private static long lastHead() {
    try {
      var lines = Files.readAllLines(heads());
      return lines.isEmpty() ? 0 : Long.parseLong(lines.get(lines.size() - 1).split(" ")[1]);
    } catch (IOException e) {
      return 0;
    }
  }

  private static Path heads() {
    return WORLD.portal().folder().resolve("audit.heads");
  }
}
