package partnerportal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WilsonTest {

  @Test
  void equal_cells_need_to_be_many_before_999_of_a_thousand_are_sure() {
    assertThat(Wilson.lower(3_838, 0)).isGreaterThanOrEqualTo(0.999);
    assertThat(Wilson.lower(3_837, 0)).isLessThan(0.999);
  }

  @Test
  void a_known_share_has_the_bound_of_the_books() {
    assertThat(Wilson.lower(100, 10)).isCloseTo(0.8256, within(0.0001));
    assertThat(Wilson.lower(10, 10)).isZero();
  }

  @Test
  void of_nothing_nothing_is_known() {
    assertThat(Wilson.lower(0, 0)).isZero();
  }
}
