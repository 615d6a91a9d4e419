package partnerportal.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static partnerportal.lead.LeadDesk.ORGANIZATION;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import partnerportal.platform.Scope;

class DealsTest {

  LeadDesk desk = new LeadDesk();
  Deals deals = new Deals();
  UUID lead;

  @BeforeEach
  void a_lead_became_a_deal() {
    deals.store = new OneDeal();
    deals.leads = desk.book;
    deals.log = desk.log;
    deals.audit = desk.mirror.audit;
    deals.clock = desk;
    lead =
        desk.submits(
            new Submission("Maren", "Holt", "Oakmere", "m@oakmere.example", null, null, null));
    desk.leads.acknowledged(ORGANIZATION, lead, "62", desk.now);
    desk.leads.converted(ORGANIZATION, lead, "Dana Whitlock", desk.now);
    deals.named(ORGANIZATION, lead, "71");
    reported(DealOutcome.OPEN, "1");
  }

  @Test
  void a_stage_that_means_something_else_now_is_a_line_of_the_history() {
    reported(DealOutcome.WON, "1");

    assertThat(stages()).containsExactly("null>Signed PROPOSAL", "null>Signed WON");
    assertThat(rebuilt()).isEmpty();
  }

  @Test
  void it_is_one_whatever_else_changed_and_none_when_only_that_did() {
    reported(DealOutcome.WON, "2");
    reported(DealOutcome.WON, "3");

    assertThat(stages()).containsExactly("null>Signed PROPOSAL", "null>Signed WON");
    assertThat(rebuilt()).isEmpty();
  }

  @Test
  void a_won_deal_that_was_deleted_and_is_there_again_is_won_again() {
    reported(DealOutcome.WON, "1");
    deals.gone(ORGANIZATION, "71", desk.now);
    assertThat(desk.book.leads.get(lead).lifecycle()).isEqualTo(Lifecycle.CONVERTED);

    reported(DealOutcome.WON, "1");

    assertThat(stages()).endsWith("Signed>null WON", "null>Signed WON");
    assertThat(desk.book.leads.get(lead).lifecycle()).isEqualTo(Lifecycle.WON);
    assertThat(rebuilt()).isEmpty();
  }

  private void reported(DealOutcome outcome, String amount) {
    desk.passes(Duration.ofSeconds(1));
    deals.reported(
        ORGANIZATION,
        new Deals.CrmDeal(
            "71",
            "Oakmere – licences",
            "Signed",
            outcome,
            new BigDecimal(amount),
            "EUR",
            50,
            LocalDate.parse("2030-07-01"),
            desk.now,
            "Dana Whitlock"));
  }

  private List<String> stages() {
    return desk.book.history.of(null, lead, ChangeKind.DEAL).stream()
        .filter(change -> change.field().equals(Deals.STAGE))
        .map(line -> desk.log.from(line) + ">" + desk.log.to(line) + " " + line.stage())
        .toList();
  }

  /** How the lead differs from what its history says of it. */
  private List<LeadLogCheck.Difference> rebuilt() {
    return desk.moments.page(ORGANIZATION, null, 10).differences();
  }

  private static final class OneDeal extends DealStore {

    private final List<Deal> all = new ArrayList<>();

    @Override
    Optional<Deal> ofLead(Scope scope, UUID lead) {
      return all.stream().findFirst();
    }

    @Override
    Optional<UUID> leadOf(Scope scope, String crmId) {
      return all.stream().map(Deal::lead).findFirst();
    }

    @Override
    void add(Deal deal) {
      all.add(deal);
    }
  }
}
