package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import partnerportal.platform.Problem;
import partnerportal.platform.Sha256;

class CodeChallengeTest {

  /** The example of RFC 7636, appendix B. */
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  @Test
  void is_met_by_its_own_verifier_alone() {
    assertThat(CodeChallenge.met(CHALLENGE, VERIFIER)).isTrue();
    assertThat(CodeChallenge.met(CHALLENGE, VERIFIER.replace('d', 'e'))).isFalse();
    assertThat(CodeChallenge.met(CHALLENGE, CHALLENGE)).isFalse();
    assertThat(CodeChallenge.met(CHALLENGE, null)).isFalse();
  }

  @Test
  void is_not_met_by_a_word_that_is_too_short_to_be_a_secret() {
    var easy = "guess";
    var challenge =
        java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(easy));

    assertThat(CodeChallenge.met(challenge, easy)).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "short", CHALLENGE + "A", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM"})
  void is_refused_when_nothing_could_meet_it(String challenge) {
    assertThatThrownBy(() -> CodeChallenge.check(challenge)).isInstanceOf(Problem.class);
    assertThatCode(() -> CodeChallenge.check(CHALLENGE)).doesNotThrowAnyException();
  }
}
