package partnerportal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import partnerportal.crm.CrmDeal;
import partnerportal.crm.CrmLead;
import partnerportal.crm.CrmPartner;
import partnerportal.crm.DeletedRecord;
import partnerportal.crm.RecordKind;
import partnerportal.crm.ZohoDeals;
import partnerportal.crm.ZohoReading;
import partnerportal.platform.SettingsFixture;
import partnerportal.sync.HintReading.Seen;

class PollingTest {

  static final UUID ACME = UUID.randomUUID();
  static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  List<CrmPartner> changed = new ArrayList<>();
  List<String> applied = new ArrayList<>();
  List<Instant> reached = new ArrayList<>();
  Polling polling = new Polling();

  @BeforeEach
  void a_crm_with_partners_only() {
    polling.settings = SettingsFixture.of(Map.of());
    polling.clock = Clock.fixed(NOON, ZoneOffset.UTC);
    polling.cursors = new FromTheBeginning();
    polling.zoho = new Partners();
    polling.deals = new NoDeals();
    polling.arrivals = new Applied();
    polling.imports =
        new Imports() {
          @Override
          void partnersRead(UUID organization) {}
        };
    polling.watch =
        new ChannelWatch() {
          @Override
          void found(UUID organization, RecordKind kind, Map<String, Instant> changes) {}
        };
    polling.restored =
        new RestoredRecords() {
          @Override
          void look(UUID organization) {}
        };
    polling.notes =
        new NoteArrivals() {
          @Override
          boolean wanted() {
            return false;
          }
        };
  }

  @Test
  void what_was_called_about_meanwhile_is_not_set_back_to_what_a_page_said_before() {
    for (var n = 1; n <= 45; n++) changed.add(partner(n));
    var looks = new ArrayList<Set<Seen>>();
    looks.add(Set.of(new Seen(RecordKind.PARTNER, "3"), new Seen(RecordKind.LEAD, "5")));
    looks.add(Set.of(new Seen(RecordKind.PARTNER, "44"), new Seen(RecordKind.PARTNER, "2")));

    pass(() -> looks.isEmpty() ? Set.of() : looks.remove(0));

    assertThat(applied).hasSize(43).contains("2", "5").doesNotContain("3", "44");
    assertThat(reached).contains(NOON.plusSeconds(45));
  }

  @Test
  void of_what_nobody_called_about_everything_is_applied() {
    for (var n = 1; n <= 45; n++) changed.add(partner(n));

    pass(Set::of);

    assertThat(applied).hasSize(45);
  }

  private void pass(Supplier<Set<Seen>> between) {
    polling.pass(ACME, () -> false, between);
  }

  private static CrmPartner partner(int n) {
    return new CrmPartner(
        "" + n, null, "Acme", null, null, null, "Approved", null, NOON.plusSeconds(n));
  }

  private final class Applied extends Arrivals {
    @Override
    void partner(UUID organization, CrmPartner partner) {
      applied.add(partner.id());
    }

    @Override
    Set<String> oldNews(UUID organization, java.util.Collection<CrmLead> leads) {
      return Set.of();
    }
  }

  private final class Partners extends ZohoReading {
    @Override
    public List<CrmPartner> partnersAfter(UUID organization, Instant time, String id) {
      return List.copyOf(changed);
    }

    @Override
    public List<CrmLead> leadsAfter(UUID organization, Instant time, String id) {
      return List.of();
    }

    @Override
    public List<CrmLead> convertedSince(UUID organization, Instant since) {
      return List.of();
    }

    @Override
    public List<DeletedRecord> deletedSince(UUID organization, RecordKind kind, Instant since) {
      return List.of();
    }
  }

  private static final class NoDeals extends ZohoDeals {
    @Override
    public List<CrmDeal> after(UUID organization, Instant time, String id) {
      return List.of();
    }
  }

  private final class FromTheBeginning extends CursorStore {
    @Override
    long begin(UUID organization, String stream, Duration pause) {
      return 0;
    }

    @Override
    void again(UUID organization, String stream, Duration pause, long wishesAtBegin) {}

    @Override
    void beginsAt(UUID organization, String stream, Instant at) {}

    @Override
    Instant reached(UUID organization, String stream) {
      return Instant.EPOCH;
    }

    @Override
    void reached(UUID organization, String stream, Instant at) {
      reached.add(at);
    }
  }
}
