package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zohosandbox.Crm.Answer;

class AccountsTest {

  private final Crm crm = Crm.start();

  @AfterEach
  void stop() {
    crm.close();
  }

  private Answer token(String form) {
    return crm.send("POST", "/oauth/v2/token", form, Crm.form());
  }

  @Test
  void gives_a_token_for_an_hour_and_names_itself_as_the_api_domain() {
    Answer answer = token(Crm.TOKEN_FORM);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().getInt("expires_in")).isEqualTo(3600);
    assertThat(answer.body().getString("api_domain")).isEqualTo(crm.base());
    assertThat(answer.body()).doesNotContainKey("refresh_token");
  }

  @Test
  void takes_the_parameters_from_the_query_and_from_multipart_too() {
    String part = "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
    StringBuilder multipart = new StringBuilder();
    for (String pair : Crm.TOKEN_FORM.split("&")) {
      multipart.append(part.formatted((Object[]) pair.split("=")));
    }

    Answer query = crm.send("POST", "/oauth/v2/token?" + Crm.TOKEN_FORM, null, Map.of());
    Answer parts =
        crm.send(
            "POST",
            "/oauth/v2/token",
            multipart + "--b--\r\n",
            Map.of("Content-Type", "multipart/form-data; boundary=b"));

    assertThat(query.body()).containsKey("access_token");
    assertThat(parts.body()).containsKey("access_token");
  }

  @Test
  void answers_200_with_an_error_word_when_something_is_wrong() {
    Answer client = token(Crm.TOKEN_FORM.replace("SANDBOXCLIENT", "other"));
    Answer secret = token(Crm.TOKEN_FORM.replace("sandbox-secret", "other"));
    Answer refresh = token(Crm.TOKEN_FORM.replace("sandbox.refresh", "other"));

    assertThat(client.status()).isEqualTo(200);
    assertThat(client.text()).isEqualTo("{\"error\":\"invalid_client\"}");
    assertThat(secret.text()).isEqualTo("{\"error\":\"invalid_client_secret\"}");
    assertThat(refresh.text()).isEqualTo("{\"error\":\"invalid_code\"}");
  }

  @Test
  void refuses_the_eleventh_token_in_ten_minutes_until_it_is_reset() {
    for (int i = 0; i < 10; i++) {
      token(Crm.TOKEN_FORM);
    }

    Answer eleventh = token(Crm.TOKEN_FORM);
    crm.send("POST", "/_sandbox/reset", "", Map.of());
    Answer afterReset = token(Crm.TOKEN_FORM);

    assertThat(eleventh.status()).isEqualTo(400);
    assertThat(eleventh.body().getString("error")).isEqualTo("Access Denied");
    assertThat(eleventh.body().getString("status")).isEqualTo("failure");
    assertThat(afterReset.status()).isEqualTo(200);
  }

  @Test
  void gives_the_next_token_when_ten_minutes_are_over() {
    for (int i = 0; i < 10; i++) {
      token(Crm.TOKEN_FORM);
    }

    crm.advance("PT9M");
    Answer tooEarly = token(Crm.TOKEN_FORM);
    crm.advance("PT1M1S");
    Answer later = token(Crm.TOKEN_FORM);

    assertThat(tooEarly.status()).isEqualTo(400);
    assertThat(later.body()).containsKey("access_token");
  }

  @Test
  void counts_the_tokens_of_each_refresh_token_apart() {
    try (Crm other = Crm.with(Map.of("SANDBOX_REFRESH_TOKEN_NARROW", "1000.narrow"))) {
      String narrow = Crm.TOKEN_FORM.replace("1000.sandbox.refresh", "1000.narrow");
      for (int i = 0; i < 10; i++) {
        other.send("POST", "/oauth/v2/token", Crm.TOKEN_FORM, Crm.form());
      }

      Answer full = other.send("POST", "/oauth/v2/token", Crm.TOKEN_FORM, Crm.form());
      Answer fresh = other.send("POST", "/oauth/v2/token", narrow, Crm.form());

      assertThat(full.status()).isEqualTo(400);
      assertThat(fresh.body()).containsKey("access_token");
    }
  }

  @Test
  void lets_a_token_live_for_an_hour() {
    crm.signedIn();

    crm.advance("PT59M");
    Answer still = crm.get("/crm/v8/org");
    crm.advance("PT1M1S");
    Answer over = crm.get("/crm/v8/org");

    assertThat(still.status()).isEqualTo(200);
    assertThat(over.code()).isEqualTo("INVALID_TOKEN");
  }

  @Test
  void drops_the_oldest_token_when_a_sixteenth_is_given() {
    crm.signedIn();
    assertThat(crm.get("/crm/v8/org").status()).isEqualTo(200);

    for (int i = 0; i < 15; i++) {
      crm.send("POST", "/_sandbox/reset", "", Map.of());
      token(Crm.TOKEN_FORM);
    }

    assertThat(crm.get("/crm/v8/org").code()).isEqualTo("INVALID_TOKEN");
  }

  @Test
  void tells_a_bad_token_from_none() {
    Answer none = crm.send("GET", "/crm/v8/org", null, Map.of());
    Answer bad =
        crm.send("GET", "/crm/v8/org", null, Map.of("Authorization", "Zoho-oauthtoken 1000.x"));
    Answer bearer = crm.send("GET", "/crm/v8/org", null, Map.of("Authorization", "Bearer 1000.x"));

    assertThat(none.status()).isEqualTo(401);
    assertThat(none.code()).isEqualTo("AUTHENTICATION_FAILURE");
    assertThat(bad.status()).isEqualTo(401);
    assertThat(bad.code()).isEqualTo("INVALID_TOKEN");
    assertThat(bad.body().getString("message")).isEqualTo("invalid oauth token");
    assertThat(bearer.code()).isEqualTo("AUTHENTICATION_FAILURE");
  }

  @Test
  void can_expire_every_token_at_once() {
    crm.signedIn();

    crm.send("POST", "/_sandbox/tokens/expire", "", Map.of());

    assertThat(crm.get("/crm/v8/org").code()).isEqualTo("INVALID_TOKEN");
  }
}
