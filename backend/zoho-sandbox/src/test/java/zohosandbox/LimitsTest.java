package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zohosandbox.Crm.Answer;

class LimitsTest {

  private static final String LEFT = "X-API-CREDITS-REMAINING";

  private final ExecutorService held = Executors.newCachedThreadPool();
  private Crm crm;

  @AfterEach
  void stop() {
    held.shutdownNow();
    crm.close();
  }

  private void started(String name, String value) {
    crm = Crm.with(Map.of(name, value)).signedIn();
  }

  /** Begins calls that end only with the sandbox; returns when all of them are under way. */
  private void hold(int calls, String path, Supplier<Answer> call) {
    crm.post(
        "/_sandbox/faults",
        "{\"kind\":\"delay\",\"ms\":60000,\"count\":%d,\"match\":\"%s\"}".formatted(calls, path));
    int before = running();
    for (int i = 0; i < calls; i++) {
      held.submit(call::get);
    }
    Instant deadline = Instant.now().plusSeconds(20);
    while (running() < before + calls) {
      assertThat(Instant.now()).isBefore(deadline);
    }
  }

  private int running() {
    return crm.get("/_sandbox/state").body().getJsonObject("running").getInt("calls");
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
  void lets_as_many_calls_run_at_once_as_the_edition_allows() {
    started("SANDBOX_EDITION", "free");
    hold(4, "/crm/v8/org", () -> crm.get("/crm/v8/org"));
    Answer fifth = crm.get("/crm/v8/org");
    hold(1, "/crm/v8/users", () -> crm.get("/crm/v8/users"));

    Answer sixth = crm.get("/crm/v8/org");

    assertThat(fifth.status()).isEqualTo(200);
    assertThat(sixth.status()).isEqualTo(429);
    assertThat(sixth.body().getString("message")).contains("at the same time");
    assertThat(crm.onScreen(Crm.DANA, "GET", "/crm/v8/org", null).status()).isEqualTo(200);
  }

  @Test
  void lets_ten_heavy_calls_run_at_once_in_any_edition() {
    started("SANDBOX_EDITION", "enterprise");
    String query = "select id from Leads where id is not null";
    hold(9, "/crm/v8/coql", () -> crm.coql(query));
    Answer tenth = crm.coql(query);
    hold(1, "/crm/v8/coql", () -> crm.coql(query));

    Answer eleventh = crm.coql(query);

    assertThat(tenth.status()).isEqualTo(200);
    assertThat(eleventh.status()).isEqualTo(429);
    assertThat(eleventh.body().getString("message")).contains("intensive");
    assertThat(crm.get("/crm/v8/Leads?fields=id&sort_by=id").status()).isEqualTo(429);
    assertThat(crm.post("/crm/v8/Leads", rows(11)).status()).isEqualTo(429);
    assertThat(crm.get("/crm/v8/Leads?fields=id").status()).isEqualTo(200);
    assertThat(crm.post("/crm/v8/Leads", rows(10)).status()).isEqualTo(201);
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
