package partnerportal.lead;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownPartiesTest {

  @Test
  void a_domain_is_the_host_of_the_website_before_that_of_the_address() {
    assertThat(domain(null, "https://www.Oakmere.example/about")).isEqualTo("oakmere.example");
    assertThat(domain("m.holt@depot.example", "oakmere.example")).isEqualTo("oakmere.example");
    assertThat(domain("M.Holt@Oakmere.Example", null)).isEqualTo("oakmere.example");
  }

  @Test
  void what_is_no_address_has_no_domain() {
    assertThat(domain(null, null)).isNull();
    assertThat(domain("m.holt@", "http://{}")).isNull();
    assertThat(domain("nobody", " ")).isNull();
  }

  private static String domain(String email, String website) {
    return KnownParties.domain(
        new KnownParties.Party(KnownParties.Kind.CONTACT, "1", null, email, null, website));
  }
}
