package partnerportal.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LettersTest {

  Letters letters = new Letters();

  @ParameterizedTest
  @CsvSource({
    "invitation,invitation",
    "member,invitation",
    "code,code",
    "reset,link",
    "changed,link",
    "email,link",
    "email-asked,link",
    "email-done,link",
    "second-on,link",
    "second-off,link"
  })
  void every_kind_has_all_its_words_in_both_parts(String words, String template) {
    var mail = write(words, template, "Ines Vantrel");

    assertThat(mail.subject()).contains("Acme");
    assertThat(mail.fromName()).isEqualTo("Acme partner portal");
    assertThat(mail.text()).contains("Hello Ines Vantrel,").doesNotContain("{{");
    assertThat(mail.html()).contains("Hello Ines Vantrel,").doesNotContain("{{");
  }

  @Test
  void what_people_call_themselves_is_text_in_the_page_and_as_it_is_in_the_plain_part() {
    var mail = write("code", "code", "<b>Ines</b>");

    assertThat(mail.html()).contains("&lt;b&gt;Ines&lt;/b&gt;").doesNotContain("<b>Ines");
    assertThat(mail.text()).contains("<b>Ines</b>");
  }

  @Test
  void a_place_without_words_is_a_mistake_and_not_a_gap() {
    assertThatThrownBy(
            () ->
                letters.write(
                    "code",
                    "code",
                    "key",
                    new Letters.Reader("Ines", "ines@northwind.example"),
                    Map.of(),
                    "Ines",
                    "",
                    "Acme",
                    "noon"))
        .hasMessageContaining("code");
  }

  private Mail write(String words, String template, String name) {
    return letters.write(
        words,
        template,
        "key",
        new Letters.Reader(name, "ines@northwind.example"),
        Map.of("link", "https://portal.example/portal/reset#x", "code", "1234 5678"),
        name,
        "Northwind",
        "Acme",
        "3 May 2030, 12:00 UTC",
        "Mira Solberg");
  }
}
