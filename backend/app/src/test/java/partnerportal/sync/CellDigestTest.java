package partnerportal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellDigestTest {

  @Test
  void is_what_sha256sum_makes_of_the_lines() {
    var digest = new CellDigest();

    digest.cell("6200000000001", "LAST_NAME", "Müller");
    digest.cell("6200000000001", "NEED", "");

    // printf '6200000000001|LAST_NAME|7|Müller\n6200000000001|NEED|0|\n' | sha256sum
    assertThat(digest.hex())
        .isEqualTo("4dfd635e9a13e1a3f44cea06529bff26ebe019ad03a15e785a7cfa33120c21b7");
  }

  @Test
  void a_value_cannot_pass_for_two() {
    var one = new CellDigest();
    var two = new CellDigest();

    one.cell("1", "NEED", "a\n1|STATUS|1|b");
    two.cell("1", "NEED", "a");
    two.cell("1", "STATUS", "b");

    assertThat(one.hex()).isNotEqualTo(two.hex());
  }
}
