package partnerportal.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static partnerportal.lead.LeadDesk.ORGANIZATION;
import static partnerportal.lead.MirroredField.COMPANY;
import static partnerportal.lead.MirroredField.PHONE;
import static partnerportal.lead.MirroredField.STATUS;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import partnerportal.lead.LeadMirror.News;
import partnerportal.lead.LeadReconciliation.Outcome;

/** The CRM's record was changed without its time of change, as a damaged one would be. */
class LeadReconciliationTest {

  static final String OUR_PHONE = "+44 20 7946 0001";
  static final String THEIR_PHONE = "+44 20 7946 0009";

  LeadDesk desk = new LeadDesk();
  LeadReconciliation reconciliation = desk.reconciliation();
  UUID lead;
  Instant modifiedAt;
  Map<MirroredField, String> theirs = MirroredField.none();

  @BeforeEach
  void both_sides_have_a_lead_and_then_two_of_its_fields_differ() {
    lead =
        desk.submits(
            new Submission(
                "Maren", "Holt", "Oakmere", "m@oakmere.example", OUR_PHONE, null, "Fork"));
    modifiedAt = desk.now.truncatedTo(ChronoUnit.SECONDS);
    theirs.putAll(desk.values(lead));
    desk.leads.acknowledged(ORGANIZATION, lead, "62", modifiedAt);
    var told = MirroredField.none();
    for (var field : MirroredField.editables()) told.put(field, theirs.get(field));
    desk.told(lead, told, modifiedAt);
    desk.passes(Duration.ofSeconds(10));
    theirs.put(PHONE, THEIR_PHONE);
    theirs.put(COMPANY, "Oakmere Foods");
  }

  @Test
  void the_crms_value_is_taken_over_and_the_lead_differs_in_nothing_else_than_before() {
    assertThat(theirsCounts(PHONE, OUR_PHONE)).isEqualTo(Outcome.DONE);

    assertThat(desk.values(lead))
        .containsEntry(PHONE, THEIR_PHONE)
        .containsEntry(COMPANY, "Oakmere");
    assertThat(unsent()).isNull();
  }

  @Test
  void the_portals_value_is_to_be_sent_and_no_reading_takes_it_away() {
    assertThat(oursCounts(PHONE, THEIR_PHONE)).isEqualTo(Outcome.DONE);
    theirs.put(COMPANY, "Oakmere");

    desk.mirror.reported(ORGANIZATION, lead, news());

    assertThat(desk.values(lead)).containsEntry(PHONE, OUR_PHONE);
    assertThat(unsent()).isEqualTo(Map.of(PHONE, OUR_PHONE));
  }

  @Test
  void both_sides_can_count_in_one_lead_whatever_comes_first() {
    theirsCounts(PHONE, OUR_PHONE);
    oursCounts(COMPANY, "Oakmere Foods");

    assertThat(desk.values(lead))
        .containsEntry(PHONE, THEIR_PHONE)
        .containsEntry(COMPANY, "Oakmere");
    assertThat(unsent()).isEqualTo(Map.of(COMPANY, "Oakmere"));
  }

  @Test
  void an_edit_nobody_saw_when_deciding_is_not_given_up() {
    desk.edits(lead, PHONE, "+44 20 7946 0002");

    assertThat(theirsCounts(PHONE, OUR_PHONE)).isEqualTo(Outcome.CHANGED);
    theirs.put(COMPANY, "Oakmere Holding");
    assertThat(oursCounts(COMPANY, "Oakmere Foods")).isEqualTo(Outcome.CHANGED);

    assertThat(desk.values(lead)).containsEntry(PHONE, "+44 20 7946 0002");
    assertThat(unsent()).isEqualTo(Map.of(PHONE, "+44 20 7946 0002"));
  }

  @Test
  void what_became_equal_meanwhile_is_done() {
    desk.edits(lead, PHONE, THEIR_PHONE);

    assertThat(theirsCounts(PHONE, OUR_PHONE)).isEqualTo(Outcome.DONE);
    assertThat(oursCounts(PHONE, "+44 20 7946 0003")).isEqualTo(Outcome.DONE);

    assertThat(unsent()).isNull();
  }

  @Test
  void a_reading_from_before_what_is_known_decides_nothing() {
    desk.told(lead, Map.of(PHONE, OUR_PHONE), modifiedAt.plusSeconds(60));

    assertThat(theirsCounts(PHONE, OUR_PHONE)).isEqualTo(Outcome.OUTDATED);

    assertThat(desk.values(lead)).containsEntry(PHONE, OUR_PHONE);
  }

  @Test
  void the_status_can_only_be_the_crms() {
    theirs.put(STATUS, "Contacted");

    assertThat(theirsCounts(STATUS, null)).isEqualTo(Outcome.DONE);

    assertThat(desk.book.leads.get(lead).crmStatus()).isEqualTo("Contacted");
  }

  @Test
  void a_lead_the_crm_lost_is_created_again_once_and_as_a_whole() {
    assertThat(reconciliation.createAgain(ORGANIZATION, lead, "62")).isTrue();
    assertThat(reconciliation.createAgain(ORGANIZATION, lead, "62")).isFalse();

    assertThat(desk.book.leads.get(lead).crmId()).isNull();
    assertThat(desk.book.leads.get(lead).lifecycle()).isEqualTo(Lifecycle.RELEASED);
    assertThat(unsent()).containsKeys(PHONE, COMPANY);
  }

  @Test
  void what_became_a_deal_is_not_created_again() {
    desk.leads.converted(ORGANIZATION, lead, "Dana", modifiedAt.plusSeconds(1));

    assertThat(reconciliation.createAgain(ORGANIZATION, lead, "62")).isFalse();
  }

  private Outcome theirsCounts(MirroredField field, String seen) {
    return reconciliation.theirsCounts(ORGANIZATION, lead, field, seen, news(), Stage.values()[0]);
  }

  private Outcome oursCounts(MirroredField field, String seen) {
    return reconciliation.oursCounts(ORGANIZATION, lead, field, seen, theirs.get(field));
  }

  private News news() {
    return new News(theirs, "Dana", modifiedAt, desk.now, Set.of());
  }

  private Map<MirroredField, String> unsent() {
    return desk.mirror.unsent(ORGANIZATION, List.of(lead)).get(lead);
  }
}
