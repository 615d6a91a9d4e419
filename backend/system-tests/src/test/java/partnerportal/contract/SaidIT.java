package partnerportal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import partnerportal.systems.Said;

/** Says on the console what stories counted; plays after them. */
@Tag("contract")
class SaidIT {

  @Test
  void what_was_counted_is_told() {
    Said.all().forEach(System.out::println);

    assertThat(Said.all()).allSatisfy(line -> assertThat(line).contains(": ").contains("="));
  }
}
