package partnerportal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import partnerportal.audit.Audit;
import partnerportal.crm.CreditGovernor;
import partnerportal.crm.Lane;
import partnerportal.crm.Lanes;
import partnerportal.crm.ZohoReading;
import partnerportal.lead.LeadCensus;
import partnerportal.organization.Organization;
import partnerportal.organization.Organizations;
import partnerportal.platform.Actor;
import partnerportal.platform.Settings;
import partnerportal.platform.SettingsFixture;
import partnerportal.platform.Unheard;
import partnerportal.sync.AuditStore.Reason;
import partnerportal.sync.AuditStore.State;
import partnerportal.sync.AuditStore.Stretch;
import partnerportal.work.Runner.Stopping;

class ConsistencyRunTest {

  static final UUID ACME = UUID.randomUUID();
  static final Actor DANA = Actor.inCrm("Dana Whitlock");

  Watch clock = new Watch();
  AuditBook book = new AuditBook(clock);
  Consistency consistency = new Consistency();
  ThreePages pages = new ThreePages();
  OneLane lane = new OneLane();
  Instant connectedAt = clock.now.minus(Duration.ofDays(9));

  @Test
  void is_due_today_once_the_time_has_come_and_was_due_yesterday_before() {
    assertThat(ConsistencyRun.lastDue("02:00", Instant.parse("2030-01-02T02:00:00Z")))
        .contains(Instant.parse("2030-01-02T02:00:00Z"));
    assertThat(ConsistencyRun.lastDue("02:00", Instant.parse("2030-01-02T01:59:59Z")))
        .contains(Instant.parse("2030-01-01T02:00:00Z"));
  }

  @Test
  void never_is_never() {
    assertThat(ConsistencyRun.lastDue("never", Instant.parse("2030-01-02T02:00:00Z"))).isEmpty();
    assertThat(ConsistencyRun.lastDue("25:00", Instant.parse("2030-01-02T02:00:00Z"))).isEmpty();
  }

  @Test
  void a_node_that_dies_costs_the_page_it_was_reading_and_no_other() {
    pages.dieAt = 3;
    consistency("never", 100).begin(ACME, DANA);

    assertThatThrownBy(() -> node("never", 100).run(ACME, () -> false)).isInstanceOf(Killed.class);
    node("never", 100).run(ACME, () -> false);

    assertThat(pages.read).containsExactly("1 from null", "2 from 100", "3 from 200", "3 from 200");
    assertThat(book.said).containsExactly(1, 2, 3, 4);
    assertThat(book.runs.get(0).state()).isEqualTo(State.DONE);
  }

  @Test
  void a_node_that_goes_down_ends_at_a_page_and_the_next_one_goes_on() {
    consistency("never", 100).begin(ACME, DANA);

    node("never", 100).run(ACME, () -> pages.read.size() == 1);
    assertThat(book.runs.get(0).finishedAt()).isNull();
    node("never", 100).run(ACME, () -> false);

    assertThat(pages.read).containsExactly("1 from null", "2 from 100", "3 from 200");
    assertThat(book.runs.get(0).state()).isEqualTo(State.DONE);
  }

  @Test
  void when_the_credits_of_a_day_are_spent_it_waits_and_goes_on_where_it_was() {
    consistency("never", 2).begin(ACME, DANA);

    node("never", 2).run(ACME, () -> false);

    assertThat(book.runs.get(0).state()).isEqualTo(State.WAITING);
    assertThat(book.runs.get(0).waitsFor()).contains("2 credits a day");
    assertThat(pages.read).hasSize(2);

    clock.now = clock.now.plus(Duration.ofHours(25));
    node("never", 2).run(ACME, () -> false);

    assertThat(pages.read).containsExactly("1 from null", "2 from 100", "3 from 200");
    assertThat(book.runs.get(0).state()).isEqualTo(State.DONE);
  }

