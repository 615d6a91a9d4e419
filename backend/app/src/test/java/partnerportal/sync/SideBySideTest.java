package partnerportal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideTest {

  @Test
  void meets_what_both_have_and_what_only_one_has() {
    assertThat(walk(List.of("1", "2", "4", "9"), List.of("2", "3", "4")))
        .containsExactly("1/-", "2/2", "-/3", "4/4", "9/-");
  }

  @Test
  void goes_to_the_end_of_both() {
    assertThat(walk(List.of(), List.of("1", "2"))).containsExactly("-/1", "-/2");
    assertThat(walk(List.of("1", "2"), List.of())).containsExactly("1/-", "2/-");
    assertThat(walk(List.of(), List.of())).isEmpty();
  }

  @Test
  void a_longer_id_is_a_greater_one() {
    assertThat(walk(List.of("9", "10"), List.of("9", "10", "11")))
        .containsExactly("9/9", "10/10", "-/11");
  }

  @Test
  void says_nothing_about_a_list_that_is_out_of_order_or_says_one_twice() {
    assertThatThrownBy(() -> walk(List.of("2", "1"), List.of("1")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> walk(List.of("1"), List.of("1", "1")))
        .isInstanceOf(IllegalStateException.class);
  }

  private static List<String> walk(List<String> ours, List<String> theirs) {
    var met = new ArrayList<String>();
    SideBySide.walk(
        ours.iterator(),
        id -> id,
        theirs.iterator(),
        id -> id,
        (a, b) -> met.add((a == null ? "-" : a) + "/" + (b == null ? "-" : b)));
    return met;
  }
}
