package partnerportal.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static partnerportal.lead.LeadDesk.ORGANIZATION;
import static partnerportal.lead.MirroredField.COMPANY;
import static partnerportal.lead.MirroredField.NEED;
import static partnerportal.lead.MirroredField.PHONE;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import partnerportal.lead.LeadMirror.News;
import partnerportal.lead.LeadMirror.Taken;

class LeadMirrorTest {

  LeadDesk desk = new LeadDesk();
  UUID lead;
  Map<MirroredField, String> theirs = MirroredField.none();

  @BeforeEach
  void both_sides_have_a_lead() {
    lead =
        desk.submits(
            new Submission(
                "Maren", "Holt", "Oakmere", "m@oakmere.example", "+44 20 7946 0001", null, "Fork"));
    theirs.putAll(desk.values(lead));
    theirs.put(MirroredField.COUNTRY, null);
    desk.leads.acknowledged(ORGANIZATION, lead, "62", second());
    desk.told(lead, theirs, second());
    desk.passes(Duration.ofSeconds(10));
  }

  @Test
  void takes_over_what_only_the_crm_changed() {
    theirs.put(COMPANY, "Oakmere Foods");

    read();

    assertThat(desk.values(lead)).containsEntry(COMPANY, "Oakmere Foods");
    assertThat(kinds()).containsExactly(ChangeKind.SUBMITTED, ChangeKind.IN_CRM, ChangeKind.FIELD);
    assertThat(unsent()).isNull();
  }

  @Test
  void keeps_what_only_the_partner_changed_and_still_has_to_say_it() {
    desk.edits(lead, PHONE, "+44 20 7946 0002");

    read();

    assertThat(desk.values(lead)).containsEntry(PHONE, "+44 20 7946 0002");
    assertThat(unsent()).isEqualTo(Map.of(PHONE, "+44 20 7946 0002"));
  }

  @Test
  void keeps_the_crms_value_when_both_changed_one_and_the_partners_in_the_history() {
    desk.edits(lead, PHONE, "+44 20 7946 0002");
    theirs.put(PHONE, "+44 20 7946 0003");

    read();
    read();

    assertThat(desk.values(lead)).containsEntry(PHONE, "+44 20 7946 0003");
    assertThat(unsent()).isNull();
    var conflict = desk.book.history.of(null, lead, ChangeKind.CONFLICT);
    assertThat(conflict).hasSize(1);
    assertThat(desk.log.from(conflict.get(0))).isEqualTo("+44 20 7946 0002");
    assertThat(desk.log.to(conflict.get(0))).isEqualTo("+44 20 7946 0003");
  }

  @Test
  void keeps_the_partners_value_where_the_portal_owns_the_field() {
    desk.edits(lead, NEED, "A bigger fork");
    theirs.put(NEED, "A spoon");

    read(Set.of(NEED));
    read(Set.of(NEED));

    assertThat(desk.values(lead)).containsEntry(NEED, "A bigger fork");
    assertThat(unsent()).isEqualTo(Map.of(NEED, "A bigger fork"));
    assertThat(desk.book.history.of(null, lead, ChangeKind.CONFLICT)).hasSize(1);
  }

  @Test
  void does_not_take_an_earlier_edit_that_arrived_unheard_for_a_change_of_theirs() {
    desk.edits(lead, PHONE, "+44 20 7946 0002");
    theirs.put(PHONE, "+44 20 7946 0002"); // sent, and the answer was lost
    desk.edits(lead, PHONE, "+44 20 7946 0003");

    read();

    assertThat(unsent()).isEqualTo(Map.of(PHONE, "+44 20 7946 0003"));
    assertThat(kinds()).doesNotContain(ChangeKind.CONFLICT);
  }

  @Test
  void changes_nothing_by_older_news() {
    theirs.put(COMPANY, "Oakmere Foods");
    read();

    var stale =
        desk.mirror.reported(
            ORGANIZATION,
            lead,
            new News(
                Map.of(COMPANY, "Oakmere"), null, second().minusSeconds(5), desk.now, Set.of()));

    assertThat(stale).isEqualTo(Taken.OUTDATED);
    assertThat(desk.values(lead)).containsEntry(COMPANY, "Oakmere Foods");
  }

