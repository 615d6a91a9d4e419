package partnerportal.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static partnerportal.lead.FieldMerge.of;

import org.junit.jupiter.api.Test;

class FieldMergeTest {

  @Test
  void agrees_when_both_have_the_same_whatever_was_before() {
    assertThat(of("a", "b", "b", FieldOwner.CRM, () -> false)).isEqualTo(FieldMerge.AGREED);
    assertThat(of(null, "b", "b", FieldOwner.CRM, () -> false)).isEqualTo(FieldMerge.AGREED);
  }

  @Test
  void takes_over_what_only_the_crm_changed() {
    assertThat(of("a", "a", "b", FieldOwner.PORTAL, () -> false)).isEqualTo(FieldMerge.TAKE_THEIRS);
  }

  @Test
  void keeps_what_only_we_changed() {
    assertThat(of("a", "b", "a", FieldOwner.CRM, () -> false)).isEqualTo(FieldMerge.KEEP_OURS);
  }

  @Test
  void lets_the_owner_win_when_both_changed_it() {
    assertThat(of("a", "b", "c", FieldOwner.CRM, () -> false)).isEqualTo(FieldMerge.THEIRS_WIN);
    assertThat(of("a", "b", "c", FieldOwner.PORTAL, () -> false)).isEqualTo(FieldMerge.OURS_WIN);
  }

  @Test
  void takes_its_own_echo_for_no_news() {
    assertThat(of("a", "c", "b", FieldOwner.CRM, () -> true)).isEqualTo(FieldMerge.KEEP_OURS);
    assertThat(of(null, "c", "b", FieldOwner.CRM, () -> true)).isEqualTo(FieldMerge.KEEP_OURS);
  }
}
