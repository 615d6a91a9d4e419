package partnerportal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0 | Firefox on Linux",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0 | Edge on Windows",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15 | Safari on macOS",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 Safari/604.1 | Chrome on iPhone",
        "Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36 | Samsung Internet on Android",
        "curl/8.5.0 | Another program"
      })
  void names_program_and_system_as_people_do(String header, String words) {
    assertThat(Agents.inWords(header)).isEqualTo(words);
  }

  @Test
  void a_caller_that_says_nothing_is_another_program() {
    assertThat(Agents.inWords(null)).isEqualTo("Another program");
  }

  @Test
  void of_an_address_only_the_neighbourhood_is_kept() {
    assertThat(new Caller("198.51.100.77", "").network()).isEqualTo("198.51.100.0/24");
    assertThat(new Caller("2001:db8:0:1::/64", "").network()).isEqualTo("2001:db8:0:1::/64");
  }
}
