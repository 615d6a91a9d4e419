package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.net.URISyntaxException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import partnerportal.crm.ScriptedZoho.Answer;
import partnerportal.crm.ScriptedZoho.Manner;
import partnerportal.systems.PlaysIn;

/** The portal in its container, and its client against a Zoho that answers what it is told. */
@Tag("container")
@PlaysIn.Container
@PlaysIn.OwnWorld(seconds = 140)
@ExtendWith(ArquillianExtension.class)
class PortalContainerIT extends PortalInContainer {

  @Inject ZohoClientTrial trial;
  @Inject ZohoTokens tokens;
  @Inject CrmPace pace;
  @Inject CrmConnectionStore connections;
  @Inject ZohoReading reading;
  @Inject CreditLedger ledger;
  @Inject SetupCode setupCode;

  @Deployment
  static WebArchive portal() throws URISyntaxException {
    return with(
        PortalContainerIT.class,
        PortalInContainer.class,
        Saboteur.class,
        ConsentTrial.class,
        ConsentTrial.Reply.class,
        ZohoClientTrial.class,
        ZohoFailures.class,
        ZohoFailures.Deed.class,
        ZohoFailures.Failure.class,
        FailureTable.class,
        SignInFailures.class,
        RefusalFailures.class,
        WireFailures.class,
        ScriptedZoho.class,
        ScriptedZoho.Answer.class,
        ScriptedZoho.Manner.class);
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
      assertThat(failures).hasSizeGreaterThan(110);
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
            connections.pays(acme, new CrmConnectionStore.Paid("enterprise", 10));
            return tokens.current(acme);
          });
      zoho.calls(Collections.nCopies(3, Answer.json(200, "{}").with(Manner.HELD)));
      var threads = Executors.newCachedThreadPool();
      try {
        for (var i = 0; i < 3; i++) threads.submit(() -> partners(acme));
        zoho.awaitAsked(3);
        var use = ZohoClientTrial.within(acme, () -> pace.state(acme).permits());

        assertThatThrownBy(() -> partners(acme))
            .isInstanceOf(CrmFailure.Busy.class)
            .hasMessageContaining("at once");
        assertThatThrownBy(() -> ZohoClientTrial.within(acme, () -> trial.ourselves(acme)))
            .hasMessageContaining("names no user");
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

  @Test
  void an_administrator_connects_their_organization_and_comes_in_once() throws Exception {
    try (var zoho = zoho()) {
      var consent = new ConsentTrial(zoho, "700000071");
      var state = consent.begins(setupCode.code()).json().getString("state");
      assertThat(consent.asks(state).json().getString("progress")).isEqualTo("waiting");

      assertThat(consent.comesBack(state).status()).isEqualTo(200);

      var result = consent.asks(state).json();
      assertThat(result.getString("progress")).isEqualTo("connected");
      assertThat(consent.opens("/api/v1/admin/partners", result.getString("token"))).isEqualTo(200);
      assertThat(consent.asks(state).json().isNull("token")).isTrue();
      assertThat(organizations("700000071")).isOne();
    }
  }

  @Test
  void an_organization_that_is_known_is_connected_again_and_no_second_one_made() throws Exception {
    try (var zoho = zoho()) {
      for (var i = 0; i < 2; i++) {
        var consent = new ConsentTrial(zoho, "700000072");
        var state = consent.begins(setupCode.code()).json().getString("state");
        assertThat(consent.comesBack(state).status()).isEqualTo(200);
      }

      assertThat(organizations("700000072")).isOne();
    }
  }

  @Test
  void who_is_no_administrator_connects_nothing() throws Exception {
    try (var zoho = zoho()) {
      zoho.consents("700000073", "Standard");
      var consent = new ConsentTrial(zoho);
      var state = consent.begins(setupCode.code()).json().getString("state");

      assertThat(consent.comesBack(state).status()).isEqualTo(400);

      var result = consent.asks(state).json();
      assertThat(result.getString("progress")).isEqualTo("refused");
      assertThat(result.getString("cause")).contains("administrator").contains("Standard");
      assertThat(organizations("700000073")).isZero();
    }
  }

  @Test
  void who_is_no_administrator_gets_no_session_for_an_organization_that_is_known()
      throws Exception {
    try (var zoho = zoho()) {
      var first = new ConsentTrial(zoho, "700000076");
      first.comesBack(first.begins(setupCode.code()).json().getString("state"));
      zoho.consents("700000076", "Standard");
      var second = new ConsentTrial(zoho);
      var state = second.begins(setupCode.code()).json().getString("state");

      assertThat(second.comesBack(state).status()).isEqualTo(400);

      var result = second.asks(state).json();
      assertThat(result.getString("progress")).isEqualTo("refused");
      assertThat(result.get("token")).isIn(null, JsonValue.NULL);
      assertThat(organizations("700000076")).isOne();
    }
  }

  @Test
  void who_only_looks_whether_the_address_is_there_uses_nothing_up() throws Exception {
    try (var zoho = zoho()) {
      var consent = new ConsentTrial(zoho, "700000077");
      var state = consent.begins(setupCode.code()).json().getString("state");

      assertThat(consent.looksAt(state).status()).isEqualTo(405);

      assertThat(consent.asks(state).json().getString("progress")).isEqualTo("waiting");
      assertThat(consent.comesBack(state).status()).isEqualTo(200);
    }
  }

  @Test
  void a_bootstrap_file_that_says_what_it_said_undoes_no_consent() {
    var acme = trial.organization("http://127.0.0.1:9");

    bootstrapped(acme, "of the file");
    ZohoClientTrial.within(
        acme,
        () -> {
          connections.credentials(acme, "http://127.0.0.1:9", "client", "secret", "consented");
          return null;
        });
    assertThat(bootstrapped(acme, "of the file")).isEqualTo("consented");

    assertThat(bootstrapped(acme, "of another file")).isEqualTo("of another file");
  }

  /** A start with a file that holds this consent; the consent that is used after it. */
  private String bootstrapped(UUID organization, String refreshToken) {
    return ZohoClientTrial.within(
        organization,
        () -> {
          connections.bootstrapped(
              organization, "http://127.0.0.1:9", "client", "secret", refreshToken);
          return connections.one(organization).orElseThrow().refreshToken();
        });
  }

  @Test
  void a_consent_is_good_once_and_only_for_who_began_it() throws Exception {
    try (var zoho = zoho()) {
      var consent = new ConsentTrial(zoho, "700000074");
      var state = consent.begins(setupCode.code()).json().getString("state");
      consent.comesBack(state);

      assertThat(consent.comesBack(state).status()).isEqualTo(400);
      assertThat(consent.comesBack("made-up").status()).isEqualTo(400);
      assertThat(new ConsentTrial(zoho).asks(state).status()).isEqualTo(401);
      assertThat(consent.asks("made-up").status()).isEqualTo(401);
    }
  }

  @Test
  void a_set_up_code_is_asked_for_and_secrets_stay_where_they_may_go() throws Exception {
    try (var zoho = zoho()) {
      var consent = new ConsentTrial(zoho, "700000075");
      assertThat(consent.begins("guessed").status()).isEqualTo(403);
      assertThat(consent.begins(null).status()).isEqualTo(403);

      var begun = consent.begins(setupCode.code()).json();
      assertThat(begun.getString("authorize_url"))
          .contains("/oauth/v2/auth?")
          .contains("access_type=offline")
          .contains("prompt=consent")
          .doesNotContain("secret");
      var state = begun.getString("state");

      assertThat(consent.comesBackFrom("http://127.0.0.1:1", state).status()).isEqualTo(400);
      assertThat(consent.asks(state).json().getString("cause")).contains("allowed-hosts");
    }
  }

  private static int organizations(String zgid) throws SQLException {
    try (var connection = superuser();
        var statement =
            connection.prepareStatement("select count(*) from organization where zgid = ?")) {
      statement.setString(1, zgid);
      var rows = statement.executeQuery();
      rows.next();
      return rows.getInt(1);
    }
  }

  private static void run(String what) throws SQLException {
    try (var connection = superuser()) {
      connection.createStatement().execute(what);
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
}
