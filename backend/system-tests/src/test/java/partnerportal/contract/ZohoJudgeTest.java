package partnerportal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Needs Zoho's files, which are not ours to keep here. */
@EnabledIfEnvironmentVariable(named = "ZOHO_OAS_DIR", matches = ".+")
class ZohoJudgeTest {

  static final ZohoJudge JUDGE = new ZohoJudge(Path.of(System.getenv("ZOHO_OAS_DIR")));

  private static List<String> objections(String line) {
    return JUDGE.objections(Exchange.read("here", JsonMapper.shared().readTree(line)));
  }

  @Test
  void has_nothing_against_a_good_exchange() {
    assertThat(objections(OwnJudgeTest.GOOD)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "record added"       | "Record added"
          "SUCCESS"            | "DONE"
          "success"            | "good"
          "id": "6200000000001"| "id": 6200000000001
          "status": 200        | "status": 418
          "data": [{"code"     | "rows": [{"code"
          "trigger": []        | "trigger": "all"
          """)
  void finds_a_planted_fault(String right, String wrong) {
    assertThat(OwnJudgeTest.GOOD).contains(right);

    assertThat(objections(OwnJudgeTest.GOOD.replace(right, wrong))).isNotEmpty();
  }

  @Test
  void says_nothing_of_calls_the_files_do_not_describe() {
    assertThat(objections("{\"method\": \"POST\", \"path\": \"/oauth/v2/token\", \"status\": 200}"))
        .isEmpty();
  }
}
