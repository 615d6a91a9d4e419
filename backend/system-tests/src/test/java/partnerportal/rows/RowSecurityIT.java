package partnerportal.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import partnerportal.rows.Filled.Column;
import partnerportal.rows.Filled.Place;
import partnerportal.rows.Tables.Scope;
import partnerportal.systems.PlaysIn;
import partnerportal.systems.PostgresSystem;
import partnerportal.systems.Said;

/**
 * Row-level security alone holds: the portal's role reads, changes and deletes without any where
 * clause, and gets to its own rows only. The tables are those of the catalogue, so a new one
 * without a policy fails here.
 */
@PlaysIn.OwnWorld(seconds = 8)
class RowSecurityIT {

  /** Read before an organisation is known, or of none: only their stores keep them apart. */
  private static final Map<String, String> OUTSIDE = new TreeMap<>();

  static {
    OUTSIDE.put("organization", "asked for by its number in the CRM, before anything is known");
    OUTSIDE.put("person", "asked for by the address somebody signs in with");
    OUTSIDE.put("membership", "tells which organisation a person who signs in belongs to");
    OUTSIDE.put("session", "tells whom a cookie or token belongs to");
    OUTSIDE.put("invitation", "asked for by the secret of a link");
    OUTSIDE.put("mailed_secret", "asked for by the secret of a link or a code");
    OUTSIDE.put("email_change", "asked for by the secret of a link");
    OUTSIDE.put("second_factor", "belongs to a person");
    OUTSIDE.put("recovery_code", "belongs to a person");
    OUTSIDE.put("sign_in_throttle", "counts for addresses nobody knows yet; keyed hashes only");
    OUTSIDE.put("request_rate", "the same");
    OUTSIDE.put("form_key", "tells where a public form belongs");
    OUTSIDE.put("event_door", "tells which organisation a callback is about");
    OUTSIDE.put("crm_challenge", "asked for before anybody has proven anything");
    OUTSIDE.put("crm_consent", "who comes back from Zoho names a state, no organisation");
    OUTSIDE.put("idempotency", "by who asks and the key they made; both are theirs alone");
    OUTSIDE.put("signing_key", "the installation's");
    OUTSIDE.put("scheduled_tasks", "the installation's");
    OUTSIDE.put("audit_link", "the chain over all rows of the trail: ids and hashes only");
    OUTSIDE.put("audit_unlinked", "what that chain does not hold yet: ids only");
    OUTSIDE.put(
        "audit",
        "the installation's too; a partner's security log asks for its own people's deeds only");
    OUTSIDE.put("lasting_key", "read before anything is opened");
  }

  /** Run with the owner's rights, so they keep to the scope by themselves. */
  private static final Map<String, String> WITH_THE_OWNERS_RIGHTS =
      Map.of(
          "partner_is_open", "whether people of a partner may come in, before a scope is known",
          "audit_wants_link",
              "a trigger: whoever writes a row of the trail cannot keep it out of the chain",
          "partners_looked_after", "how far a manager's session reaches, before a scope is known",
          "may_look", "whether a look at a partner's portal stands, before a scope is known",
          "search_leads",
              "a policy would switch its index off; SearchIndexIT holds it to its scope");

  private static final Place ACME = new Place(1, 1);
  private static final String REFUSED = "42501";

  private static final Map<Scope, Connection> PORTALS = new HashMap<>();

  private static Tables tables;
  private static Map<String, List<Column>> columns;

  @BeforeAll
  static void two_organisations_with_three_partners_each() throws SQLException {
    tables = new Tables("rows-security");
    try (var past = tables.past()) {
      Filled.fill(past);
      columns =
          Filled.columns(past).stream()
              .collect(Collectors.groupingBy(Column::table, TreeMap::new, Collectors.toList()));
    }
  }

  @AfterAll
  static void stop() {
    if (tables == null) return;
    tables.close();
    PORTALS.clear();
    var within = new TreeSet<>(columns.keySet());
    within.removeAll(OUTSIDE.keySet());
    Said.aloud("row security: tables=" + within.size() + " outside=" + OUTSIDE.size());
  }

