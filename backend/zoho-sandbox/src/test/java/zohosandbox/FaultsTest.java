package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zohosandbox.Crm.Answer;

class FaultsTest {

  private final Crm crm = Crm.start().signedIn();

  @AfterEach
  void stop() {
    crm.close();
  }

  private void fault(String json) {
    assertThat(crm.post("/_sandbox/faults", json).status()).isEqualTo(201);
  }

  @Test
  void answers_another_status_as_often_as_told_and_only_where_told() {
    fault("{\"kind\":\"status\",\"status\":429,\"match\":\"GET /crm/v8/org\",\"count\":2}");

    assertThat(crm.get("/crm/v8/users").status()).isEqualTo(200);
    assertThat(crm.get("/crm/v8/org").code()).isEqualTo("TOO_MANY_REQUESTS");
    assertThat(crm.get("/crm/v8/org").status()).isEqualTo(429);
    assertThat(crm.get("/crm/v8/org").status()).isEqualTo(200);
  }

  @Test
  void cuts_the_connection_before_anything_happens() {
    fault("{\"kind\":\"reset\",\"match\":\"POST /crm/v8/Leads\"}");

    assertThatThrownBy(() -> unanswered("/crm/v8/Leads")).isInstanceOf(IOException.class);

    assertThat(leads()).isEqualTo(8);
  }

  @Test
  void does_the_work_and_loses_the_answer() {
    fault("{\"kind\":\"commit-no-answer\",\"match\":\"POST /crm/v8/Leads\"}");

    assertThatThrownBy(() -> unanswered("/crm/v8/Leads")).isInstanceOf(IOException.class);

    assertThat(leads()).isEqualTo(9);
  }

  private void unanswered(String path) throws IOException {
    crm.sendOrFail(
        "POST",
        path,
        "{\"data\":[{\"Last_Name\":\"A\"}]}",
        Map.of("X-Sandbox-Screen", "1", "Cookie", "sandbox_user=" + Crm.DANA));
  }

  private int leads() {
    return crm.get("/_sandbox/state").body().getJsonObject("records").getInt("Leads");
  }

  @Test
  void is_slow_when_told() {
    fault("{\"kind\":\"latency\",\"ms\":300,\"match\":\"GET /crm/v8/org\"}");
    long start = System.nanoTime();

    crm.get("/crm/v8/org");

    assertThat(System.nanoTime() - start).isGreaterThan(300_000_000L);
  }

  @Test
  void gives_no_tokens_during_an_outage_and_recovers_when_faults_are_cleared() {
    fault("{\"kind\":\"token-outage\",\"count\":-1}");

    Answer during = crm.send("POST", "/oauth/v2/token", Crm.TOKEN_FORM, Crm.form());
    crm.delete("/_sandbox/faults");
    Answer after = crm.send("POST", "/oauth/v2/token", Crm.TOKEN_FORM, Crm.form());

    assertThat(during.status()).isEqualTo(503);
    assertThat(after.status()).isEqualTo(200);
  }

  @Test
  void refuses_faults_it_does_not_know() {
    assertThat(crm.post("/_sandbox/faults", "{\"kind\":\"nonsense\"}").status()).isEqualTo(400);
  }

  @Test
  void counts_calls_and_credits() {
    crm.get("/crm/v8/Leads/5437000000000500001");
    crm.coql("select id from Leads where id is not null limit 0, 2000");

    var requests = crm.get("/_sandbox/requests").body();

    assertThat(requests.getJsonObject("calls").getInt("GET /crm/v8/Leads/{id}")).isEqualTo(1);
    assertThat(requests.getInt("credits")).isEqualTo(4);
  }
}
