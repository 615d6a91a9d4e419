package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZohoReplyTest {

  @Test
  void takes_an_empty_answer_for_nothing_not_for_a_failure() {
    assertThat(reply(204, "").orFail().rows("data")).isEmpty();
    assertThat(reply(304, "").orFail().rows("data")).isEmpty();
  }

  @Test
  void gives_the_rows_of_a_success_and_says_whether_more_follow() {
    var reply = reply(200, "{\"data\":[{\"id\":\"1\"}],\"info\":{\"more_records\":true}}").orFail();

    assertThat(reply.rows("data")).hasSize(1);
    assertThat(reply.more()).isTrue();
  }

  @Test
  void fails_in_the_way_that_helps() {
    assertThatThrownBy(() -> reply(429, "{\"code\":\"TOO_MANY_REQUESTS\"}").orFail())
        .isInstanceOf(CrmFailure.Busy.class);
    assertThatThrownBy(() -> reply(503, "").orFail()).isInstanceOf(CrmFailure.Silent.class);
    assertThatThrownBy(() -> reply(401, "{\"code\":\"INVALID_TOKEN\"}").orFail())
        .isInstanceOf(CrmFailure.Refused.class);
    assertThatThrownBy(() -> reply(400, "{\"code\":\"INVALID_MODULE\"}").orFail())
        .isInstanceOfSatisfying(
            CrmFailure.Refused.class,
            refused -> assertThat(refused.answer()).isEqualTo(ZohoAnswer.SETUP_WRONG))
        .hasMessageContaining("INVALID_MODULE");
  }

  @Test
  void concludes_from_absence_only_what_the_list_of_deleted_records_says() {
    var noon = Instant.parse("2030-01-01T12:00:00Z");

    assertThat(Sighting.notThere(Optional.of(noon))).isEqualTo(new Sighting.Deleted<>(noon));
    assertThat(Sighting.notThere(Optional.empty())).isEqualTo(new Sighting.Hidden<>());
  }

  @ParameterizedTest
  @ValueSource(ints = {1_001, 100_000})
  void takes_what_is_nested_without_end_for_an_answer_nobody_can_read(int depth) {
    var nested = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);

    assertThatThrownBy(() -> ZohoReply.json(200, nested)).isInstanceOf(JsonException.class);
  }

  private static ZohoReply reply(int status, String body) {
    var json =
        body.isEmpty()
            ? JsonValue.EMPTY_JSON_OBJECT
            : Json.createReader(new StringReader(body)).readObject();
    return new ZohoReply(status, json, null);
  }
}
