package partnerportal.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeadTest {

  static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  Lead lead = LeadFixture.inCrmSince(NOON);

  @Test
  void ignores_a_report_that_is_older_than_what_it_knows() {
    lead.crmSays("Qualified", Stage.QUALIFIED, NOON.plusSeconds(120), NOON);

    assertThat(lead.crmSays("Contacted", Stage.CONTACTED, NOON.plusSeconds(60), NOON)).isFalse();
    assertThat(lead.crmStatus()).isEqualTo("Qualified");
  }

  @Test
  void the_same_report_twice_changes_nothing() {
    assertThat(lead.crmSays("Contacted", Stage.CONTACTED, NOON, NOON)).isTrue();
    assertThat(lead.crmSays("Contacted", Stage.CONTACTED, NOON, NOON)).isFalse();
  }

  @Test
  void a_second_acknowledgement_changes_nothing() {
    assertThat(lead.acknowledged("620002", NOON, NOON)).isFalse();
    assertThat(lead.crmId()).isEqualTo("620001");
  }

  @Test
  void a_lost_lead_can_come_back() {
    lead.crmSays("Lost Lead", Stage.LOST, NOON, NOON);
    assertThat(lead.lifecycle()).isEqualTo(Lifecycle.LOST);

    lead.crmSays("Contacted", Stage.CONTACTED, NOON.plusSeconds(1), NOON);

    assertThat(lead.lifecycle()).isEqualTo(Lifecycle.IN_CRM);
  }

  @Test
  void a_lead_deleted_in_the_crm_stays_and_says_so() {
    assertThat(lead.goneFromCrm(NOON)).isTrue();
    assertThat(lead.goneFromCrm(NOON)).isFalse();
    assertThat(lead.lifecycle()).isEqualTo(Lifecycle.CRM_DELETED);
  }

  @Test
  void a_deal_moves_the_lead_and_the_leads_own_status_no_longer_does() {
    assertThat(lead.converted(NOON, NOON)).isTrue();
    lead.dealSays(DealOutcome.LOST, NOON);
    assertThat(lead.lifecycle()).isEqualTo(Lifecycle.LOST);

    lead.crmSays("Contacted", Stage.CONTACTED, NOON.plusSeconds(1), NOON);
    assertThat(lead.lifecycle()).isEqualTo(Lifecycle.LOST);

    lead.dealSays(DealOutcome.OPEN, NOON);
    assertThat(lead.lifecycle()).isEqualTo(Lifecycle.CONVERTED);
    lead.dealSays(DealOutcome.WON, NOON);
    assertThat(lead.lifecycle()).isEqualTo(Lifecycle.WON);
  }

  @Test
  void a_conversion_that_is_told_again_does_not_undo_what_the_deal_said() {
    lead.converted(NOON, NOON);
    lead.dealSays(DealOutcome.WON, NOON);

    assertThat(lead.converted(NOON, NOON)).isFalse();
    assertThat(lead.lifecycle()).isEqualTo(Lifecycle.WON);
  }

  @Test
  void a_deal_says_nothing_about_a_lead_that_was_not_converted() {
    lead.dealSays(DealOutcome.LOST, NOON);

    assertThat(lead.lifecycle()).isEqualTo(Lifecycle.IN_CRM);
  }

  @Test
  void a_restored_record_brings_the_lead_back_to_where_it_was() {
    lead.crmSays("Lost Lead", Stage.LOST, NOON, NOON);
    assertThat(lead.backInCrm(NOON)).isFalse();
    lead.goneFromCrm(NOON);

    assertThat(lead.backInCrm(NOON)).isTrue();
    assertThat(lead.lifecycle()).isEqualTo(Lifecycle.LOST);
  }

  @Test
  void a_record_that_is_there_gives_its_place_to_no_other() {
    assertThat(lead.carriedOnBy("620009", NOON)).isFalse();
    lead.goneFromCrm(NOON);

    assertThat(lead.carriedOnBy("620009", NOON)).isTrue();
    assertThat(lead.crmId()).isEqualTo("620009");
    assertThat(lead.lifecycle()).isEqualTo(Lifecycle.IN_CRM);
  }

  @Test
  void a_duplicate_stays_one() {
    lead.goneFromCrm(NOON);

    assertThat(lead.mergedInto(java.util.UUID.randomUUID(), NOON)).isTrue();
    assertThat(lead.mergedInto(java.util.UUID.randomUUID(), NOON)).isFalse();
    assertThat(lead.backInCrm(NOON)).isFalse();
  }

  @Test
  void a_number_begins_with_the_partners_initials() {
    assertThat(LeadStore.prefix("Northwind Resellers")).isEqualTo("NR");
    assertThat(LeadStore.prefix("Acme")).isEqualTo("AC");
    assertThat(LeadStore.prefix("!")).isEqualTo("L");
  }
}
