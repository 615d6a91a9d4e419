package partnerportal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ContactDataTest {

  @Test
  void is_seen_between_bytes_that_mean_nothing() {
    assertThat(in("\u0000\u0007/ruth.adler+1@mail.halloran.example\u001f\u0000"))
        .containsExactly("ruth.adler+1@mail.halloran.example");
    assertThat(in("\u0001{\"phone\":\"+44 (20) 7946-0123\"}"))
        .containsExactly("+44 (20) 7946-0123");
    assertThat(in("x+442079460123x")).containsExactly("+442079460123");
    assertThat(in("a Wants to replace what they have, soon."))
        .containsExactly("Wants to replace what they have");
  }

  @Test
  void is_seen_at_either_end() {
    assertThat(in("a@b.example")).containsExactly("a@b.example");
    assertThat(in("+49 30 991000")).containsExactly("+49 30 991000");
  }

  @Test
  void is_no_time_no_host_and_no_sum() {
    assertThat(in("2026-11-23 14:42:07.123456+00 and +0100")).isEmpty();
    assertThat(in("https://portal.example/a @ b.example 17+4=21 +12345")).isEmpty();
    assertThat(in("postgres@localhost, 0@C.h3")).isEmpty();
  }

  private static java.util.Set<String> in(String text) {
    return ContactData.in(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
