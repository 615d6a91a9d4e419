package partnerportal.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CreditGovernorTest {

  static final long RESERVE = 500;

  @Test
  void the_least_urgent_gives_way_first_and_all_of_it_before_the_reserve_is_touched() {
    var marks =
        List.of(Lane.BACKFILL, Lane.RECONCILE, Lane.STATUS_PULL, Lane.PARTNER_EDIT).stream()
            .map(lane -> CreditGovernor.mark(lane, RESERVE))
            .toList();

    assertThat(marks).containsExactly(1_000L, 875L, 750L, 625L).allMatch(mark -> mark > RESERVE);
  }

  @Test
  void a_reserve_that_keeps_a_lane_shut_for_good_is_warned_of() {
    assertThat(CreditGovernor.warning(5_000, 5_000 * 44 / 100)).isEmpty();
    assertThat(CreditGovernor.warning(5_000, 5_000 * 45 / 100).orElseThrow())
        .contains("2250 of 5000")
        .contains("backfill")
        .doesNotContain("reconcile")
        .contains("portal.zoho.credits-reserve");
    assertThat(CreditGovernor.warning(5_000, 5_000 * 50 / 100).orElseThrow())
        .contains("backfill, reconcile.");
  }
}
