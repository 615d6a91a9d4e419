package partnerportal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class OwnJudgeTest {

  static final String GOOD =
      """
      {"method": "POST", "path": "/crm/v8/Leads/upsert", "request_type": "application/json",
       "request": {"data": [{"Last_Name": "Dee", "Portal_Lead_Id": "k"}],
                   "duplicate_check_fields": ["Portal_Lead_Id"], "trigger": []},
       "status": 200, "response_type": "application/json",
       "response": {"data": [{"code": "SUCCESS", "action": "insert", "duplicate_field": null,
         "details": {"id": "6200000000001", "Created_Time": "2026-11-22T16:45:10+01:00",
           "Modified_Time": "2026-11-22T16:45:10+01:00",
           "Created_By": {"id": "6200000000002", "name": "Ann"},
           "Modified_By": {"id": "6200000000002", "name": "Ann"}},
         "message": "record added", "status": "success"}]}}""";

  final OwnJudge judge = new OwnJudge();

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  private List<String> objections(JsonNode line) {
    return judge.objections(Exchange.read("here", line));
  }

  @Test
  void has_nothing_against_a_good_exchange() {
    assertThat(objections(json(GOOD))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /path                                    | "/crm/v8/Leads/merge"       | no schema knows this call
          /status                                  | 418                         | no schema knows the status 418
          /status                                  | 204                         | no schema knows the status 204
          /request/data/0                          | {}                          | request/data/0
          /request/trigger                         | "workflow"                  | request/trigger
          /request/triggers                        | []                          | request
          /query                                   | "fields=id"                 | query: there should be none
          /response/data/0/message                 | "Record added"              | answer/data/0/message
          /response/data/0/details/id              | 6200000000001               | answer/data/0/details/id
          /response/data/0/details/Created_Time    | "2026-11-22T16:45:10.5Z"    | answer/data/0/details/Created_Time
          /response/data/0/action                  | "merge"                     | answer/data/0/action
          /response/data                           | []                          | answer/data
          """)
  void finds_a_planted_fault(String pointer, String value, String words) {
    var line = (ObjectNode) json(GOOD);
    plant(line, pointer, json(value));

    assertThat(objections(line)).isNotEmpty().first().asString().startsWith(words);
  }

  private static void plant(ObjectNode line, String pointer, JsonNode value) {
    var end = pointer.lastIndexOf('/');
    var parent = line.at(pointer.substring(0, end));
    var name = pointer.substring(end + 1);
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(name), value);
    } else {
      ((ObjectNode) parent).set(name, value);
    }
  }

  @Test
  void a_token_is_asked_for_in_the_body_where_no_access_log_sees_it() {
    var line =
        json(
            """
            {"method": "POST", "path": "/oauth/v2/token", "status": 200,
             "query": "grant_type=refresh_token&client_id=a&client_secret=*&refresh_token=*",
             "response": {"error": "invalid_code"}}""");

    assertThat(objections(line)).contains("query: there should be none");
  }

  @Test
  void a_call_that_got_no_answer_is_judged_by_its_request() {
    var line = (ObjectNode) json(GOOD);
    line.remove(List.of("status", "response"));
    assertThat(objections(line)).isEmpty();

    plant(line, "/request/data", json("[]"));
    assertThat(objections(line)).isNotEmpty();
  }

  @Test
  void every_schema_says_where_it_comes_from() {
    assertThat(judge.documents())
        .allSatisfy(
            (name, document) ->
                assertThat(document.path("$comment").asString(""))
                    .as(name)
                    .startsWith("https://www.zoho.com/"));
  }

  @Test
  void tells_alike_violations_once_and_counts_them_all(@TempDir Path folder) throws IOException {
    var wrong = GOOD.replace("record added", "done").replace("\n", "");
    Files.writeString(folder.resolve("a.jsonl"), GOOD.replace("\n", "") + "\n" + wrong + "\n");
    Files.writeString(folder.resolve("b.jsonl"), wrong + "\n");
    Files.createFile(folder.resolve("c.jsonl"));

    var verdict = Verdict.over(List.of(folder), List.of(judge));

    assertThat(verdict.line()).isEqualTo("contract: exchanges=3 violations=3 judges=own");
    assertThat(verdict.words()).hasSize(2);
    assertThat(verdict.firstWords(1))
        .startsWith("2× POST /crm/v8/Leads/upsert → 200 (a.jsonl:2, by program)")
        .contains("own: answer/data/0/message");
  }
}
