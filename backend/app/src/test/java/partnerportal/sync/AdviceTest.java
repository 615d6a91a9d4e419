package partnerportal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import partnerportal.sync.Advice.Fix;

class AdviceTest {

  @Test
  void finds_the_crms_word_in_the_cause_and_what_helps() {
    var advice =
        Advice.of(
            "The CRM does not accept the value of Industry, which may be one of A (INVALID_DATA).");

    assertThat(advice.code()).isEqualTo("INVALID_DATA");
    assertThat(advice.fix()).isEqualTo(Fix.CRM_FIELD);
    assertThat(advice.text()).contains("retry");
  }

  @Test
  void an_access_fault_is_told_from_a_fault_of_the_record() {
    assertThat(fix("The portal's CRM user may not do this; check its profile (NO_PERMISSION)."))
        .isEqualTo(Fix.CRM_ACCESS);
    assertThat(fix("A blueprint holds the record; move it on in the CRM (RECORD_IN_BLUEPRINT)."))
        .isEqualTo(Fix.CRM_PROCESS);
  }

  @Test
  void what_may_have_been_deleted_there_is_looked_at_before_it_is_tried_again() {
    var cause =
        "A lead by this name was deleted in the CRM while its creation was unsettled; it is not created again.";

    assertThat(Advice.of(cause).code()).isNull();
    assertThat(fix(cause)).isEqualTo(Fix.REVIEW);
  }

  @Test
  void a_word_nobody_knows_is_tried_again() {
    assertThat(fix("The CRM refused the record (SOMETHING_NEW).")).isEqualTo(Fix.RETRY);
    assertThat(fix("The CRM refused the record (no code).")).isEqualTo(Fix.RETRY);
  }

  private static Fix fix(String cause) {
    return Advice.of(cause).fix();
  }
}
