package partnerportal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecoveryCodesTest {

  @Test
  void are_ten_different_ones_without_letters_one_mistakes() {
    var codes = RecoveryCodes.fresh();

    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    assertThat(codes).allMatch(code -> code.matches("[a-hjkmnp-z2-9]{5}-[a-hjkmnp-z2-9]{5}"));
  }

  @Test
  void are_the_same_however_they_are_typed() {
    assertThat(RecoveryCodes.plain(" K3MFP 92hxa ")).isEqualTo(RecoveryCodes.plain("k3mfp-92hxa"));
  }
}
