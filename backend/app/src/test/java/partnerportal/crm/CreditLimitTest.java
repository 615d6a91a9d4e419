package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CreditLimitTest {

  @Test
  void follows_from_edition_and_licences() {
    assertThat(CreditLimit.of("free", 3)).isEqualTo(5_000);
    assertThat(CreditLimit.of("Standard", 10)).isEqualTo(52_500);
    assertThat(CreditLimit.of("standard", 1_000)).isEqualTo(100_000);
    assertThat(CreditLimit.of("enterprise", 10)).isEqualTo(60_000);
    assertThat(CreditLimit.of("CRM Plus", 10)).isEqualTo(70_000);
  }

  @Test
  void is_the_least_where_the_edition_is_not_known() {
    assertThat(CreditLimit.of("something new", 10)).isEqualTo(5_000);
  }
}