  @Test
  void every_table_has_a_policy_or_a_reason_why_not() throws SQLException {
    try (var past = tables.past()) {
      var guarded =
          new HashSet<>(
              Tables.ask(
                  past,
                  "select relname from pg_class c where relrowsecurity"
                      + " and exists (select 1 from pg_policy p where p.polrelid = c.oid)"));

      var without = new TreeSet<>(columns.keySet());
      without.removeAll(guarded);

      assertThat(without).isEqualTo(OUTSIDE.keySet());
    }
  }

  @Test
  void nobody_sees_nothing() throws SQLException {
    for (var table : guarded()) assertThat(seen(Scope.NOBODY, table)).as(table).isEmpty();
  }

  @Test
  void an_organisation_sees_all_of_its_own_and_no_more() throws SQLException {
    for (var table : guarded())
      assertThat(seen(Scope.of(ACME.organizationId()), table))
          .as(table)
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(ownedBy(Scope.of(ACME.organizationId()), table));
  }

  @Test
  void a_partner_sees_its_own_and_no_more() throws SQLException {
    for (var table : guarded())
      assertThat(seen(scope(), table))
          .as(table)
          .containsExactlyInAnyOrderElementsOf(ownedBy(scope(), table));
  }

  @Test
  void who_looks_after_two_partners_sees_theirs_and_no_more() throws SQLException {
    for (var table : guarded())
      assertThat(seen(several(), table))
          .as(table)
          .containsExactlyInAnyOrderElementsOf(ownedBy(several(), table));
    assertThat(seen(several(), "lead").size()).isGreaterThan(seen(scope(), "lead").size());
  }

  @Test
  void a_partner_without_its_organisation_sees_nothing() throws SQLException {
    for (var scope : List.of(new Scope("", ACME.id().toString()), new Scope("", "*")))
      for (var table : guarded()) assertThat(seen(scope, table)).as(table).isEmpty();
    var mixed = Scope.of(ACME.organizationId(), new Place(2, 1).id());
    for (var table : guarded()) assertThat(seen(mixed, table)).as(table).isEmpty();
  }

  @Test
  void what_changes_all_rows_changes_those_that_are_seen() throws SQLException {
    for (var scope : scopes())
      for (var table : guarded()) {
        var column =
            columns.get(table).stream().filter(one -> !one.made()).findFirst().orElseThrow();
        var everything = "update " + table + " set " + column.name() + " = " + column.name();
        assertThat(touched(scope, everything))
            .as(everything)
            .isIn(-1, ownedBy(scope, table).size());
        assertThat(touched(scope, "delete from " + table))
            .as("delete from " + table)
            .isIn(-1, ownedBy(scope, table).size());
      }
  }

  @Test
  void a_strangers_row_cannot_be_written() throws SQLException {
    for (var scope : scopes())
      for (var table : guarded()) {
        var own = new HashSet<>(ownedBy(scope, table));
        for (var row : rows(table, "true"))
          if (!own.contains(row))
            assertThatThrownBy(() -> touch(scope, inserting(table, row)))
                .as(table + " " + row + " by " + scope)
                .isInstanceOfSatisfying(
                    SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(REFUSED));
      }
  }

  @Test
  void nobody_gives_a_row_away() throws SQLException {
    for (var table : guarded())
      for (var name : List.of("organization", "partner")) {
        if (columns.get(table).stream().noneMatch(column -> column.name().equals(name))) continue;
        var stranger =
            name.equals("partner") ? new Place(1, 2).id() : new Place(2, 1).organizationId();
        var giving = "update " + table + " set " + name + " = '" + stranger + "'";
        if (ownedBy(scope(), table).isEmpty()) assertThat(touched(scope(), giving)).isIn(-1, 0);
        else assertThat(touched(scope(), giving)).as(giving).isEqualTo(-1);
      }
  }

