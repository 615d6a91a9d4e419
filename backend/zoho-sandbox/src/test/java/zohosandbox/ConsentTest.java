package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zohosandbox.Crm.Answer;

class ConsentTest {

  private static final String BACK = "http://localhost:18080/connected?from=zoho";
  private static final String LASTING = "&access_type=offline&prompt=consent";

  @TempDir Path folder;

  private Crm crm = Crm.start();

  @AfterEach
  void stop() {
    crm.close();
  }

  private static String question(String scopes, String more) {
    return "/oauth/v2/auth?response_type=code&client_id=1000.SANDBOXCLIENT&state=s%201&scope="
        + scopes
        + "&redirect_uri="
        + URLEncoder.encode(BACK, StandardCharsets.UTF_8)
        + more;
  }

  private Map<String, String> answered(String question, String user, String answer) {
    Answer redirect = crm.send("POST", question, "user=" + user + "&answer=" + answer, Crm.form());
    assertThat(redirect.status()).isEqualTo(302);
    URI target = URI.create(redirect.headers().firstValue("Location").orElseThrow());
    assertThat(target.toString()).startsWith(BACK);
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : target.getRawQuery().split("&")) {
      String[] parts = pair.split("=");
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private Answer exchanged(String code) {
    return crm.send(
        "POST",
        "/oauth/v2/token",
        "grant_type=authorization_code&client_id=1000.SANDBOXCLIENT&client_secret=sandbox-secret"
            + "&redirect_uri="
            + URLEncoder.encode(BACK, StandardCharsets.UTF_8)
            + "&code="
            + code,
        Crm.form());
  }

  private Answer refreshed(String refreshToken) {
    return crm.send(
        "POST",
        "/oauth/v2/token",
        Crm.TOKEN_FORM.replace("1000.sandbox.refresh", refreshToken),
        Crm.form());
  }

  private Answer consent(String scopes, String more, String user) {
    return exchanged(answered(question(scopes, more), user, "accept").get("code"));
  }

  @Test
  void shows_who_asks_for_what_in_words_and_who_can_answer() {
    Answer page =
        crm.send(
            "GET",
            question("ZohoCRM.modules.Leads.READ,ZohoCRM.users.READ", LASTING),
            null,
            Map.of("Cookie", "sandbox_user=" + Crm.RITA));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("See leads")
        .contains("See the people who use the CRM")
        .contains("Dana Whitlock")
        .contains("value=\"" + Crm.RITA + "\" checked")
        .doesNotContain("{{");
  }

  @Test
  void brings_a_code_back_that_becomes_a_lasting_token_of_that_person() {
    Map<String, String> back =
        answered(question("ZohoCRM.users.READ,ZohoCRM.org.READ", LASTING), Crm.DANA, "accept");
    Answer answer = exchanged(back.get("code"));
    crm.carrying(answer.body().getString("access_token"));

    assertThat(back).containsEntry("state", "s 1").containsEntry("location", "us");
    assertThat(back).containsEntry("accounts-server", crm.base()).containsEntry("from", "zoho");
    assertThat(answer.body().getString("scope")).isEqualTo("ZohoCRM.users.READ ZohoCRM.org.READ");
    assertThat(answer.body().getString("api_domain")).isEqualTo(crm.base());
    assertThat(answer.body()).containsKey("refresh_token");
    assertThat(crm.get("/crm/v8/users?type=CurrentUser").text()).contains(Crm.DANA);
    assertThat(refreshed(answer.body().getString("refresh_token")).body())
        .containsKey("access_token");
  }

  @Test
  void says_access_denied_when_the_person_rejects() {
    Map<String, String> back =
        answered(question("ZohoCRM.users.READ", LASTING), Crm.DANA, "reject");

    assertThat(back).containsEntry("error", "access_denied").containsEntry("state", "s 1");
    assertThat(back).doesNotContainKey("code");
  }

  @Test
  void gives_a_code_one_try_and_two_minutes() {
    String used = answered(question("ZohoCRM.users.READ", LASTING), Crm.DANA, "accept").get("code");
    String old = answered(question("ZohoCRM.users.READ", LASTING), Crm.DANA, "accept").get("code");
    exchanged(used);

    Answer again = exchanged(used);
    crm.advance("PT2M");
    Answer late = exchanged(old);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).isEqualTo("{\"error\":\"invalid_code\"}");
    assertThat(late.text()).isEqualTo("{\"error\":\"invalid_code\"}");
  }

