package partnerportal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallbackTest {

  @Test
  void takes_channel_token_and_ids() {
    var callback =
        parse(
            "{\"server_time\":1718117126473,\"query_params\":{},\"module\":\"Leads\",\"ids\":[\"6200000000101\",\"6200000000101\"],"
                + "\"affected_fields\":[{\"6200000000101\":[\"Lead_Status\"]}],\"operation\":\"update\","
                + "\"channel_id\":\"1000000068001\",\"token\":\"hush\"}");

    assertThat(callback)
        .hasValue(
            new Callback(
                "1000000068001",
                "hush",
                java.util.List.of("6200000000101"),
                java.time.Instant.ofEpochMilli(1718117126473L),
                false));
  }

  @Test
  void tells_new_records_from_changed_ones() {
    assertThat(
            parse("{\"channel_id\":\"1\",\"token\":\"t\",\"ids\":[\"7\"],\"operation\":\"insert\"}")
                .orElseThrow()
                .creation())
        .isTrue();
    assertThat(
            parse("{\"channel_id\":\"1\",\"token\":\"t\",\"ids\":[\"7\"]}")
                .orElseThrow()
                .creation())
        .isFalse();
  }

  @Test
  void keeps_every_digit_of_ids_sent_as_numbers() {
    var callback =
        parse("{\"channel_id\":1000000068001,\"token\":\"hush\",\"ids\":[6200000000000000123]}");

    assertThat(callback.orElseThrow().channelId()).isEqualTo("1000000068001");
    assertThat(callback.orElseThrow().ids()).containsExactly("6200000000000000123");
  }

  @Test
  void takes_no_time_from_a_callback_that_names_none() {
    assertThat(
            parse("{\"channel_id\":\"1\",\"token\":\"t\",\"server_time\":1e99,\"ids\":[]}")
                .orElseThrow()
                .serverTime())
        .isNull();
  }

  @Test
  void leaves_out_what_is_no_id() {
    assertThat(
            parse("{\"channel_id\":\"1\",\"token\":\"t\",\"ids\":[\"1/../2\",null,{},\"7\"]}")
                .orElseThrow()
                .ids())
        .containsExactly("7");
  }

  @Test
  void is_nothing_without_a_token_or_a_body_of_ours() {
    assertThat(parse("{\"channel_id\":\"1\",\"ids\":[\"7\"]}")).isEmpty();
    assertThat(parse("")).isEmpty();
    assertThat(parse("[]")).isEmpty();
    assertThat(parse("token=hush&ids=7")).isEmpty();
    assertThat(parse("{\"channel_id\":")).isEmpty();
  }

  private static Optional<Callback> parse(String body) {
    return Callback.parse(body.getBytes(StandardCharsets.UTF_8));
  }
}