  @Test
  void a_closed_lane_keeps_it_waiting_and_no_page_is_read() {
    consistency("never", 100).begin(ACME, DANA);
    lane.open = false;

    node("never", 100).run(ACME, () -> false);

    assertThat(pages.read).isEmpty();
    assertThat(book.runs.get(0).waitsFor()).contains("paused");
  }

  @Test
  void begins_by_itself_once_a_night() {
    clock.now = Instant.parse("2030-01-02T01:59:00Z");
    connectedAt = clock.now.minusSeconds(60);

    node("02:00", 100).run(ACME, () -> false);
    assertThat(book.runs).as("before the first night").isEmpty();

    clock.now = clock.now.plusSeconds(120);
    node("02:00", 100).run(ACME, () -> false);
    node("02:00", 100).run(ACME, () -> false);
    assertThat(book.runs).hasSize(1);
    assertThat(book.runs.get(0).reason()).isEqualTo(Reason.NIGHTLY);
    assertThat(book.runs.get(0).state()).isEqualTo(State.DONE);

    clock.now = clock.now.plus(Duration.ofDays(1));
    node("02:00", 100).run(ACME, () -> false);
    assertThat(book.runs).hasSize(2);
  }

  private ConsistencyRun node(String at, int credits) {
    var run = new ConsistencyRun();
    run.zoho =
        new ZohoReading() {
          @Override
          public Duration pause(UUID organization) {
            return Duration.ZERO;
          }
        };
    run.consistency = consistency(at, credits);
    run.pages = pages;
    run.reconciling =
        new Reconciling() {
          @Override
          void work(UUID organization, Stopping stopping) {}
        };
    run.governor =
        new CreditGovernor() {
          @Override
          public void look(UUID organization) {}
        };
    run.lanes = lane;
    run.settings = settings(at, credits);
    run.clock = clock;
    return run;
  }

  private Consistency consistency(String at, int credits) {
    consistency.store = book;
    consistency.drifts = new DriftStore();
    consistency.around = new ComparisonStore();
    consistency.leads =
        new LeadCensus() {
          @Override
          public List<UUID> unsent(UUID organization, UUID after, int limit) {
            return List.of();
          }
        };
    consistency.organizations =
        new Organizations() {
          @Override
          public Organization one(UUID id) {
            return new Organization() {
              @Override
              public Instant connectedAt() {
                return connectedAt;
              }
            };
          }
        };
    consistency.settings = settings(at, credits);
    consistency.clock = clock;
    consistency.audit =
        new Audit() {
          @Override
          public void note(
              UUID organization,
              Actor actor,
              String action,
              String objectType,
              Object object,
              Map<String, ?> detail) {}
        };
    consistency.wake = new Unheard<>();
    consistency.hints = new Unheard<>();
    return consistency;
  }

  private static Settings settings(String at, int credits) {
    return SettingsFixture.of(
        Map.of(Settings.Key.SYNC_AUDIT_AT, at, Settings.Key.SYNC_AUDIT_CREDITS, "" + credits));
  }

  /** What ends a node without a word. */
  static final class Killed extends Error {}

  /** A CRM of three pages, a credit each. */
  static final class ThreePages extends PageReading {

    final List<String> read = new ArrayList<>();
    int dieAt;

    @Override
    Look at(UUID organization, Stretch asked) {
      read.add(asked.n() + " from " + asked.from());
      if (asked.n() == dieAt) {
        dieAt = 0;
        throw new Killed();
      }
      var to = asked.n() == 3 ? null : "" + asked.n() * 100;
      var page = new Stretch(asked.n(), false, asked.from(), to, 1, asked.lookAt());
      var tally = new Tally(1, 8, 0, 0, 0, 0, 0);
      var result =
          new PageComparison.Result(false, tally, new Tally.Digests("", "", ""), List.of());
      return new Look(page, result, 1);
    }
  }

  static final class OneLane extends Lanes {

    boolean open = true;

    @Override
    public boolean open(UUID organization, Lane lane) {
      return open || lane != Lane.RECONCILE;
    }
  }

  static final class Watch extends Clock {

    Instant now = Instant.parse("2030-01-01T12:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
