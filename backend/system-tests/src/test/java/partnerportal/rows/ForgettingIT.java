package partnerportal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import partnerportal.platform.Idempotency;
import partnerportal.rows.Tables.Scope;
import partnerportal.systems.PlaysIn;

/**
 * What is over is forgotten in time, and nothing else is: each row that is due goes, the one beside
 * it that is not stays, and so does what belongs to another organisation.
 */
@PlaysIn.OwnWorld(seconds = 8)
class ForgettingIT {

  private static final UUID ACME = UUID.randomUUID();
  private static final UUID BOREALIS = UUID.randomUUID();
  private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private static Tables tables;

  private Connection portal;
  private Stores stores;

  @BeforeAll
  static void tables_without_rows() throws SQLException {
    tables = new Tables("rows-forgetting");
    try (var past = tables.past()) {
      Tables.withoutReferences(past);
      Tables.update(
          past,
          "alter table audit_page add foreign key (audit) references audit_run on delete cascade");
      Tables.update(
          past, "alter table drift add foreign key (audit) references audit_run on delete cascade");
    }
  }

  @AfterAll
  static void stop() {
    if (tables != null) tables.close();
  }

  @BeforeEach
  void begin() throws SQLException {
    portal = tables.portal(Scope.of(ACME));
    stores = new Stores(portal);
  }

  /** Nothing is kept, so no test meets another's rows. */
  @AfterEach
  void end() throws SQLException {
    portal.close();
  }

  @Test
  void a_session_that_has_long_been_over() throws SQLException {
    session("expired long ago", "'2029-12-30'", "null");
    session("signed out long ago", "'2031-01-01'", "'2029-12-30'");
    session("expired lately", "'2030-01-01'", "null");
    session("signed out lately", "'2031-01-01'", "'2030-01-01'");
    session("open", "'2031-01-01'", "null");

    stores.call("identity.SessionStore", "forget", NOW.minus(DAY));

    assertThat(left("name from session"))
        .containsExactlyInAnyOrder("expired lately", "signed out lately", "open");
  }

  private void session(String name, String expires, String revoked) throws SQLException {
    insert(
        "session (id, organization, role, name, created_at, used_at, expires_at, revoked_at)",
        "gen_random_uuid(), '%s', 'CRM_ADMIN', '%s', now(), now(), %s, %s"
            .formatted(ACME, name, expires, revoked));
  }

  @Test
  void a_code_or_reset_that_was_not_used_in_time() throws SQLException {
    for (var expires : List.of("2030-01-01T11:59:00Z", "2030-01-01T12:01:00Z"))
      insert(
          "mailed_secret (id, purpose, account, asked_at, expires_at)",
          "gen_random_uuid(), '%s', '\\x00', now(), '%s'".formatted(expires, expires));

    stores.call("identity.MailedSecretStore", "forget", NOW);

    assertThat(left("purpose from mailed_secret")).containsExactly("2030-01-01T12:01:00Z");
  }

  @Test
  void a_change_of_address_nobody_confirmed() throws SQLException {
    for (var expires : List.of("2030-01-01T11:59:00Z", "2030-01-01T12:01:00Z"))
      insert(
          "email_change (id, person, session, new_sealed, new_index, old_sealed, asked_at, expires_at)",
          "gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '\\x00', '%s', '\\x00', now(), '%s'"
              .formatted(expires, expires));

    stores.call("identity.EmailChangeStore", "forget", NOW);

    assertThat(left("encode(new_index, 'escape') from email_change"))
        .containsExactly("2030-01-01T12:01:00Z");
  }

  @Test
  void failures_that_no_longer_count() throws SQLException {
    insert("sign_in_throttle", "'old', 1, now() - interval '61 minutes', null");
    insert("sign_in_throttle", "'new', 1, now() - interval '59 minutes', null");

    stores.call("identity.ThrottleStore", "tidy", Duration.ofHours(1));

    assertThat(left("encode(key, 'escape') from sign_in_throttle")).containsExactly("new");
  }

  @Test
  void requests_that_no_longer_count() throws SQLException {
    insert("request_rate", "'over', 50, now() - interval '1 second'");
    insert("request_rate", "'counting', 50, now() + interval '1 second'");

    stores.call(
        "platform.RequestRateStore",
        "count",
        "new".getBytes(StandardCharsets.UTF_8),
        50,
        Duration.ofSeconds(10));

    assertThat(left("encode(key, 'escape') from request_rate"))
        .containsExactlyInAnyOrder("counting", "new");
  }

  @Test
  void a_sign_in_from_the_crm_that_was_never_finished() throws SQLException {
    for (var minutes : List.of(61, 59, -1))
      insert(
          "crm_challenge (id, organization, nonce_hash, code_challenge, created_at, expires_at)",
          "gen_random_uuid(), '%s', '%d', '%d', now(), now() - interval '%d minutes'"
              .formatted(BOREALIS, minutes, minutes, minutes));

    stores.call(
        "crm.ChallengeStore", "add", ACME, new byte[] {1}, "the next one", Duration.ofMinutes(1));

    assertThat(left("code_challenge from crm_challenge"))
        .containsExactlyInAnyOrder("59", "-1", "the next one");
  }

  @Test
  void a_consent_that_came_to_nothing_or_was_told() throws SQLException {
    for (var minutes : List.of(61, 59, -1))
      insert(
          "crm_consent (id, state_hash, code_challenge, created_at, expires_at)",
          "gen_random_uuid(), '%d', '%d', now(), now() - interval '%d minutes'"
              .formatted(minutes, minutes, minutes));

    var asked =
        Stores.argument("crm.ConsentStore$Asked", new byte[] {1}, "the next one", null, null);
    stores.call("crm.ConsentStore", "add", asked, Duration.ofMinutes(1));

    assertThat(left("code_challenge from crm_consent"))
        .containsExactlyInAnyOrder("59", "-1", "the next one");
  }

