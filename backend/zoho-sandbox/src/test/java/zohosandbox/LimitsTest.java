package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zohosandbox.Crm.Answer;

class LimitsTest {

  private static final String LEFT = "X-API-CREDITS-REMAINING";

  private Crm crm;

  @AfterEach
  void stop() {
    crm.close();
  }

  private void started(String name, String value) {
    crm = Crm.with(Map.of(name, value)).signedIn();
  }

  private List<Answer> atOnce(int calls, Callable<Answer> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls);
    try {
      List<Callable<Answer>> all = Stream.generate(() -> call).limit(calls).toList();
      List<Answer> answers = new java.util.ArrayList<>();
      for (Future<Answer> future : threads.invokeAll(all)) {
        answers.add(future.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Keeps every call in its place long enough for all of them to be under way. */
  private void slow(String match) {
    crm.post(
        "/_sandbox/faults",
        "{\"kind\":\"latency\",\"ms\":700,\"count\":-1,\"match\":\"" + match + "\"}");
  }

  private static List<Answer> refused(List<Answer> answers) {
    return answers.stream().filter(answer -> answer.status() == 429).toList();
  }

  private static String rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"Last_Name\":\"A\"}")
        .collect(Collectors.joining(",", "{\"data\":[", "]}"));
  }

  @Test
  void tells_what_is_left_when_half_is_used_and_refuses_when_all_is() {
    started("SANDBOX_CREDITS", "4");

    Answer first = crm.get("/crm/v8/org");
    Answer second = crm.get("/crm/v8/org");
    Answer rest = crm.coql("select id from Leads where id is not null limit 0, 1000");
    Answer none = crm.get("/crm/v8/org");

    assertThat(first.headers().firstValue(LEFT)).isEmpty();
    assertThat(second.headers().firstValue(LEFT)).hasValue("2");
    assertThat(rest.headers().firstValue(LEFT)).hasValue("0");
    assertThat(none.status()).isEqualTo(429);
    assertThat(none.code()).isEqualTo("TOO_MANY_REQUESTS");
    assertThat(none.body().getString("message")).contains("credits");
    assertThat(none.headers().firstValue("Retry-After")).isEmpty();
  }

  @Test
  void gives_credits_back_after_a_day() {
    started("SANDBOX_CREDITS", "1");
    crm.get("/crm/v8/org");

    crm.advance("PT23H");
    Answer tooEarly = crm.signedIn().get("/crm/v8/org");
    crm.advance("PT1H1M");
    Answer nextDay = crm.signedIn().get("/crm/v8/org");

    assertThat(tooEarly.status()).isEqualTo(429);
    assertThat(nextDay.status()).isEqualTo(200);
  }

  @Test
  void takes_nothing_from_the_screen() {
    started("SANDBOX_CREDITS", "1");
    crm.onScreen(Crm.DANA, "GET", "/crm/v8/org", null);

    Answer answer = crm.get("/crm/v8/org");
    Answer screen = crm.onScreen(Crm.DANA, "GET", "/crm/v8/org", null);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(screen.status()).isEqualTo(200);
  }

  @Test
  void charges_by_what_is_asked_for() {
    started("SANDBOX_EDITION", "free");
    crm.get("/crm/v8/Leads/deleted?type=all");
    crm.post("/crm/v8/Leads", rows(11));
    crm.coql("select id from Leads where id is not null limit 0, 2000");
    String id = crm.create("Leads", "{\"Last_Name\":\"A\"}");
    crm.post("/crm/v8/Leads/" + id + "/actions/convert", "{\"data\":[{}]}");

    var credits = crm.get("/_sandbox/requests").body().getJsonObject("credits_by_call");

    assertThat(credits.getInt("GET /crm/v8/Leads/deleted")).isEqualTo(2);
    assertThat(credits.getInt("POST /crm/v8/Leads")).isEqualTo(2 + 1);
    assertThat(credits.getInt("POST /crm/v8/coql")).isEqualTo(3);
    assertThat(credits.getInt("POST /crm/v8/Leads/{id}/actions/convert")).isEqualTo(5);
  }

  @Test
  void lets_as_many_calls_run_at_once_as_the_edition_allows() throws Exception {
    started("SANDBOX_EDITION", "free");
    slow("/crm/v8/org");

    List<Answer> refused = refused(atOnce(7, () -> crm.get("/crm/v8/org")));

    assertThat(refused).hasSize(2);
    assertThat(refused.get(0).body().getString("message")).contains("at the same time");
  }

  @Test
  void lets_ten_heavy_calls_run_at_once_in_any_edition() throws Exception {
    started("SANDBOX_EDITION", "enterprise");
    slow("/crm/");

    List<Answer> queries = atOnce(12, () -> crm.coql("select id from Leads where id is not null"));
    List<Answer> sorted = atOnce(12, () -> crm.get("/crm/v8/Leads?fields=id&sort_by=id"));
    List<Answer> large = atOnce(12, () -> crm.post("/crm/v8/Leads", rows(11)));
    List<Answer> light = atOnce(12, () -> crm.get("/crm/v8/Leads?fields=id"));
    List<Answer> small = atOnce(12, () -> crm.post("/crm/v8/Leads", rows(10)));

    assertThat(refused(queries)).hasSize(2);
    assertThat(refused(queries).get(0).body().getString("message")).contains("intensive");
    assertThat(refused(sorted)).hasSize(2);
    assertThat(refused(large)).hasSize(2);
    assertThat(refused(light)).isEmpty();
    assertThat(refused(small)).isEmpty();
  }

  @Test
  void refuses_the_next_calls_when_told() {
    started("SANDBOX_EDITION", "enterprise");
    crm.post("/_sandbox/throttle?calls=2", "");

    assertThat(crm.onScreen(Crm.DANA, "GET", "/crm/v8/org", null).status()).isEqualTo(200);
    assertThat(crm.get("/crm/v8/org").status()).isEqualTo(429);
    assertThat(crm.get("/crm/v8/org").code()).isEqualTo("TOO_MANY_REQUESTS");
    assertThat(crm.get("/crm/v8/org").status()).isEqualTo(200);
  }
}
