package partnerportal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import partnerportal.crm.CrmDeal;
import partnerportal.crm.CrmOutcomes;
import partnerportal.crm.CrmPartner;
import partnerportal.crm.RecordKind;
import partnerportal.crm.Sighting;
import partnerportal.crm.ZohoDeals;
import partnerportal.crm.ZohoReading;
import partnerportal.sync.HintReading.Seen;
import partnerportal.sync.InboxStore.Hint;

class HintReadingTest {

  static final UUID ACME = UUID.randomUUID();
  static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  List<Hint> waiting =
      new ArrayList<>(List.of(partnerHint("1"), partnerHint("2"), partnerHint("3")));
  List<String> done = new ArrayList<>();
  List<String> later = new ArrayList<>();
  HintReading hints = new HintReading();

  @BeforeEach
  void a_crm_that_hides_one_partner_and_says_of_another_what_cannot_be_applied() {
    hints.inbox = new ThreeHints();
    hints.deals =
        new ZohoDeals() {
          @Override
          public Map<String, Sighting<CrmDeal>> sighted(UUID organization, List<String> ids) {
            throw CrmOutcomes.noPermission();
          }
        };
    hints.zoho =
        new ZohoReading() {
          @Override
          public Map<String, Sighting<CrmPartner>> partners(UUID organization, List<String> ids) {
            return Map.of(
                "1",
                new Sighting.Found<>(partner("1")),
                "2",
                new Sighting.Hidden<>(),
                "3",
                new Sighting.Found<>(partner("3")));
          }
        };
    hints.arrivals =
        new Arrivals() {
          @Override
          void partner(UUID organization, CrmPartner partner) {
            if (partner.id().equals("3")) throw new IllegalStateException("on purpose");
          }
        };
    hints.backOff =
        new BackOff() {
          @Override
          Duration after(int tries) {
            return Duration.ofSeconds(tries);
          }
        };
  }

  @Test
  void says_only_of_what_was_applied_that_it_is_newer_than_a_page() {
    assertThat(hints.read(ACME, () -> false)).containsExactly(new Seen(RecordKind.PARTNER, "1"));

    assertThat(done).containsExactly("1");
    assertThat(later).containsExactly("2", "3");
  }

  @Test
  void a_kind_the_crm_does_not_show_is_put_off_and_costs_the_others_nothing() {
    waiting.add(0, new Hint(RecordKind.DEAL, "9", 1, 0, 7));

    assertThat(hints.read(ACME, () -> false)).containsExactly(new Seen(RecordKind.PARTNER, "1"));

    assertThat(later).containsExactly("2", "3", "9");
  }

  @Test
  void takes_none_when_the_node_goes_down() {
    assertThat(hints.read(ACME, () -> true)).isEmpty();

    assertThat(waiting).hasSize(3);
  }

  private static Hint partnerHint(String id) {
    return new Hint(RecordKind.PARTNER, id, 1, 0, 7);
  }

  private static CrmPartner partner(String id) {
    return new CrmPartner(id, null, "Acme", null, null, null, "Approved", null, NOON);
  }

  private final class ThreeHints extends Inbox {
    @Override
    List<Hint> take(UUID organization) {
      var taken = List.copyOf(waiting);
      waiting.clear();
      return taken;
    }

    @Override
    boolean still(UUID organization, Hint hint) {
      return true;
    }

    @Override
    void done(UUID organization, Hint hint) {
      done.add(hint.crmId());
    }

    @Override
    void later(UUID organization, Hint hint, Duration pause) {
      later.add(hint.crmId());
    }
  }
}