  @Test
  void is_not_certain_of_what_was_read_before_its_own_write_of_the_same_second() {
    var before = new News(Map.copyOf(withoutNulls()), null, second(), desk.now, Set.of());
    desk.edits(lead, PHONE, "+44 20 7946 0002");
    desk.passes(Duration.ofMillis(50));
    desk.told(lead, Map.of(PHONE, "+44 20 7946 0002"), second());

    assertThat(desk.mirror.reported(ORGANIZATION, lead, before)).isEqualTo(Taken.UNCERTAIN);
    assertThat(desk.values(lead)).containsEntry(PHONE, "+44 20 7946 0002");
  }

  @Test
  void agrees_on_what_was_sent_not_on_what_it_became_meanwhile() {
    desk.edits(lead, PHONE, "+44 20 7946 0002");
    var sent = unsent();
    desk.edits(lead, PHONE, "+44 20 7946 0003");

    desk.told(lead, sent, second());

    assertThat(unsent()).isEqualTo(Map.of(PHONE, "+44 20 7946 0003"));
  }

  @Test
  void adopts_a_lead_from_before_there_were_cells_without_inventing_changes() {
    desk.ledger.cells.clear();

    read();

    assertThat(kinds()).containsExactly(ChangeKind.SUBMITTED, ChangeKind.IN_CRM);
    assertThat(desk.ledger.cells.get(lead)).hasSize(7);
    assertThat(unsent()).isNull();
  }

  @Test
  void says_so_when_an_edit_came_too_late() {
    desk.edits(lead, PHONE, "+44 20 7946 0002");

    desk.leads.converted(ORGANIZATION, lead, null, second());

    var late = desk.book.history.of(null, lead, ChangeKind.NOT_IN_CRM);
    assertThat(late).hasSize(1);
    assertThat(late.get(0).field()).isEqualTo("phone");
    assertThat(desk.log.to(late.get(0))).isEqualTo("+44 20 7946 0002");
  }

  @Test
  void shows_a_lead_as_of_any_moment() {
    var before = desk.now;
    desk.passes(Duration.ofSeconds(1));
    desk.edits(lead, PHONE, "+44 20 7946 0002");
    desk.passes(Duration.ofSeconds(1));
    theirs.put(COMPANY, "Oakmere Foods");
    theirs.put(PHONE, "+44 20 7946 0001");
    read();

    var scope = partnerportal.platform.Scope.organization(ORGANIZATION);
    var then = desk.moments.at(scope, lead, before).orElseThrow();
    var now = desk.moments.at(scope, lead, desk.now).orElseThrow();

    assertThat(then.values())
        .containsEntry(PHONE, "+44 20 7946 0001")
        .containsEntry(COMPANY, "Oakmere");
    assertThat(now.values()).isEqualTo(desk.values(lead));
    assertThat(desk.moments.at(scope, lead, before.minusSeconds(60))).isEmpty();
  }

  @Test
  void finds_a_row_that_is_not_what_its_history_tells() {
    assertThat(desk.check.check(ORGANIZATION).equal()).isTrue();

    desk.book.leads.get(lead).take(COMPANY, "Somebody else's", null);

    assertThat(desk.check.check(ORGANIZATION).differences())
        .containsExactly(new LeadLogCheck.Difference(lead, java.util.List.of("company")));
  }

  private void read() {
    read(Set.of());
  }

  private void read(Set<MirroredField> portalOwned) {
    desk.passes(Duration.ofSeconds(2));
    desk.mirror.reported(
        ORGANIZATION,
        lead,
        new News(withoutNulls(), "Dana Whitlock", second(), desk.now, portalOwned));
  }

  private Map<MirroredField, String> withoutNulls() {
    var values = MirroredField.none();
    theirs.forEach(
        (field, value) -> {
          if (value != null) values.put(field, value);
        });
    return values;
  }

  private Map<MirroredField, String> unsent() {
    return desk.mirror.unsent(ORGANIZATION, Set.of(lead)).get(lead);
  }

  private java.util.List<ChangeKind> kinds() {
    return desk.book.history.all(null, java.util.List.of(lead)).stream()
        .map(LeadChange::kind)
        .toList();
  }

  private Instant second() {
    return desk.now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
  }
}
