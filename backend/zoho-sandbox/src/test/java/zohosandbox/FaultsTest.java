package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
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
    assertThat(took("GET /crm/v8/org")).isGreaterThanOrEqualTo(300);
  }

  private static final String A_LEAD = "{\"data\":[{\"Last_Name\":\"A\"}]}";

  @Test
  void has_done_the_work_before_an_answer_with_a_latency_leaves() {
    fault("{\"kind\":\"latency\",\"ms\":60000,\"match\":\"POST /crm/v8/Leads\"}");

    var answer = CompletableFuture.supplyAsync(() -> crm.post("/crm/v8/Leads", A_LEAD));

    await(() -> leads() == 9);
    assertThat(answer).isNotDone();
  }

  @Test
  void sends_all_of_an_answer_with_a_latency_whatever_it_says() {
    fault("{\"kind\":\"latency\",\"ms\":20,\"count\":-1}");

    Answer made = crm.post("/crm/v8/Leads", A_LEAD);
    Answer refused = crm.post("/crm/v8/Leads", "{}");
    Answer nothing = crm.coql("select id from Leads where Last_Name = 'Nobody' limit 1");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.data()).hasSize(1);
    assertThat(refused.code()).isEqualTo("MANDATORY_NOT_FOUND");
    assertThat(nothing.status()).isEqualTo(204);
  }

  @Test
  void goes_wrong_with_a_latency_as_it_does_without() {
    fault("{\"kind\":\"latency\",\"ms\":20,\"count\":-1}");
    fault("{\"kind\":\"commit-no-answer\",\"match\":\"POST /crm/v8/Leads\"}");
    assertThatThrownBy(() -> unanswered("/crm/v8/Leads")).isInstanceOf(IOException.class);
    fault("{\"kind\":\"truncated\",\"match\":\"POST /crm/v8/Leads\"}");

    Answer half = crm.post("/crm/v8/Leads", A_LEAD);

    assertThatThrownBy(half::body).isInstanceOf(RuntimeException.class);
    assertThat(leads()).isEqualTo(10);
  }

  @Test
  void does_nothing_before_a_delay_is_over() {
    fault("{\"kind\":\"delay\",\"ms\":60000,\"match\":\"POST /crm/v8/Leads\"}");

    var answer = CompletableFuture.supplyAsync(() -> crm.post("/crm/v8/Leads", A_LEAD));
    await(() -> crm.get("/_sandbox/faults").body().getJsonArray("faults").isEmpty());
    crm.post("/crm/v8/Leads", A_LEAD);

    assertThat(leads()).isEqualTo(9);
    assertThat(answer).isNotDone();
  }

  @Test
  void works_and_answers_once_a_delay_is_over() {
    fault("{\"kind\":\"delay\",\"ms\":300,\"match\":\"POST /crm/v8/Leads\"}");
    long start = System.nanoTime();

    Answer answer = crm.post("/crm/v8/Leads", A_LEAD);

    assertThat(System.nanoTime() - start).isGreaterThan(300_000_000L);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(leads()).isEqualTo(9);
  }

  private static void await(BooleanSupplier met) {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (!met.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
    }
  }

  /** Milliseconds all such calls took; noted a moment after the answer. */
  private int took(String call) {
    long deadline = System.nanoTime() + 10_000_000_000L;
    int took;
    do {
      took = crm.get("/_sandbox/requests").body().getJsonObject("took_ms").getInt(call, 0);
    } while (took == 0 && System.nanoTime() < deadline);
    return took;
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

  private Answer asked() {
    return crm.get("/crm/v8/org");
  }

  @Test
  void strikes_every_call_below_a_path() {
    fault("{\"kind\":\"status\",\"status\":503,\"match\":\"/crm/v8/settings\",\"count\":-1}");

    assertThat(crm.get("/crm/v8/settings/modules").status()).isEqualTo(503);
    assertThat(crm.get("/crm/v8/settings/fields?module=Leads").status()).isEqualTo(503);
    assertThat(asked().status()).isEqualTo(200);
  }

  @Test
  void lasts_as_long_as_told_by_the_sandboxs_own_clock() {
    fault("{\"kind\":\"status\",\"status\":503,\"for\":\"PT5M\"}");

    Answer during = asked();
    Answer still = asked();
    crm.advance("PT5M");
    Answer after = asked();

    assertThat(during.status()).isEqualTo(503);
    assertThat(still.status()).isEqualTo(503);
    assertThat(after.status()).isEqualTo(200);
    assertThat(crm.get("/_sandbox/faults").body().getJsonArray("faults")).isEmpty();
  }

  @Test
  void is_random_in_the_same_way_at_every_run() {
    String often = "{\"kind\":\"status\",\"status\":503,\"probability\":0.5}";

    fault(often);
    List<Integer> first = Stream.generate(() -> asked().status()).limit(20).toList();
    crm.delete("/_sandbox/faults");
    fault(often);
    List<Integer> second = Stream.generate(() -> asked().status()).limit(20).toList();

    assertThat(first).isEqualTo(second).contains(200, 503);
  }

  @Test
  void answers_a_page_instead_of_json() {
    fault("{\"kind\":\"html\",\"match\":\"/crm/v8/org\"}");

    Answer answer = asked();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    assertThat(answer.text()).startsWith("<!doctype html>");
  }

  @Test
  void does_the_work_and_sends_half_of_the_answer() {
    fault("{\"kind\":\"truncated\",\"match\":\"POST /crm/v8/Leads\"}");

    Answer answer = crm.post("/crm/v8/Leads", "{\"data\":[{\"Last_Name\":\"A\"}]}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text()).startsWith("{\"data\":[");
    assertThatThrownBy(answer::body).isInstanceOf(RuntimeException.class);
    assertThat(leads()).isEqualTo(9);
  }

  @Test
  void denies_tokens_with_400_or_on_the_sly_with_200() {
    fault("{\"kind\":\"token-denied\"}");
    fault("{\"kind\":\"token-denied\",\"status\":200}");

    Answer open = crm.send("POST", "/oauth/v2/token", Crm.TOKEN_FORM, Crm.form());
    Answer sly = crm.send("POST", "/oauth/v2/token", Crm.TOKEN_FORM, Crm.form());

    assertThat(open.status()).isEqualTo(400);
    assertThat(sly.status()).isEqualTo(200);
    assertThat(open.body().getString("error")).isEqualTo("Access Denied");
    assertThat(sly.body()).isEqualTo(open.body());
  }

  @Test
  void counts_what_the_screen_does_apart_and_forgets_all_when_reset() {
    crm.onScreen(Crm.DANA, "GET", "/crm/v8/org", null);
    asked();

    var before = crm.get("/_sandbox/requests").body();
    crm.post("/_sandbox/reset", "");
    var after = crm.get("/_sandbox/requests").body();

    assertThat(before.getJsonObject("calls").getInt("GET /crm/v8/org")).isEqualTo(1);
    assertThat(before.getJsonObject("screen").getInt("GET /crm/v8/org")).isEqualTo(1);
    assertThat(before.getJsonObject("credits_by_call").getInt("GET /crm/v8/org")).isEqualTo(1);
    assertThat(after.getJsonObject("calls")).isEmpty();
    assertThat(after.getInt("credits")).isZero();
  }

  @Test
  void refuses_to_turn_the_time_back() {
    assertThat(crm.post("/_sandbox/clock?advance=-PT1S", "").status()).isEqualTo(400);
    assertThat(crm.post("/_sandbox/clock?advance=tomorrow", "").status()).isEqualTo(400);
    assertThat(crm.post("/_sandbox/clock?advance=P9999999D", "").status()).isEqualTo(400);
    assertThat(crm.post("/_sandbox/clock", "").status()).isEqualTo(400);
  }
}
