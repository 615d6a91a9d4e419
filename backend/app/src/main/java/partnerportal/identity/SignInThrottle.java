package partnerportal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;
import partnerportal.platform.Sealing;
import partnerportal.platform.Settings;
import partnerportal.platform.Settings.Key;

/**
 * Makes guessing slow: after some failures of one account, or from one address, each further try
 * has to wait, twice as long each time. An account nobody has is counted like any other, so that
 * waiting tells nothing; the longest wait is short, so that nobody can shut somebody else out for
 * good.
 */
@ApplicationScoped
class SignInThrottle {

  private static final Duration TIDIED_EVERY = Duration.ofHours(1);

  @Inject ThrottleStore store;
  @Inject Sealing sealing;
  @Inject Settings settings;
  @Inject Clock clock;

  private final AtomicReference<Instant> tidied = new AtomicReference<>(Instant.EPOCH);

  /**
   * Makes a try that may fail. It is counted before it is made, so that many at once count too.
   *
   * @param account as it was typed
   * @param address of the caller
   * @throws Problem too-many-attempts when it has to wait; what the try throws counts as a failure
   *     when it is invalid-credentials
   */
  <T> T guard(String account, String address, Supplier<T> attempt) {
    var byAddress = sealing.lastingIndex(Sealing.INSTALLATION, "throttle-address", address);
    var byAccount = sealing.lastingIndex(Sealing.INSTALLATION, "throttle-account", account);
    tidy();
    wait(store.charge(byAddress, perAddress()));
    var left = store.charge(byAccount, perAccount());
    if (!left.isZero()) {
      // it was not made, so the address has no failure more
      store.takeBack(byAddress);
      wait(left);
    }
    try {
      var result = attempt.get();
      store.forget(byAccount);
      store.takeBack(byAddress);
      return result;
    } catch (RuntimeException e) {
      if (!isFailure(e)) {
        store.takeBack(byAccount);
        store.takeBack(byAddress);
      }
      throw e;
    }
  }

  /**
   * Lets a mail be ordered, not too many to one address nor from one; whether anybody has it makes
   * no difference.
   *
   * @throws Problem rate-limited
   */
  void mail(String account, String address) {
    tidy();
    var kept = Key.SIGN_IN_FAILURES_KEPT;
    var byAddress = sealing.lastingIndex(Sealing.INSTALLATION, "throttle-mail-address", address);
    var byAccount = sealing.lastingIndex(Sealing.INSTALLATION, "throttle-mail-account", account);
    limit(
        store.charge(
            byAddress, rule(Key.SIGN_IN_MAILS_PER_ADDRESS, Key.SIGN_IN_ADDRESS_FAILURES_KEPT)));
    limit(store.charge(byAccount, rule(Key.SIGN_IN_MAILS_PER_ACCOUNT, kept)));
  }

  private static void limit(Duration left) {
    if (!left.isZero()) throw new Problem(ProblemKind.RATE_LIMITED, null, left);
  }

  private static boolean isFailure(RuntimeException e) {
    return e instanceof Problem problem && problem.kind() == ProblemKind.INVALID_CREDENTIALS;
  }

  private ThrottleStore.Rule perAccount() {
    return rule(Key.SIGN_IN_FREE_PER_ACCOUNT, Key.SIGN_IN_FAILURES_KEPT);
  }

  private ThrottleStore.Rule perAddress() {
    return rule(Key.SIGN_IN_FREE_PER_ADDRESS, Key.SIGN_IN_ADDRESS_FAILURES_KEPT);
  }

  private ThrottleStore.Rule rule(Key free, Key kept) {
    return new ThrottleStore.Rule(
        settings.number(free),
        settings.duration(Key.SIGN_IN_WAIT_FIRST),
        settings.duration(Key.SIGN_IN_WAIT_LONGEST),
        settings.duration(kept));
  }

  private void tidy() {
    var now = clock.instant();
    var last = tidied.get();
    if (now.isBefore(last.plus(TIDIED_EVERY)) || !tidied.compareAndSet(last, now)) return;
    store.tidy(settings.duration(Key.SIGN_IN_FAILURES_KEPT));
  }

  private static void wait(Duration left) {
    if (!left.isZero()) throw new Problem(ProblemKind.TOO_MANY_ATTEMPTS, null, left);
  }
}
