package partnerportal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import partnerportal.identity.SigningKeyPlan.Since;

class SigningKeyPlanTest {

  static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
  static final Duration LIFE = Duration.ofDays(30);
  static final Duration AHEAD = Duration.ofMinutes(5);
  static final Duration TOKEN = Duration.ofMinutes(10);
  static final SigningKeyPlan PLAN = new SigningKeyPlan(LIFE, AHEAD, TOKEN);

  record Key(Instant signsFrom) implements Since {}

  final Key old = new Key(NOON);
  final Key next = new Key(NOON.plus(LIFE));

  @Test
  void the_first_key_signs_at_once() {
    assertThat(PLAN.another(List.of(), NOON)).contains(NOON);
  }

  @Test
  void the_next_one_is_made_ahead_of_its_time() {
    assertThat(PLAN.another(List.of(old), NOON.plus(LIFE).minus(AHEAD).minusSeconds(1))).isEmpty();
    assertThat(PLAN.another(List.of(old), NOON.plus(LIFE).minus(AHEAD))).contains(NOON.plus(LIFE));
    assertThat(PLAN.another(List.of(old, next), NOON.plus(LIFE))).isEmpty();
  }

  @Test
  void after_a_long_sleep_it_is_published_before_it_signs_all_the_same() {
    var late = NOON.plus(LIFE.multipliedBy(3));

    assertThat(PLAN.another(List.of(old), late)).contains(late.plus(AHEAD));
    assertThat(SigningKeyPlan.signing(List.of(old), late)).contains(old);
  }

  @Test
  void a_key_signs_from_its_time_on() {
    var both = List.of(next, old);

    assertThat(SigningKeyPlan.signing(both, NOON.plus(LIFE).minusMillis(1))).contains(old);
    assertThat(SigningKeyPlan.signing(both, NOON.plus(LIFE))).contains(next);
  }

  @Test
  void a_key_is_over_when_its_last_token_has_ended() {
    var both = List.of(next, old);
    var lastTokenEnds = NOON.plus(LIFE).plus(TOKEN);

    assertThat(PLAN.over(both, lastTokenEnds)).isEmpty();
    assertThat(PLAN.over(both, lastTokenEnds.plus(AHEAD))).containsExactly(old);
  }

  @Test
  void whoever_verifies_reads_a_key_before_it_signs() {
    assertThat(PLAN.readEvery().multipliedBy(2)).isLessThan(AHEAD);
  }
}
