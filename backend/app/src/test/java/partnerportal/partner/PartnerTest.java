package partnerportal.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static partnerportal.partner.Partners.Standing.APPLIED;
import static partnerportal.partner.Partners.Standing.APPROVED;
import static partnerportal.partner.Partners.Standing.REJECTED;
import static partnerportal.partner.Partners.Standing.SUSPENDED;
import static partnerportal.partner.Partners.Standing.TERMINATED;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PartnerTest {

  static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  Partner partner = Partner.known(UUID.randomUUID(), UUID.randomUUID(), "62", NOON);

  @Test
  void an_approval_is_acted_on_once() {
    assertThat(partner.decided(APPROVED, NOON, NOON)).isEqualTo(Partner.Change.APPROVED);
    assertThat(partner.decided(APPROVED, NOON, NOON)).isEqualTo(Partner.Change.NOTHING);
    assertThat(partner.crmApprovedAt()).isEqualTo(NOON);
  }

  @Test
  void a_no_before_any_approval_rejects() {
    for (var no : List.of(REJECTED, SUSPENDED, TERMINATED)) {
      var applicant = Partner.known(UUID.randomUUID(), UUID.randomUUID(), "63", NOON);

      assertThat(applicant.decided(no, NOON, NOON)).isEqualTo(Partner.Change.REJECTED);
      assertThat(applicant.state()).isEqualTo(PartnerState.REJECTED);
    }
  }

  @Test
  void a_no_after_an_approval_suspends_and_an_approval_brings_back() {
    partner.decided(APPROVED, NOON, NOON);
    partner.provisioned(NOON);
    partner.entered(NOON);

    assertThat(partner.decided(APPLIED, NOON, NOON)).isEqualTo(Partner.Change.SUSPENDED);
    assertThat(partner.decided(REJECTED, NOON, NOON)).isEqualTo(Partner.Change.NOTHING);
    assertThat(partner.decided(APPROVED, NOON, NOON)).isEqualTo(Partner.Change.REINSTATED);
    assertThat(partner.state()).isEqualTo(PartnerState.ACTIVE);
  }

  @Test
  void a_deletion_is_news_once_and_again_after_the_record_came_back() {
    partner.describedAs("Acme", null, null, "Approved", NOON);

    assertThat(partner.deletedInCrm(NOON.minusSeconds(1))).isFalse();
    assertThat(partner.deletedInCrm(NOON.plusSeconds(1))).isTrue();
    assertThat(partner.deletedInCrm(NOON.plusSeconds(1))).isFalse();

    partner.describedAs("Acme", null, null, "Approved", NOON.plusSeconds(9));

    assertThat(partner.deletedInCrm(NOON.plusSeconds(20))).isTrue();
  }

  @Test
  void a_merged_record_leaves_the_partner_what_it_was() {
    partner.describedAs("Acme", null, null, "Approved", NOON);
    partner.decided(APPROVED, NOON, NOON);
    partner.deletedInCrm(NOON.plusSeconds(1));

    partner.carriedOnBy("64");

    assertThat(partner.crmId()).isEqualTo("64");
    assertThat(partner.state()).isEqualTo(PartnerState.APPROVED);
    assertThat(partner.knowsBetter(NOON)).isFalse();
  }

  @Test
  void knows_better_than_an_older_report() {
    partner.describedAs("Acme", null, null, "Applied", NOON);

    assertThat(partner.knowsBetter(NOON.minusSeconds(1))).isTrue();
    assertThat(partner.knowsBetter(NOON)).isFalse();
  }

  @Test
  void who_was_suspended_before_coming_in_comes_back_as_approved() {
    partner.decided(APPROVED, NOON, NOON);
    partner.provisioned(NOON);
    partner.decided(SUSPENDED, NOON, NOON);

    assertThat(partner.decided(APPROVED, NOON, NOON)).isEqualTo(Partner.Change.REINSTATED);
    assertThat(partner.state()).isEqualTo(PartnerState.APPROVED);
  }

  @Test
  void who_was_imported_is_written_to_only_after_a_new_approval() {
    partner.importedAsApproved(NOON, NOON);
    assertThat(partner.waitsForAccount()).isFalse();

    partner.decided(SUSPENDED, NOON, NOON);

    assertThat(partner.decided(APPROVED, NOON, NOON)).isEqualTo(Partner.Change.APPROVED);
    assertThat(partner.waitsForAccount()).isTrue();
  }
}
