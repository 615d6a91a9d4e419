package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostTest {

  @ParameterizedTest(name = "{0} records cost {1}, heavy: {2}")
  @CsvSource({"1, 1, false", "10, 1, false", "11, 2, true", "100, 10, true"})
  void a_write_costs_a_credit_for_ten_records_and_is_heavy_beyond_ten(
      int records, int credits, boolean heavy) {
    assertThat(Cost.write("upsert", records)).isEqualTo(new Cost("upsert", credits, heavy));
  }

  @ParameterizedTest(name = "{0} allows {1}")
  @CsvSource({
    "free, 5",
    "standard, 10",
    "professional, 15",
    "enterprise, 20",
    "Zoho One, 20",
    "ultimate, 25",
    "crm_plus, 25",
    "'', 10",
    "a new one, 10"
  })
  void the_edition_says_how_many_calls_there_are_at_once(String edition, int calls) {
    assertThat(CrmPermits.atOnce(edition)).isEqualTo(calls);
  }

  @ParameterizedTest(name = "{0} of {1} is {3} where {2} are allowed")
  @CsvSource({"6, 12, 20, 6", "6, 12, 10, 5", "6, 12, 5, 2", "1, 12, 5, 1", "4, 12, 10, 3"})
  void shares_shrink_with_the_edition_and_never_to_nothing(int wanted, int all, int most, int is) {
    assertThat(CrmPermits.share(wanted, all, most)).isEqualTo(is);
  }

  @Test
  void a_refused_token_and_a_call_too_many_cost_nothing_and_a_refused_call_one_credit() {
    var cost = Cost.write("upsert", 100);

    assertThat(cost.afterAnswer(401, true)).isZero();
    assertThat(cost.afterAnswer(429, true)).isZero();
    assertThat(cost.afterAnswer(400, true)).isOne();
    assertThat(cost.afterAnswer(400, false)).isEqualTo(10);
    assertThat(cost.afterAnswer(503, false)).isEqualTo(10);
  }
}
