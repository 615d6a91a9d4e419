package partnerportal.chaos.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KillPointTest {

  @ParameterizedTest
  @EnumSource(KillPoint.class)
  void stands_beside_a_method_of_the_product(KillPoint point) throws ClassNotFoundException {
    var type = Class.forName(point.call().type(), false, getClass().getClassLoader());

    assertThat(Arrays.stream(type.getDeclaredMethods()).filter(point.call()::fits)).isNotEmpty();
  }
}
