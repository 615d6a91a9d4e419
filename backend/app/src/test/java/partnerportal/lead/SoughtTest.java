package partnerportal.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import partnerportal.platform.Problem;

class SoughtTest {

  @Test
  void words_are_what_stands_between_spaces() {
    var sought = Sought.of("  Maren \t Oakmere Foods ");

    assertThat(sought.words()).containsExactly("Maren", "Oakmere", "Foods");
    assertThat(sought.email()).isEmpty();
    assertThat(sought.phones()).isEmpty();
  }

  @Test
  void letters_made_of_two_signs_are_one() {
    assertThat(Sought.of("E\u0301dith").words()).containsExactly("\u00c9dith");
  }

  @Test
  void a_whole_address_is_no_word_and_half_of_one_is() {
    assertThat(Sought.of(" M.Holt@Oakmere.example").email()).contains("M.Holt@Oakmere.example");
    assertThat(Sought.of("m.holt@oakmere.example").words()).isEmpty();
    assertThat(Sought.of("m.holt@oak").email()).isEmpty();
    assertThat(Sought.of("m.holt@oak").words()).containsExactly("m.holt@oak");
  }

  @Test
  void a_number_is_looked_for_in_the_ways_people_write_it() {
    assertThat(Sought.of("+44 20 7946 0148").phones()).contains("+442079460148", "00442079460148");
    assertThat(Sought.of("0044 (20) 7946-0148").phones())
        .contains("+442079460148", "00442079460148");
    assertThat(Sought.of("442079460148").phones()).contains("+442079460148");
    assertThat(Sought.of("020 7946 0148").phones()).contains("02079460148");
  }

  @Test
  void what_may_be_a_company_is_looked_for_as_words_too() {
    assertThat(Sought.of("1822 12").words()).containsExactly("1822", "12");
    assertThat(Sought.of("1822 12").phones()).isNotEmpty();
    assertThat(Sought.of("1822").phones()).isEmpty();
    assertThat(Sought.of("NW-0042").phones()).isEmpty();
  }

  @Test
  void who_may_not_see_contact_data_does_not_find_by_it() {
    var address = Sought.of("m.holt@oakmere.example").withoutContactData();
    var number = Sought.of("+44 20 7946 0148").withoutContactData();

    assertThat(address.email()).isEmpty();
    assertThat(address.words()).isEmpty();
    assertThat(number.phones()).isEmpty();
  }

  @Test
  void nothing_and_far_too_much_are_refused_without_repeating_it() {
    var much = "secret".repeat(20);
    for (var typed : java.util.Arrays.asList(null, "", "  ", much))
      assertThatThrownBy(() -> Sought.of(typed))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> {
                assertThat(problem.faults())
                    .extracting(Problem.Fault::pointer)
                    .isEqualTo(List.of("/q"));
                assertThat(problem.toString()).doesNotContain("secret");
              });
  }

  @Test
  void more_than_six_words_are_not_looked_for() {
    assertThat(Sought.of("a b c d e f g h").words()).hasSize(6);
  }

  @Test
  void a_log_line_would_say_nothing_of_it() {
    assertThat(Sought.of("m.holt@oakmere.example").toString()).doesNotContain("holt");
    assertThat(Sought.of("Maren Holt").toString()).doesNotContain("Holt");
  }
}
