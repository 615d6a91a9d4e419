package partnerportal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealingTest {

  static final UUID OWNER = new UUID(0, 7);
  static final String PLACE = "lead.email:1";

  final Sealing before = SealingFixture.sealing(1);
  final Sealing both = SealingFixture.sealing(1, 2);
  final Sealing after = SealingFixture.sealing(2);

  @Test
  void the_newest_key_seals_and_each_opens_what_it_sealed() {
    var old = before.seal(OWNER, PLACE, "ruth@example.org");
    var fresh = both.seal(OWNER, PLACE, "ruth@example.org");

    assertThat(old[0]).isEqualTo((byte) 1);
    assertThat(fresh[0]).isEqualTo((byte) 2);
    assertThat(both.open(OWNER, PLACE, old)).isEqualTo("ruth@example.org");
    assertThat(both.open(OWNER, PLACE, fresh)).isEqualTo("ruth@example.org");
    assertThat(after.open(OWNER, PLACE, fresh)).isEqualTo("ruth@example.org");
  }

  @Test
  void what_a_dropped_key_sealed_does_not_open_and_says_why() {
    var old = before.seal(OWNER, PLACE, "ruth@example.org");

    assertThatThrownBy(() -> after.open(OWNER, PLACE, old))
        .hasMessageContaining("Master key 1 is not in portal.keys.file");
  }

  @Test
  void an_address_is_found_under_the_old_key_and_the_new_one() {
    var old = before.index(OWNER, "email", "Ruth@example.org");
    var fresh = both.index(OWNER, "email", "ruth@example.org");

    assertThat(fresh).isNotEqualTo(old);
    assertThat(both.indexes(OWNER, "email", " ruth@EXAMPLE.org")).containsExactly(old, fresh);
    assertThat(after.indexes(OWNER, "email", "ruth@example.org")).containsExactly(fresh);
    assertThat(both.indexes(OWNER, "email", " ")).isEmpty();
  }

  @Test
  void a_link_of_before_is_good_until_its_key_is_dropped() {
    var link = before.proof("invitation", "1");

    assertThat(both.proof("invitation", "1")).isNotEqualTo(link);
    assertThat(both.proves("invitation", "1", link)).isTrue();
    assertThat(after.proves("invitation", "1", link)).isFalse();
  }

  @Test
  void a_fingerprint_outlives_its_master_key() {
    var old = before.fingerprint(OWNER, "cell/EMAIL", "ruth@example.org");
    var kept = both.outliving(OWNER, "fingerprint/cell/EMAIL").orElseThrow();
    var without =
        Sealing.with(
            SealingFixture.keys(2),
            (owner, purpose) ->
                purpose.equals("fingerprint/cell/EMAIL") ? Optional.of(kept) : Optional.empty());

    assertThat(both.fingerprint(OWNER, "cell/EMAIL", "ruth@example.org")).isEqualTo(old);
    assertThat(without.fingerprint(OWNER, "cell/EMAIL", "ruth@example.org")).isEqualTo(old);
    assertThat(after.fingerprint(OWNER, "cell/EMAIL", "ruth@example.org")).isNotEqualTo(old);
    assertThat(without.outliving(OWNER, "fingerprint/cell/EMAIL")).isEmpty();
  }
}
