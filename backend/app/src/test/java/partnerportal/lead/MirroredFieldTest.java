package partnerportal.lead;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MirroredFieldTest {

  @Test
  void takes_for_the_same_what_both_sides_would_call_the_same() {
    assertThat(MirroredField.EMAIL.same("Ann@Acme.example ", "ann@acme.example")).isTrue();
    assertThat(MirroredField.PHONE.same("+44 (20) 7946-0148", "+442079460148")).isTrue();
    assertThat(MirroredField.LAST_NAME.same("Jose\u0301", "Jos\u00e9")).isTrue();
    assertThat(MirroredField.NEED.same("one\r\ntwo", "one\ntwo")).isTrue();
    assertThat(MirroredField.COUNTRY.same(null, " ")).isTrue();
  }

  @Test
  void tells_apart_what_differs() {
    assertThat(MirroredField.COMPANY.same("Acme", "ACME")).isFalse();
    assertThat(MirroredField.PHONE.same("+442079460148", "442079460148")).isFalse();
    assertThat(MirroredField.NEED.same("one two", "one\ntwo")).isFalse();
  }

  @Test
  void lets_partners_change_everything_but_the_status() {
    assertThat(MirroredField.editables()).hasSize(7).doesNotContain(MirroredField.STATUS);
  }

  @Test
  void is_found_by_its_name_on_the_wire() {
    assertThat(MirroredField.ofWire("last_name")).contains(MirroredField.LAST_NAME);
    assertThat(MirroredField.ofWire("lastName")).isEmpty();
  }
}