  @Test
  void what_calls_cost_two_days_ago() throws SQLException {
    insert(
        "crm_credit",
        "'%s', now() - interval '49 hours', 'old', 'out', 'x', 1, 1, null".formatted(ACME));
    insert(
        "crm_credit",
        "'%s', now() - interval '47 hours', 'new', 'out', 'x', 1, 1, null".formatted(ACME));
    elsewhere("crm_credit", "'%s', now() - interval '49 hours', 'theirs', 'out', 'x', 1, 1, null");

    stores.call("crm.CreditStore", "forget", ACME, Duration.ofHours(48));

    assertThat(left("node from crm_credit")).containsExactly("new");
    assertThat(leftElsewhere("node from crm_credit")).containsExactly("theirs");
  }

  @Test
  void of_which_change_we_heard_long_ago() throws SQLException {
    insert("crm_heard", "'%s', 'LEAD', 'old', '2029-12-30'".formatted(ACME));
    insert("crm_heard", "'%s', 'LEAD', 'new', '2030-01-01'".formatted(ACME));
    elsewhere("crm_heard", "'%s', 'LEAD', 'theirs', '2029-12-30'");

    stores.call("sync.HeardStore", "forget", ACME, NOW.minus(DAY));

    assertThat(left("crm_id from crm_heard")).containsExactly("new");
    assertThat(leftElsewhere("crm_id from crm_heard")).containsExactly("theirs");
  }

  @Test
  void a_comparison_with_all_it_found_but_never_one_under_way() throws SQLException {
    comparison("old", "'2029-12-30'");
    comparison("new", "'2030-01-01'");
    comparison("under way since long", "null");

    stores.call("sync.AuditStore", "forget", ACME, NOW.minus(DAY));

    assertThat(left("reason from audit_run"))
        .containsExactlyInAnyOrder("new", "under way since long");
    assertThat(left("to_id from audit_page"))
        .containsExactlyInAnyOrder("new", "under way since long");
    assertThat(left("kind from drift")).containsExactlyInAnyOrder("new", "under way since long");
  }

  private void comparison(String name, String finished) throws SQLException {
    var id = UUID.randomUUID();
    insert(
        "audit_run (id, organization, reason, state, began_at, finished_at)",
        "'%s', '%s', '%s', 'x', '2029-12-29', %s".formatted(id, ACME, name, finished));
    insert(
        "audit_page (organization, audit, n, unsent, to_id, looks, look_at, looked_at, done, credits)",
        "'%s', '%s', 1, false, '%s', 1, now(), now(), true, 1".formatted(ACME, id, name));
    insert(
        "drift (organization, audit, n, page, kind, state)",
        "'%s', '%s', 1, 1, '%s', 'x'".formatted(ACME, id, name));
  }

  @Test
  void a_task_that_was_done_long_ago_but_never_one_that_waits() throws SQLException {
    task(ACME, "done long ago", "'2029-12-30'");
    task(ACME, "done lately", "'2030-01-01'");
    task(ACME, "waits", "null");

    stores.call("organization.AdminTaskStore", "forget", ACME, NOW.minus(DAY));

    assertThat(left("subject from admin_task")).containsExactlyInAnyOrder("done lately", "waits");
  }

  @Test
  void very_many_done_tasks_go_some_at_a_time() throws SQLException {
    for (var n = 0; n < 130; n++) task(ACME, "done " + n, "'2029-12-30'");

    stores.call("organization.AdminTaskStore", "forget", ACME, NOW.minus(DAY));
    assertThat(left("subject from admin_task")).hasSize(30);

    stores.call("organization.AdminTaskStore", "forget", ACME, NOW.minus(DAY));
    assertThat(left("subject from admin_task")).isEmpty();
  }

  private void task(UUID organization, String subject, String done) throws SQLException {
    insert(
        "admin_task (id, organization, kind, subject, detail, count, first_at, last_at, done_at)",
        "gen_random_uuid(), '%s', 'x', '%s', 'x', 1, '2029-12-01', '2029-12-01', %s"
            .formatted(organization, subject, done));
  }

  @Test
  void answers_kept_for_repeated_requests_twenty_with_each() throws SQLException {
    for (var n = 0; n < 30; n++)
      insert("idempotency", "'a', 'b', 'old %d', '', null, '2029-12-30T11:59Z'".formatted(n));
    insert("idempotency", "'a', 'b', 'new', '', null, '2029-12-30T12:01Z'");

    stores.call(new Idempotency(), "forgetOld", NOW);
    assertThat(left("key from idempotency")).hasSize(11).contains("new");

    stores.call(new Idempotency(), "forgetOld", NOW);
    assertThat(left("key from idempotency")).containsExactly("new");
  }

  private void insert(String into, String values) throws SQLException {
    Tables.update(portal, "insert into " + into + " values (" + values + ")");
  }

  /** A row of another organisation, as old. */
  private void elsewhere(String into, String values) throws SQLException {
    Tables.tell(portal, Scope.of(BOREALIS));
    insert(into, values.formatted(BOREALIS));
    Tables.tell(portal, Scope.of(ACME));
  }

  private List<String> left(String what) throws SQLException {
    return Tables.ask(portal, "select " + what);
  }

  private List<String> leftElsewhere(String what) throws SQLException {
    Tables.tell(portal, Scope.of(BOREALIS));
    try {
      return left(what);
    } finally {
      Tables.tell(portal, Scope.of(ACME));
    }
  }
}
