package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.File;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.Driver;
import partnerportal.crm.ScriptedZoho.Answer;
import partnerportal.crm.ScriptedZoho.Manner;
import partnerportal.identity.CrmSessions;
import partnerportal.organization.Organizations;
import partnerportal.partner.Partners;
import partnerportal.platform.Role;
import partnerportal.platform.Scope;
import partnerportal.platform.Tenancy;
import partnerportal.systems.Repository;

/**
 * What only a container does: that the annotations which look right also act. Stands in this
 * package because the beans that carry them are nobody else's business.
 */
@Tag("container")
@ExtendWith(ArquillianExtension.class)
class PortalContainerIT {

  @Inject ZohoHttp http;
  @Inject Organizations organizations;
  @Inject CrmSessions crmSessions;
  @Inject Partners partners;
  @Inject Saboteur saboteur;
  @Inject ZohoClientTrial trial;
  @Inject ZohoTokens tokens;
  @Inject CrmPace pace;
  @Inject CrmConnectionStore connections;
  @Inject ZohoReading reading;
  @Inject CreditLedger ledger;

  @Deployment
  static WebArchive portal() throws URISyntaxException {
    return ShrinkWrap.create(ZipImporter.class, "portal.war")
        .importFrom(Repository.here().portalWar().toFile())
        .as(WebArchive.class)
        .addClasses(PortalContainerIT.class, Saboteur.class, ZohoClientTrial.class)
        .addClasses(ZohoFailures.class, ZohoFailures.Deed.class, ZohoFailures.Failure.class)
        .addClasses(ScriptedZoho.class, ScriptedZoho.Answer.class, ScriptedZoho.Manner.class)
        .addAsLibrary(
            new File(Assertions.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
  }

  @Test
  void the_role_in_a_token_decides_what_it_opens() throws Exception {
    var acme = acme();
    var admin =
        crmSessions.begin(acme, "1", "Dana Whitlock", "dana@acme.example", Role.CRM_ADMIN).token();
    var partner =
        crmSessions.begin(acme, "2", "Nobody", "nobody@acme.example", Role.PARTNER_VIEWER).token();

    assertThat(status("/api/v1/admin/partners", null)).isEqualTo(401);
    assertThat(status("/api/v1/admin/partners", "made.up.token")).isEqualTo(401);
    assertThat(status("/api/v1/admin/partners", partner)).isEqualTo(403);
    assertThat(status("/api/v1/admin/partners", admin)).isEqualTo(200);
  }

  @Test
  void a_call_that_never_left_is_tried_again() {
    var calls = new AtomicInteger();

    assertThatThrownBy(
            () ->
                http.write(
                    "http://127.0.0.1:9", api -> failing(calls, new ConnectException("refused"))))
        .isInstanceOf(ZohoHttp.NotSent.class);

    assertThat(calls).hasValue(3);
  }

  @Test
  void a_write_whose_answer_is_missing_is_not() {
    var calls = new AtomicInteger();

    assertThatThrownBy(
            () ->
                http.write(
                    "http://127.0.0.1:9",
                    api -> failing(calls, new SocketTimeoutException("read"))))
        .isInstanceOf(ZohoHttp.NoAnswer.class);

    assertThat(calls).hasValue(1);
  }

  @Test
  void what_fails_on_the_way_leaves_nothing_behind() throws SQLException {
    var acme = acme();
    var failing = approved("5437000000000000901");
    saboteur.refuse(true);

    assertThatThrownBy(
            () -> Tenancy.within(Scope.organization(acme), () -> partners.reported(acme, failing)))
        .hasStackTraceContaining("refused on purpose");

    saboteur.refuse(false);
    assertThat(count("partner where crm_id = '5437000000000000901'")).isZero();
    assertThat(count("audit where action = 'partner-approved'")).isZero();
    assertThat(count("invitation")).isZero();
    assertThat(count("scheduled_tasks where task_name = 'send-invitation'")).isZero();

    Tenancy.within(Scope.organization(acme), () -> partners.reported(acme, failing));

    assertThat(count("partner where crm_id = '5437000000000000901'")).isOne();
    assertThat(count("audit where action = 'partner-approved'")).isOne();
    assertThat(count("invitation")).isOne();
    assertThat(count("scheduled_tasks where task_name = 'send-invitation'")).isOne();
  }

  @Test
  void each_failure_of_zoho_leads_to_what_the_table_says() {
    try (var zoho = zoho()) {
      var failures = ZohoFailures.at(zoho.address());

      var differences =
          failures.stream()
              .map(failure -> trial.difference(zoho, failure))
              .filter(Objects::nonNull)
              .toList();

      assertThat(differences).isEmpty();
      assertThat(failures).hasSizeGreaterThan(70);
    }
  }

  @Test
  void twenty_who_are_refused_ask_for_one_token() {
    try (var zoho = zoho()) {
      var acme = trial.organization(zoho.address());
      var stale = ZohoClientTrial.within(acme, () -> tokens.current(acme));

      var others =
          together(
              20, () -> ZohoClientTrial.within(acme, () -> tokens.insteadOf(acme, stale).number()));

      assertThat(others).hasSize(20).containsOnly(stale.number() + 1);
      assertThat(zoho.refreshes()).isEqualTo(2);
    }
  }

  @Test
  void a_token_endpoint_that_denies_is_asked_three_times_and_then_left_alone() {
    try (var zoho = zoho()) {
      zoho.tokens(Collections.nCopies(50, denied()));
      var acme = trial.organization(zoho.address());

      for (var i = 0; i < 20; i++) {
        assertThatThrownBy(() -> ZohoClientTrial.within(acme, () -> tokens.current(acme)))
            .isInstanceOf(CrmFailure.Busy.class);
      }

      assertThat(zoho.refreshes()).isEqualTo(3);
    }
  }

  @Test
  void a_token_that_is_still_good_is_used_while_zoho_gives_no_other() throws SQLException {
    try (var zoho = zoho()) {
      zoho.tokens(
          List.of(
              Answer.json(
                  200,
                  "{'access_token':'1000.a','api_domain':'"
                      + zoho.address()
                      + "','expires_in':60}"),
              denied()));
      var acme = trial.organization(zoho.address());
      var first = ZohoClientTrial.within(acme, () -> tokens.current(acme));
      run("update crm_connection set access_due_at = now() where organization = '" + acme + "'");

      var still = ZohoClientTrial.within(acme, () -> tokens.current(acme));

      assertThat(still).isEqualTo(first);
      assertThat(zoho.refreshes()).isEqualTo(2);
    }
  }

  @Test
  void heavy_calls_have_a_share_of_their_own_and_light_ones_still_pass() {
    try (var zoho = zoho()) {
      var acme = trial.organization(zoho.address());
      ZohoClientTrial.within(
          acme,
          () -> {
            connections.edition(acme, "enterprise");
            return tokens.current(acme);
          });
      zoho.calls(Collections.nCopies(3, Answer.json(200, "{}").with(Manner.HELD)));
      var threads = Executors.newCachedThreadPool();
      try {
        for (var i = 0; i < 3; i++) threads.submit(() -> partners(acme));
        zoho.awaitAsked(3);

        assertThatThrownBy(() -> partners(acme))
            .isInstanceOf(CrmFailure.Busy.class)
            .hasMessageContaining("at once");
        assertThatThrownBy(() -> ZohoClientTrial.within(acme, () -> trial.ourselves(acme)))
            .hasMessageContaining("names no user");
        var use = ZohoClientTrial.within(acme, () -> pace.state(acme).permits());
        assertThat(use.get(CrmPace.Caller.IN)).isEqualTo(new CrmPermits.Use(3, 3, 3, 5));
        assertThat(use.get(CrmPace.Caller.OUT)).isEqualTo(new CrmPermits.Use(0, 4, 0, 6));
        assertThat(use.get(CrmPace.Caller.DOOR)).isEqualTo(new CrmPermits.Use(0, 1, 0, 1));
      } finally {
        zoho.begin();
        threads.shutdown();
      }
    }
  }

  @Test
  void a_crm_that_refuses_five_times_in_a_row_has_spent_its_credits() {
    var acme = trial.organization("http://127.0.0.1:9");
    var refused = new ZohoReply(429, JsonValue.EMPTY_JSON_OBJECT, null);
    var cost = Cost.read("record");

    for (var i = 0; i < 5; i++) {
      assertThat(ZohoClientTrial.within(acme, () -> pace.state(acme).creditsSpent())).isFalse();
      ZohoClientTrial.within(acme, () -> pace.call(acme, CrmPace.Caller.DOOR, cost, () -> refused));
    }

    assertThat(ZohoClientTrial.within(acme, () -> pace.state(acme).creditsSpent())).isTrue();
    assertThat(pace.pause(acme, CrmPace.Caller.IN)).isGreaterThan(Duration.ofMinutes(10));
    assertThat(pace.pause(acme, CrmPace.Caller.OUT)).isLessThan(Duration.ofMinutes(2));
    assertThat(pace.pause(acme, CrmPace.Caller.DOOR)).isZero();
  }

  @Test
  void a_crm_that_is_silent_is_left_alone_and_no_other_is() {
    var acme = trial.organization("http://127.0.0.1:9");
    var other = trial.organization("http://127.0.0.1:9");
    var cost = Cost.read("record");
    var down = new ZohoReply(503, JsonValue.EMPTY_JSON_OBJECT, null);
    Supplier<ZohoReply> call = () -> pace.call(acme, CrmPace.Caller.DOOR, cost, () -> down);

    for (var i = 0; i < 3; i++) ZohoClientTrial.within(acme, call);

    assertThatThrownBy(() -> ZohoClientTrial.within(acme, call))
        .isInstanceOf(CrmFailure.Silent.class)
        .hasMessageContaining("lately");
    assertThat(ZohoClientTrial.within(acme, () -> pace.state(acme).breaker())).isEqualTo("OPEN");
    assertThat(ZohoClientTrial.within(other, () -> pace.state(other).breaker()))
        .isEqualTo("CLOSED");
  }

  @Test
  void the_ledger_of_one_organization_is_not_anothers() {
    try (var zoho = zoho()) {
      var acme = trial.organization(zoho.address());
      var other = trial.organization(zoho.address());
      partners(acme);

      assertThat(ZohoClientTrial.within(acme, () -> ledger.spent(acme))).isOne();
      assertThat(ZohoClientTrial.within(other, () -> ledger.spent(acme))).isZero();
    }
  }

  private Object partners(UUID organization) {
    return ZohoClientTrial.within(
        organization, () -> reading.partnersAfter(organization, Instant.EPOCH, null));
  }

  private static ScriptedZoho zoho() {
    return new ScriptedZoho(Integer.getInteger("container.zoho"));
  }

  private static Answer denied() {
    return Answer.json(200, "{'error':'Access Denied','status':'failure'}");
  }

  /** What all of them got who did the same at the same moment. */
  private static <T> List<T> together(int count, Callable<T> deed) {
    var threads = Executors.newFixedThreadPool(count);
    var start = new CyclicBarrier(count);
    try {
      Callable<T> atOnce =
          () -> {
            start.await();
            return deed.call();
          };
      var all = threads.invokeAll(Collections.nCopies(count, atOnce));
      var got = new ArrayList<T>();
      for (var one : all) got.add(one.get());
      return got;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdown();
    }
  }

  private UUID acme() {
    var id =
        organizations
            .connect("Acme", "partners-custom", Map.of(Role.CRM_ADMIN, List.of("Administrator")))
            .id();
    Tenancy.within(
        Scope.organization(id),
        () -> organizations.attached(id, "700000001", Instant.now().minusSeconds(60)));
    return id;
  }

  private static Partners.CrmPartner approved(String crmId) {
    return new Partners.CrmPartner(
        crmId,
        "Northwind",
        "Ines Vantrel",
        "ines@northwind.example",
        "Approved",
        Partners.Standing.APPROVED,
        Instant.now());
  }

  private static Response failing(AtomicInteger calls, Exception cause) {
    calls.incrementAndGet();
    throw new ProcessingException(cause);
  }

  private static int status(String path, String token) throws Exception {
    var address = URI.create("http://127.0.0.1:" + System.getProperty("portal.http.port") + path);
    var request = HttpRequest.newBuilder(address);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private static void run(String statement) throws SQLException {
    try (var connection = superuser()) {
      connection.createStatement().execute(statement);
    }
  }

  private static int count(String what) throws SQLException {
    try (var connection = superuser();
        var rows = connection.createStatement().executeQuery("select count(*) from " + what)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** Past row-level security. */
  private static Connection superuser() throws SQLException {
    var user = new Properties();
    user.setProperty("user", "postgres");
    return new Driver().connect(System.getProperty("portal.database.url"), user);
  }
}