  @Test
  void the_portals_role_owns_nothing_and_cannot_reach_past_the_policies() throws SQLException {
    try (var past = tables.past()) {
      var app = "'" + PostgresSystem.APP + "'";
      assertThat(
              Tables.ask(
                  past,
                  "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication"
                      + " or exists (select 1 from pg_auth_members where member = r.oid)"
                      + " from pg_roles r where rolname = "
                      + app))
          .containsExactly("f");
      assertThat(
              Tables.ask(
                  past,
                  "select objid::text from pg_shdepend where deptype = 'o' and refobjid = "
                      + app
                      + "::regrole"))
          .isEmpty();
      assertThat(Tables.ask(past, "select has_schema_privilege(" + app + ", 'public', 'create')"))
          .containsExactly("f");
      assertThat(
              Tables.ask(
                  past,
                  "select relname from pg_class where relnamespace = 'public'::regnamespace"
                      + " and relkind in ('r', 'p') and has_table_privilege("
                      + app
                      + ", oid, 'truncate, references, trigger')"))
          .isEmpty();
      assertThat(
              Tables.ask(
                  past,
                  "select relname from pg_class where relnamespace = 'public'::regnamespace"
                      + " and relkind in ('v', 'm')"
                      + " and not coalesce(reloptions::text, '') like '%security_invoker=true%'"))
          .as("views read with their owner's rights")
          .isEmpty();
    }
  }

  @Test
  void what_runs_with_the_owners_rights_is_named_and_closed_to_others() throws SQLException {
    try (var past = tables.past()) {
      var definers =
          Tables.ask(
              past,
              "select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace");
      var open =
          Tables.ask(
              past,
              "select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace"
                  + " and (has_function_privilege('public', oid, 'execute') or not"
                  + " coalesce(proconfig::text, '') like '%search_path=public, pg_temp%')");

      assertThat(definers).containsExactlyInAnyOrderElementsOf(WITH_THE_OWNERS_RIGHTS.keySet());
      assertThat(open).isEmpty();
    }
  }

  private static List<String> guarded() {
    return columns.keySet().stream().filter(table -> !OUTSIDE.containsKey(table)).toList();
  }

  private static List<Scope> scopes() {
    return List.of(Scope.NOBODY, Scope.of(ACME.organizationId()), scope(), several());
  }

  /** Two of the three partners. */
  private static Scope several() {
    return Scope.of(ACME.organizationId(), ACME.id() + "," + new Place(1, 3).id());
  }

  private static Scope scope() {
    return Scope.of(ACME.organizationId(), ACME.id());
  }

  /** What of a table is theirs: nothing of a partner where no row says whose it is. */
  private static List<String> ownedBy(Scope scope, String table) throws SQLException {
    if (scope.equals(Scope.NOBODY)) return List.of();
    var organization = "organization = '" + scope.organization() + "'";
    if (scope.partner().equals("*")) return rows(table, organization);
    var whose = table.equals("partner") ? "id" : "partner";
    if (columns.get(table).stream().noneMatch(column -> column.name().equals(whose)))
      return List.of();
    var theirs = "('" + scope.partner().replace(",", "', '") + "')";
    return rows(table, organization + " and " + whose + " in " + theirs);
  }

  private static List<String> rows(String table, String where) throws SQLException {
    try (var past = tables.past()) {
      return Tables.ask(past, "select to_jsonb(t)::text from " + table + " t where " + where);
    }
  }

  private static List<String> seen(Scope scope, String table) throws SQLException {
    try (var portal = tables.portal(scope)) {
      return Tables.ask(portal, "select to_jsonb(t)::text from " + table + " t");
    }
  }

  private static String inserting(String table, String row) {
    var names =
        columns.get(table).stream()
            .filter(column -> !column.made())
            .map(Column::name)
            .collect(Collectors.joining(", "));
    return "insert into %s (%s) select %s from jsonb_populate_record(null::%s, '%s')"
        .formatted(table, names, names, table, row);
  }

  /** How many rows a statement touches; -1 when it is refused. */
  private static int touched(Scope scope, String sql) throws SQLException {
    try {
      return touch(scope, sql);
    } catch (SQLException e) {
      if (e.getSQLState().equals(REFUSED)) return -1;
      throw e;
    }
  }

  /** One connection for each scope, because there are many statements; nothing is kept. */
  private static int touch(Scope scope, String sql) throws SQLException {
    var portal = PORTALS.get(scope);
    if (portal == null) PORTALS.put(scope, portal = tables.portal(scope));
    try {
      return Tables.update(portal, sql);
    } finally {
      portal.rollback();
      Tables.tell(portal, scope);
    }
  }
}
