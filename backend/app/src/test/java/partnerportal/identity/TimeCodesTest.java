package partnerportal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeCodesTest {

  static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
  static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);

  /** RFC 6238, appendix B, the last six of its eight digits. */
  @ParameterizedTest
  @CsvSource({
    "59,287082",
    "1111111109,081804",
    "1111111111,050471",
    "1234567890,005924",
    "2000000000,279037",
    "20000000000,353130"
  })
  void makes_the_codes_of_the_standard(long second, String code) {
    assertThat(TimeCodes.at(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(longs = {-30, 0, 30})
  void takes_a_code_of_a_clock_that_is_one_step_off(long seconds) {
    var there = NOW.plusSeconds(seconds);

    assertThat(TimeCodes.step(SECRET, TimeCodes.at(SECRET, there), NOW))
        .hasValue(there.getEpochSecond() / 30);
  }

  @ParameterizedTest
  @ValueSource(longs = {-60, 60, 3600})
  void takes_no_code_of_a_clock_that_is_further_off(long seconds) {
    assertThat(TimeCodes.step(SECRET, TimeCodes.at(SECRET, NOW.plusSeconds(seconds)), NOW))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "81804", "0818041", "081805", "０８１８０４", "abcdef"})
  void takes_nothing_that_is_not_the_code(String code) {
    assertThat(TimeCodes.step(SECRET, code, NOW)).isEmpty();
  }

  @Test
  void a_step_is_thirty_seconds_from_its_first_to_its_last() {
    var first = Instant.ofEpochSecond(1_111_111_110);

    assertThat(TimeCodes.at(SECRET, first)).isEqualTo(TimeCodes.at(SECRET, first.plusSeconds(29)));
    assertThat(TimeCodes.at(SECRET, first))
        .isNotEqualTo(TimeCodes.at(SECRET, first.plusSeconds(30)));
  }
}