  @Test
  void gives_a_second_lasting_token_only_when_consent_is_asked_for_again() {
    Answer online = consent("ZohoCRM.users.READ", "", Crm.DANA);
    Answer first = consent("ZohoCRM.users.READ", "&access_type=offline", Crm.DANA);
    Answer second = consent("ZohoCRM.users.READ", "&access_type=offline", Crm.DANA);
    Answer third = consent("ZohoCRM.users.READ", LASTING, Crm.DANA);

    assertThat(online.body()).doesNotContainKey("refresh_token");
    assertThat(first.body()).containsKey("refresh_token");
    assertThat(second.body()).containsKey("access_token").doesNotContainKey("refresh_token");
    assertThat(third.body()).containsKey("refresh_token");
  }

  @Test
  void refuses_unknown_clients_foreign_addresses_and_scopes_nobody_knows() {
    String good = question("ZohoCRM.users.READ", LASTING);

    assertThat(crm.get(good.replace("SANDBOXCLIENT", "OTHER")).text())
        .isEqualTo("{\"error\":\"invalid_client\"}");
    assertThat(crm.get(good.replace("localhost", "evil.example")).text())
        .isEqualTo("{\"error\":\"invalid_redirect_uri\"}");
    Answer scope = crm.get(question("ZohoCRM.everything.READ", LASTING));
    assertThat(scope.text()).isEqualTo("{\"error\":\"invalid_scope\"}");
    assertThat(scope.status()).isEqualTo(200);
    assertThat(crm.get(good.replace("SANDBOXCLIENT", "x"), Map.of("Accept", "text/html")).text())
        .contains("<code>invalid_client</code>");
  }

  @Test
  void insists_on_the_address_the_code_was_sent_to() {
    String code = answered(question("ZohoCRM.users.READ", ""), Crm.DANA, "accept").get("code");

    Answer answer =
        crm.send(
            "POST",
            "/oauth/v2/token",
            "grant_type=authorization_code&client_id=1000.SANDBOXCLIENT"
                + "&client_secret=sandbox-secret&redirect_uri=http://localhost/&code="
                + code,
            Crm.form());

    assertThat(answer.text()).isEqualTo("{\"error\":\"invalid_redirect_uri\"}");
  }

  @Test
  void ends_what_a_revoked_token_gave() {
    Answer answer = consent("ZohoCRM.users.READ", LASTING, Crm.DANA);
    String refreshToken = answer.body().getString("refresh_token");
    crm.carrying(answer.body().getString("access_token"));

    Answer revoked =
        crm.send("POST", "/oauth/v2/token/revoke?token=" + refreshToken, null, Map.of());

    assertThat(revoked.text()).isEqualTo("{\"status\":\"success\"}");
    assertThat(refreshed(refreshToken).text()).isEqualTo("{\"error\":\"invalid_code\"}");
    assertThat(crm.get("/crm/v8/users").code()).isEqualTo("INVALID_TOKEN");
  }

  @Test
  void ends_the_oldest_of_a_users_tokens_when_a_twenty_first_is_given() {
    String oldest =
        consent("ZohoCRM.users.READ", LASTING, Crm.DANA).body().getString("refresh_token");
    String next =
        consent("ZohoCRM.users.READ", LASTING, Crm.DANA).body().getString("refresh_token");
    for (int i = 0; i < 19; i++) {
      consent("ZohoCRM.users.READ", LASTING, Crm.DANA);
    }

    assertThat(refreshed(oldest).text()).isEqualTo("{\"error\":\"invalid_code\"}");
    assertThat(refreshed(next).body()).containsKey("access_token");
  }

  @Test
  void remembers_consents_and_what_was_revoked_after_a_restart() {
    crm.close();
    Optional<Path> data = Optional.of(folder.resolve("crm.jsonl"));
    crm = Crm.start(data);
    String kept = consent("ZohoCRM.org.READ", LASTING, Crm.DANA).body().getString("refresh_token");
    crm.send("POST", "/oauth/v2/token/revoke?token=1000.sandbox.refresh", null, Map.of());
    crm.close();
    crm = Crm.start(data);

    Answer still = refreshed(kept);
    Answer gone = refreshed("1000.sandbox.refresh");

    assertThat(still.body().getString("scope")).isEqualTo("ZohoCRM.org.READ");
    assertThat(gone.text()).isEqualTo("{\"error\":\"invalid_code\"}");
  }
}
