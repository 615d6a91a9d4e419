package partnerportal.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DealTest {

  static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  Deal deal = Deal.of(UUID.randomUUID(), LeadFixture.inCrmSince(NOON), "71", NOON);

  @Test
  void says_what_is_another_and_the_same_report_twice_says_nothing() {
    assertThat(deal.crmSays(facts("Qualification", DealOutcome.OPEN, "48000", NOON), NOON))
        .extracting(Deal.Change::field, Deal.Change::from, Deal.Change::to)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("stage", null, "Qualification"),
            org.assertj.core.groups.Tuple.tuple("amount", null, "48000.00 EUR"),
            org.assertj.core.groups.Tuple.tuple("closing_date", null, "2030-07-01"));

    assertThat(deal.crmSays(facts("Qualification", DealOutcome.OPEN, "48000.0", NOON), NOON))
        .isEmpty();
  }

  @Test
  void ignores_a_report_that_is_older_than_what_it_knows() {
    deal.crmSays(facts("Closed Won", DealOutcome.WON, "1", NOON), NOON);

    assertThat(
            deal.crmSays(facts("Qualification", DealOutcome.OPEN, "1", NOON.minusSeconds(1)), NOON))
        .isEmpty();
    assertThat(deal.outcome()).isEqualTo(DealOutcome.WON);
  }

  @Test
  void another_meaning_of_the_same_stage_counts_since_it_was_read() {
    deal.crmSays(facts("Signed", null, "1", NOON), NOON);
    deal.crmSays(facts("Signed", DealOutcome.WON, "1", NOON.plusSeconds(9)), NOON);

    assertThat(deal.outcome()).isEqualTo(DealOutcome.WON);
    assertThat(deal.stageSince()).isEqualTo(NOON.plusSeconds(9));
  }

  @Test
  void a_deletion_is_news_once_and_the_merged_one_carries_on() {
    deal.crmSays(facts("Qualification", DealOutcome.OPEN, "1", NOON), NOON);

    assertThat(deal.goneFromCrm(NOON.plusSeconds(1), NOON)).isTrue();
    assertThat(deal.goneFromCrm(NOON.plusSeconds(1), NOON)).isFalse();
    assertThat(deal.carriedOnBy("71", NOON)).isFalse();
    assertThat(deal.carriedOnBy("72", NOON)).isTrue();
    assertThat(deal.deleted()).isFalse();
  }

  @Test
  void an_amount_is_always_the_same_text() {
    assertThat(Deal.decimal(new BigDecimal("48E3"))).isEqualTo("48000.00");
    assertThat(Deal.decimal(new BigDecimal("0.1250"))).isEqualTo("0.125");
    assertThat(Deal.money(new BigDecimal("3"), null)).isEqualTo("3.00");
    assertThat(Deal.money(null, "EUR")).isNull();
  }

  private static Deals.CrmDeal facts(
      String stage, DealOutcome outcome, String amount, Instant modifiedAt) {
    return new Deals.CrmDeal(
        "71",
        "Oakmere",
        stage,
        outcome,
        new BigDecimal(amount),
        "EUR",
        10,
        LocalDate.parse("2030-07-01"),
        modifiedAt,
        null);
  }
}
