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
}
