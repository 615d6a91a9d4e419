package zohosandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zohosandbox.Crm.Answer;

class BulkReadTest {

  private final Crm crm = Crm.start().signedIn();

  @AfterEach
  void stop() {
    crm.close();
  }

  private Answer ask(String query) {
    return crm.post("/crm/bulk/v8/read", "{\"query\":" + query + "}");
  }

  private JsonObject finished(String job) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    JsonObject state;
    do {
      state = crm.get("/crm/bulk/v8/read/" + job).first();
    } while (!state.getString("state").equals("COMPLETED") && Instant.now().isBefore(deadline));
    return state;
  }

  private List<String> lines(String job) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(crm.base() + "/crm/bulk/v8/read/" + job + "/result"))
            .header("X-Sandbox-Screen", "1")
            .build();
    byte[] bytes =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo(job + ".csv");
      return new String(zip.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void packs_the_wanted_records_into_one_csv() throws Exception {
    crm.create("Leads", "{\"Last_Name\":\"Quote \\\"d\\\", and comma\",\"Country\":\"Malta\"}");

    Answer added =
        ask(
            """
            {"module":{"api_name":"Leads"},"fields":["id","Last_Name","Owner"],
             "criteria":{"field":{"api_name":"Country"},"comparator":"equal","value":"Malta"}}""");
    String job = added.details().getString("id");
    JsonObject done = finished(job);
    List<String> lines = lines(job);

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.code()).isEqualTo("ADDED_SUCCESSFULLY");
    assertThat(done.getJsonObject("result").getInt("count")).isEqualTo(1);
    assertThat(done.getJsonObject("result").getBoolean("more_records")).isFalse();
    assertThat(lines.get(0)).isEqualTo("id,Last_Name,Owner");
    assertThat(lines.get(1)).endsWith(",\"Quote \"\"d\"\", and comma\"," + Crm.INTEGRATION);
  }

  @Test
  void refuses_what_it_cannot_read() {
    assertThat(ask("{\"module\":{\"api_name\":\"Nothing\"}}").code()).isEqualTo("INVALID_MODULE");
    assertThat(ask("{\"module\":{\"api_name\":\"Leads\"},\"fields\":[\"Nothing\"]}").code())
        .isEqualTo("FIELD_NOT_AVAILABLE");
    assertThat(ask("{\"module\":{\"api_name\":\"Leads\"},\"page\":501}").code())
        .isEqualTo("PAGE_RANGE_EXCEEDED");
    assertThat(ask("{\"module\":{\"api_name\":\"Leads\"},\"page_token\":\"Deals.2\"}").code())
        .isEqualTo("INVALID_DATA");
    assertThat(crm.get("/crm/bulk/v8/read/5437000000000000001").code())
        .isEqualTo("RESOURCE_NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "Country"        | "like"    | "Malta"          | INVALID_CRITERIA
          "Country"        | ""        | "Malta"          | INVALID_CRITERIA
          "Country"        | "equal"   | ["Malta","Gozo"] | INVALID_CRITERIA
          "Country"        | "in"      | []               | INVALID_CRITERIA
          "Country"        | "equal"   | null             | VALUE_TYPE_NOT_SUPPORTED
          "Country"        | "equal"   | {"name":"Malta"} | VALUE_TYPE_NOT_SUPPORTED
          "Annual_Revenue" | "between" | ["1"]            | INVALID_CRITERIA
          "Annual_Revenue" | "contains"| "1"              | INVALID_CRITERIA
          "Annual_Revenue" | "equal"   | "a lot"          | VALUE_TYPE_NOT_SUPPORTED
          "Annual_Revenue" | "equal"   | true             | VALUE_TYPE_NOT_SUPPORTED
          "Created_Time"   | "equal"   | 5                | VALUE_TYPE_NOT_SUPPORTED
          """)
  void refuses_criteria_no_record_could_be_put_to(
      String field, String comparator, String value, String code) {
    Answer answer = ask(criteria(field, comparator, value));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "Country"        | "in"          | ["Malta","Gozo"] | 1
          "Country"        | "equal"       | 5                | 0
          "Country"        | "starts_with" | "mal"            | 1
          "Annual_Revenue" | "between"     | ["10", 20]       | 1
          "Annual_Revenue" | "greater_than"| 12               | 0
          """)
  void compares_values_by_the_type_of_their_field(
      String field, String comparator, String value, int count) {
    crm.create("Leads", "{\"Last_Name\":\"A\",\"Country\":\"Malta\",\"Annual_Revenue\":12}");

    String job = ask(criteria(field, comparator, value)).details().getString("id");

    assertThat(finished(job).getJsonObject("result").getInt("count")).isEqualTo(count);
  }

  private static String criteria(String field, String comparator, String value) {
    return """
    {"module":{"api_name":"Leads"},"criteria":{"group_operator":"and","group":[
      {"field":{"api_name":"Last_Name"},"comparator":"not_equal","value":"nobody"},
      {"field":{"api_name":%s},"comparator":%s,"value":%s}]}}"""
        .formatted(field, comparator, value);
  }
}
