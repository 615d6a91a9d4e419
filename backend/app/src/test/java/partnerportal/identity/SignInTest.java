package partnerportal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import partnerportal.platform.Ids;
import partnerportal.platform.Problem;

/** Signing in costs the same whoever somebody says they are; counted in work, not by a clock. */
class SignInTest {

  private static final Caller CALLER = new Caller("198.51.100.1", "a browser");
  private static final int PAIRS = 9;

  private final Compared passwords = new Compared();
  private final SignIn signIn = new SignIn();

  @BeforeEach
  void prepare() {
    passwords.prepare();
    signIn.passwords = passwords;
    signIn.throttle = new NoThrottle();
  }

  @Test
  void one_hash_is_made_for_somebody_for_somebody_without_a_password_and_for_nobody() {
    for (var person :
        List.of(
            Optional.of(person(passwords.hash("a long pass phrase"))),
            Optional.of(person(null)),
            Optional.<Person>empty())) {
      signIn.people = new Known(person);
      passwords.compared = 0;

      assertThatThrownBy(() -> signIn.withPassword("a@b.example", "another", null, CALLER))
          .isInstanceOf(Problem.class);

      assertThat(passwords.compared).isEqualTo(1);
    }
  }

  @Test
  void comparing_with_nothing_is_as_much_work_as_comparing_with_a_hash() {
    var hash = passwords.hash("a long pass phrase");
    var with = new ArrayList<Long>();
    var without = new ArrayList<Long>();
    for (var i = 0; i < PAIRS; i++) {
      with.add(work(() -> passwords.matches("another", hash)));
      without.add(work(() -> passwords.matches("another", null)));
    }

    assertThat(median(without)).isCloseTo(median(with), Percentage.withPercentage(40));
  }

  /** What this thread computed, however long it had to wait for a processor. */
  private static long work(Supplier<Boolean> comparison) {
    var threads = ManagementFactory.getThreadMXBean();
    var before = threads.getCurrentThreadCpuTime();
    assertThat(comparison.get()).isFalse();
    return threads.getCurrentThreadCpuTime() - before;
  }

  private static long median(List<Long> all) {
    return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
  }

  private static Person person(String hash) {
    var person = Person.called(Ids.next(), "Mira", new byte[0], new byte[0], Instant.EPOCH);
    if (hash != null) person.chose(hash);
    return person;
  }

  private static final class Compared extends Passwords {
    private int compared;

    @Override
    boolean matches(String password, String hash) {
      compared++;
      return super.matches(password, hash);
    }
  }

  private static final class NoThrottle extends SignInThrottle {
    @Override
    <T> T guard(String account, String address, Supplier<T> attempt) {
      return attempt.get();
    }
  }

  private static final class Known extends People {
    private final Optional<Person> person;

    Known(Optional<Person> person) {
      this.person = person;
    }

    @Override
    Optional<Person> knownAs(String email) {
      return person;
    }
  }
}
