package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenAnswerTest {

  @Test
  void takes_a_token_and_where_it_is_good() {
    var answer =
        answer(
            200,
            "{\"access_token\":\"1000.a\",\"api_domain\":\"https://www.zohoapis.eu\",\"expires_in\":3600}");

    assertThat(answer)
        .isEqualTo(
            new TokenAnswer.Granted("1000.a", "https://www.zohoapis.eu", Duration.ofHours(1)));
  }

  @Test
  void sees_an_error_behind_a_success() {
    assertThat(answer(200, "{\"error\":\"invalid_code\"}")).isInstanceOf(TokenAnswer.Dead.class);
    assertThat(answer(200, "{\"error\":\"invalid_client\"}")).isInstanceOf(TokenAnswer.Dead.class);
  }

  @Test
  void knows_the_throttle_in_any_language_and_with_any_status() {
    var text =
        "{\"error_description\":\"您已连续提出太多请求\",\"error\":\"Access Denied\",\"status\":\"failure\"}";

    assertThat(answer(400, text)).isInstanceOf(TokenAnswer.Throttled.class);
    assertThat(answer(200, text)).isInstanceOf(TokenAnswer.Throttled.class);
  }

  @Test
  void concludes_nothing_from_an_outage() {
    assertThat(answer(502, "")).isInstanceOf(TokenAnswer.Unclear.class);
    assertThat(answer(500, "{\"error\":\"internal\"}")).isInstanceOf(TokenAnswer.Unclear.class);
    assertThat(answer(200, "{\"error\":\"never_seen\"}")).isInstanceOf(TokenAnswer.Unclear.class);
    assertThat(answer(302, "")).isInstanceOf(TokenAnswer.Unclear.class);
  }

  private static TokenAnswer answer(int status, String body) {
    var json =
        body.isEmpty()
            ? jakarta.json.JsonValue.EMPTY_JSON_OBJECT
            : Json.createReader(new StringReader(body)).readObject();
    return TokenAnswer.of(new ZohoReply(status, json, null));
  }
}
