package partnerportal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import partnerportal.platform.Problem;

class PasswordsTest {

  Passwords passwords = new Passwords();

  @BeforeEach
  void prepare() {
    passwords.prepare();
  }

  @Test
  void welcomes_a_pass_phrase() {
    assertThatCode(() -> passwords.demand("a long pass phrase", "Ann Dee", "ann@acme.example"))
        .doesNotThrowAnyException();
  }

  @Test
  void refuses_what_is_guessed_first() {
    for (var weak :
        List.of(
            "short",
            "passwordpassword",
            "Password Password 1",
            "aaaaaaaaaaaaaaaa",
            "ann@acme.example",
            "Ann Dee Ann 2026")) {
      assertThatThrownBy(() -> passwords.demand(weak, "Ann Dee Ann", "ann@acme.example"))
          .as(weak)
          .isInstanceOf(Problem.class);
    }
  }

  @Test
  void knows_a_password_again_and_no_other() {
    var hash = passwords.hash("a long pass phrase");

    assertThat(passwords.matches("a long pass phrase", hash)).isTrue();
    assertThat(passwords.matches("a long pass phrasf", hash)).isFalse();
    assertThat(passwords.matches("a long pass phrase", null)).isFalse();
  }
}
