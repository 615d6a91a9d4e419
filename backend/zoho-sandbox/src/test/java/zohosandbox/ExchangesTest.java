package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zohosandbox.wire.Jsons;

class ExchangesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir Path folder;
  private Crm crm;

  @BeforeEach
  void start() throws IOException {
    crm = Crm.recordingInto(folder.resolve("exchanges.jsonl")).signedIn();
    lines(1);
  }

  @AfterEach
  void stop() {
    crm.close();
  }

  /** A line is written when the answer is out already, so the last ones are waited for. */
  private List<String> lines(int count) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<String> lines = List.of();
    while (lines.size() < count && System.nanoTime() < deadline) {
      Thread.onSpinWait();
      lines = Files.readAllLines(folder.resolve("exchanges.jsonl"));
    }
    assertThat(lines).hasSize(count);
    return lines;
  }

  /** What was written after the sign-in. */
  private JsonObject second() throws IOException {
    return Jsons.parse(lines(2).get(1)).asJsonObject();
  }

  @Test
  void writes_down_what_was_asked_and_what_was_answered() throws IOException {
    crm.post("/crm/v8/coql?a=1", "{\"select_query\":\"select id from Leads where id is null\"}");

    JsonObject line = second();

    assertThat(line.getString("method")).isEqualTo("POST");
    assertThat(line.getString("path")).isEqualTo("/crm/v8/coql");
    assertThat(line.getString("query")).isEqualTo("a=1");
    assertThat(line.getJsonObject("request").getString("select_query")).startsWith("select id");
    assertThat(line.getInt("status")).isEqualTo(204);
    assertThat(line).doesNotContainKeys("response", "by");
  }

  @Test
  void holds_no_secret() throws IOException {
    crm.send(
        "POST",
        "/oauth/v2/token?" + Crm.TOKEN_FORM,
        Crm.TOKEN_FORM,
        Map.of("Content-Type", "application/x-www-form-urlencoded"));
    crm.post(
        "/crm/v8/actions/watch",
        """
        {"watch":[{"channel_id":"5","events":["Leads.all"],"token":"hush-hush",
          "notify_url":"http://127.0.0.1:9/in/path-secret"}]}""");
    crm.get("/crm/v8/actions/watch");

    String all = String.join("\n", lines(4));

    assertThat(all)
        .doesNotContain(
            "sandbox-secret", "sandbox.refresh", "hush-hush", "path-secret", "Zoho-oauthtoken")
        .doesNotContainPattern("1000\\.[0-9a-f]{32}")
        .contains("\"token\":\"*********\"", "http://127.0.0.1:9/in/***********")
        .contains("client_secret=**************&");
  }

  @Test
  void tells_people_from_programs() throws IOException {
    crm.onScreen(Crm.DANA, "GET", "/crm/v8/org", null);

    assertThat(second().getString("by")).isEqualTo("screen");
  }

  @Test
  void a_call_without_an_answer_has_no_status() throws IOException {
    crm.post(
        "/_sandbox/faults", "{\"kind\":\"commit-no-answer\",\"match\":\"POST /crm/v8/Leads\"}");

    assertThatThrownBy(
            () ->
                crm.sendOrFail(
                    "POST",
                    "/crm/v8/Leads",
                    "{\"data\":[{\"Last_Name\":\"A\"}]}",
                    Map.of("X-Sandbox-Screen", "1")))
        .isInstanceOf(IOException.class);

    assertThat(second()).containsKey("request").doesNotContainKeys("status", "response");
  }

  @ParameterizedTest
  @ValueSource(strings = {"html", "truncated"})
  void what_a_fault_says_is_no_answer_of_zoho(String kind) throws IOException {
    crm.post("/_sandbox/faults", "{\"kind\":\"%s\",\"match\":\"/oauth\"}".formatted(kind));

    crm.send("POST", "/oauth/v2/token", Crm.TOKEN_FORM, Crm.form());

    assertThat(second())
        .containsKey("request")
        .doesNotContainKeys("status", "response", "response_bytes");
  }

  @Test
  void its_own_controls_are_nobodys_business() throws IOException {
    crm.get("/_sandbox/state");
    crm.get("/crm/v8/org");

    assertThat(second().getString("path")).isEqualTo("/crm/v8/org");
  }
}
