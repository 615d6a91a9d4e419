package partnerportal.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartnerLogoTest {

  final PartnerLogo logo = new PartnerLogo("abc", 1, 1);

  @Test
  void is_known_to_who_names_it_anywhere() {
    assertThat(logo.isAmong(List.of("\"abc\""))).isTrue();
    assertThat(logo.isAmong(List.of("\"x\", W/\"abc\" ,\"y\""))).isTrue();
    assertThat(logo.isAmong(List.of("\"x\"", "\"abc\""))).isTrue();
    assertThat(logo.isAmong(List.of(" * "))).isTrue();
  }

  @Test
  void is_not_known_to_who_names_another_or_nothing_that_can_be_read() {
    assertThat(logo.isAmong(null)).isFalse();
    assertThat(logo.isAmong(List.of())).isFalse();
    assertThat(logo.isAmong(List.of("\"abcd\"", "abc", "\"abc\"x", "\"abc"))).isFalse();
  }
}
