package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zohosandbox.Crm.Answer;

class SearchTest {

  private static Crm crm;

  @BeforeAll
  static void start() {
    crm = Crm.start().signedIn();
  }

  @AfterAll
  static void stop() {
    crm.close();
  }

  private static Answer criteria(String text) {
    return crm.get(
        "/crm/v8/Leads/search?fields=Company&criteria="
            + URLEncoder.encode(text, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(Company:equals:Quay) | 1",
        "((Company:starts_with:Quay)or(Company:starts_with:Tarn)) | 2",
        "((Lead_Status:in:Contacted,Lost Lead)and(Country:not_equal:Italy)) | 2",
        "(Created_Time:between:2026-04-01T00:00:00+00:00,2026-04-03T23:59:59+00:00) | 2",
        "(((Country:equals:Italy)or(Country:equals:Japan))and(Email:contains:asahina)) | 1",
        "(Owner:equals:5437000000000000102) | 4"
      })
  void finds_by_criteria(String text, int count) {
    Answer answer = criteria(text);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.data()).as(answer.text()).hasSize(count);
    assertThat(answer.body().getJsonObject("info").getInt("count")).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(Nothing:equals:a) | INVALID_QUERY",
        "Company:equals:a | INVALID_QUERY",
        "(Company:resembles:a) | INVALID_QUERY",
        "((Company:equals:a)xor(Company:equals:b)) | INVALID_QUERY",
        "(Company:equals:a | INVALID_QUERY"
      })
  void refuses_criteria_it_cannot_read(String text, String code) {
    assertThat(criteria(text).code()).isEqualTo(code);
  }

  @Test
  void takes_ten_criteria_and_no_more() {
    String eleven =
        IntStream.range(0, 11)
            .mapToObj(i -> "(Company:equals:x" + i + ")")
            .collect(Collectors.joining("or", "(", ")"));

    assertThat(criteria(eleven).code()).isEqualTo("LIMIT_EXCEEDED");
  }

  @Test
  void finds_by_email_by_phone_and_by_word_and_wants_one_of_them() {
    assertThat(crm.get("/crm/v8/Leads/search?email=RUTH@grimsdale.example").data()).hasSize(1);
    assertThat(crm.get("/crm/v8/Leads/search?phone=441134960199").data()).hasSize(1);
    assertThat(crm.get("/crm/v8/Leads/search?word=optics").data()).hasSize(1);
    assertThat(crm.get("/crm/v8/Leads/search?word=nobody+at+all").status()).isEqualTo(204);
    assertThat(crm.get("/crm/v8/Leads/search").code()).isEqualTo("EXPECTED_PARAM_MISSING");
    assertThat(crm.get("/crm/v8/Leads/search?word=a&page=11").code()).isEqualTo("INVALID_DATA");
    assertThat(crm.get("/crm/v8/Leads/search?word=ab&page=11").code()).isEqualTo("LIMIT_REACHED");
  }

  @Test
  void knows_of_nothing_that_happened_in_the_last_three_seconds() {
    String search = "/crm/v8/Contacts/search?fields=Email&email=";
    String id = crm.create("Contacts", "{\"Last_Name\":\"Late\",\"Email\":\"late@index.example\"}");

    Answer tooEarly = crm.get(search + "late@index.example");
    crm.advance("PT4S");
    Answer inTime = crm.get(search + "late@index.example");
    crm.put("/crm/v8/Contacts/" + id, "{\"data\":[{\"Email\":\"new@index.example\"}]}");
    Answer byTheOldValue = crm.get(search + "late@index.example");

    assertThat(tooEarly.status()).isEqualTo(204);
    assertThat(inTime.data()).hasSize(1);
    assertThat(byTheOldValue.first().getString("Email")).isEqualTo("new@index.example");
    assertThat(crm.get(search + "new@index.example").status()).isEqualTo(204);
    assertThat(crm.coql("select id from Contacts where Email = 'new@index.example'").data())
        .hasSize(1);
  }

  @Test
  void counts_what_a_search_would_find_without_lag() {
    assertThat(crm.get("/crm/v8/Leads/actions/count").body().getString("count")).isEqualTo("8");
    assertThat(
            crm.get("/crm/v8/Leads/actions/count?criteria=(Lead_Status:equals:Contacted)")
                .body()
                .getString("count"))
        .isEqualTo("2");
  }
}
