package partnerportal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import partnerportal.crm.CreditGovernor;
import partnerportal.crm.CrmLead;
import partnerportal.crm.Lane;
import partnerportal.crm.Lanes;
import partnerportal.crm.Sighting;
import partnerportal.crm.ZohoReading;
import partnerportal.lead.MirroredField;
import partnerportal.sync.DriftStore.Drift;
import partnerportal.sync.DriftStore.State;

class ReconcilingTest {

  static final UUID ACME = UUID.randomUUID();
  static final UUID AUDIT = UUID.randomUUID();

  Map<Long, State> drifts = new TreeMap<>();
  List<Long> settled = new ArrayList<>();
  long fatal;
  long bad;
  long notNow;
  boolean open = true;
  int reads;

  @BeforeEach
  void three_are_decided() {
    for (var n = 1L; n <= 3; n++) drifts.put(n, State.DECIDED);
  }

  @Test
  void a_node_that_dies_in_the_middle_leaves_the_rest_to_the_next_and_nothing_is_done_twice() {
    fatal = 2;

    assertThatThrownBy(() -> node().work(ACME, () -> false)).isInstanceOf(Killed.class);
    assertThat(settled).containsExactly(1L);
    node().work(ACME, () -> false);
    node().work(ACME, () -> false);

    assertThat(settled).containsExactly(1L, 2L, 3L);
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void one_that_cannot_be_settled_is_refused_and_does_not_hold_up_the_others() {
    bad = 1;

    node().work(ACME, () -> false);

    assertThat(drifts).containsEntry(1L, State.REFUSED);
    assertThat(settled).containsExactly(2L, 3L);
  }

  @Test
  void one_that_cannot_be_told_yet_is_tried_again_by_the_next_run() {
    notNow = 2;

    node().work(ACME, () -> false);
    assertThat(drifts).containsEntry(2L, State.DECIDED);
    notNow = 0;
    node().work(ACME, () -> false);

    assertThat(settled).containsExactly(1L, 3L, 2L);
  }

  @Test
  void while_the_lane_stands_still_the_crm_is_not_even_asked() {
    open = false;

    node().work(ACME, () -> false);

    assertThat(reads).isZero();
    assertThat(drifts).containsValue(State.DECIDED);
  }

  private Reconciling node() {
    var node = new Reconciling();
    node.store =
        new DriftStore() {
          @Override
          List<Drift> decided(UUID organization, Drift after, int limit) {
            return drifts.entrySet().stream()
                .filter(one -> one.getValue() == State.DECIDED)
                .filter(one -> after == null || one.getKey() > after.n())
                .map(one -> drift(one.getKey()))
                .toList();
          }
        };
    node.resolution =
        new Resolution() {
          @Override
          void settle(UUID organization, Drift drift, Sighting<CrmLead> sighting) {
            if (drift.n() == fatal) {
              fatal = 0;
              throw new Killed();
            }
            if (drift.n() == bad) throw new IllegalStateException("on purpose");
            if (drift.n() == notNow) throw new NotNow();
            drifts.put(drift.n(), State.SETTLED);
            settled.add(drift.n());
          }

          @Override
          void refuse(UUID organization, Drift drift, String cause) {
            drifts.put(drift.n(), State.REFUSED);
          }
        };
    node.zoho =
        new ZohoReading() {
          @Override
          public Duration pause(UUID organization) {
            return Duration.ZERO;
          }

          @Override
          public Map<String, Sighting<CrmLead>> leads(UUID organization, List<String> ids) {
            reads++;
            return Map.of();
          }
        };
    node.governor =
        new CreditGovernor() {
          @Override
          public void look(UUID organization) {}
        };
    node.lanes =
        new Lanes() {
          @Override
          public boolean open(UUID organization, Lane lane) {
            return open || lane != Lane.RECONCILE;
          }
        };
    return node;
  }

  private static Drift drift(long n) {
    var found =
        new Finding(
            Finding.Kind.CELL,
            UUID.randomUUID(),
            UUID.randomUUID(),
            "" + n,
            MirroredField.PHONE,
            "1",
            "2",
            null,
            null,
            null,
            Finding.Side.CRM);
    return new Drift(
        AUDIT, n, found, null, State.DECIDED, Finding.Side.CRM, "Dana", null, null, null);
  }

  /** What ends a node without a word. */
  static final class Killed extends Error {}
}
