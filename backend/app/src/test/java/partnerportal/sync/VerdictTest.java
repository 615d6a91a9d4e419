package partnerportal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import partnerportal.crm.LeadContent;
import partnerportal.crm.Outcome;
import partnerportal.crm.PartnerNews;
import partnerportal.crm.ZohoAnswer;
import partnerportal.lead.MirroredField;
import partnerportal.sync.Verdict.Next;

class VerdictTest {

  static final UUID ID = UUID.fromString("0193a7c2-0000-7000-8000-000000000001");

  @ParameterizedTest(name = "{0} means {1}")
  @CsvSource({
    "DONE, DONE",
    "TRY_LATER, RETRY",
    "READ_AGAIN, RETRY",
    "SLOW_DOWN, RETRY",
    "NEW_TOKEN, RETRY",
    "GONE, FIND_OUT",
    "REFUSED, BLOCKED",
    "SETUP_WRONG, WAIT_FOR_ADMIN"
  })
  void retries_what_time_heals_and_stops_where_it_cannot_help(ZohoAnswer answer, Next next) {
    assertThat(Verdict.of(new Outcome(answer, null, null, "why", false)).next()).isEqualTo(next);
  }

  @ParameterizedTest
  @EnumSource(ZohoAnswer.class)
  void always_says_why_it_is_not_done(ZohoAnswer answer) {
    var verdict = Verdict.of(new Outcome(answer, null, null, "why", false));

    assertThat(verdict.cause() == null).isEqualTo(answer == ZohoAnswer.DONE);
  }

  @Test
  void remembers_that_a_creation_may_have_happened() {
    assertThat(Verdict.of(new Outcome(ZohoAnswer.TRY_LATER, null, null, "why", true)).perhapsDone())
        .isTrue();
    assertThat(
            Verdict.of(new Outcome(ZohoAnswer.SLOW_DOWN, null, null, "why", false))
                .stillPerhapsDone()
                .perhapsDone())
        .isTrue();
  }

  @Test
  void takes_a_deleted_lead_of_the_same_name_for_ours_perhaps() {
    var name = Map.of(MirroredField.FIRST_NAME, "Ann", MirroredField.LAST_NAME, "Dee");
    var lead = new LeadContent(ID, "62", name, null);

    assertThat(LeadOutbound.perhapsDeleted(lead, Set.of("ann dee"))).isTrue();
    assertThat(LeadOutbound.perhapsDeleted(lead, Set.of("bob dee"))).isFalse();
  }

  @Test
  void has_nothing_new_to_tell_when_nothing_changed() {
    var news = new PartnerNews(ID, "62", "INVITED", Instant.EPOCH, null);

    assertThat(PartnerOutbound.hash(news))
        .isEqualTo(PartnerOutbound.hash(new PartnerNews(ID, "62", "INVITED", Instant.EPOCH, null)));
    assertThat(PartnerOutbound.hash(news))
        .isNotEqualTo(
            PartnerOutbound.hash(new PartnerNews(ID, "62", "ACTIVE", Instant.EPOCH, null)));
  }

  @Test
  void looks_back_behind_the_last_pass_but_not_before_the_beginning() {
    var noon = Instant.parse("2030-01-01T12:00:00Z");

    assertThat(Polling.from(noon, Duration.ofMinutes(5)))
        .isEqualTo(Instant.parse("2030-01-01T11:55:00Z"));
    assertThat(Polling.from(Instant.EPOCH, Duration.ofMinutes(5))).isEqualTo(Instant.EPOCH);
  }
}
