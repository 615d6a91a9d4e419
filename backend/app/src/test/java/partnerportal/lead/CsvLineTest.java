package partnerportal.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {

  @Test
  void is_what_rfc_4180_says() {
    assertThat(line("plain", null, "a,b", "say \"hello\"", "two\nlines", "", " x"))
        .isEqualTo("plain,,\"a,b\",\"say \"\"hello\"\"\",\"two\nlines\",,\" x\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\nx",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        " =1",
        "\"=1",
        "\u00a0=1",
        "\u3000=1",
        "\ufeff=1",
        "\u200b+1",
        "\u2060@x",
        "\u0000-1",
        "=cmd|' /C calc'!A0"
      })
  void what_would_be_calculated_is_text(String formula) {
    assertThat(line(formula)).matches("(?s)\"?'.*");
    assertThat(line(formula).replace("\"\"", "\"")).contains("'" + formula);
  }

  @Test
  void nor_is_it_calculated_by_a_program_that_separates_differently() {
    assertThat(line("Foods;=1+1")).isEqualTo("\"Foods;'=1+1\"\r\n");
    assertThat(line("a\tb\t@x\n-1")).isEqualTo("\"a\tb\t'@x\n'-1\"\r\n");
    assertThat(line("a,=1")).isEqualTo("\"a,'=1\"\r\n");
    assertThat(line("x;\"=1+1")).isEqualTo("\"x;'\"\"=1+1\"\r\n");
  }

  @Test
  @Timeout(5)
  void a_cell_of_nothing_but_line_breaks_is_one_walk() {
    assertThat(line("\n".repeat(200_000))).hasSize(200_000 + 5);
  }

  @Test
  void what_has_such_a_sign_within_is_left_alone() {
    assertThat(line("m.holt@oakmere.example", "Smith-Jones", "1 + 1 = 2", "020 7946-0148"))
        .isEqualTo("m.holt@oakmere.example,Smith-Jones,1 + 1 = 2,020 7946-0148\r\n");
  }

  @Test
  void a_phone_number_is_neither_a_sum_nor_changed_but_for_the_apostrophe() {
    assertThat(line("+44-20-7946")).isEqualTo("'+44-20-7946\r\n");
  }

  private static String line(String... cells) {
    return CsvLine.of(Arrays.asList(cells));
  }
}
