package partnerportal.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import partnerportal.platform.Ids;
import partnerportal.platform.Problem;
import partnerportal.platform.ProblemKind;

/**
 * Argon2id with the parameters of RFC 9106's second choice scaled to a web server: 19 MiB, 2 passes
 * (OWASP).
 */
@ApplicationScoped
class Passwords {

  private static final int SHORTEST = 12;
  private static final int LONGEST = 256;
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Semaphore permits = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
  private Set<String> obvious;
  private String nobody;

  @PostConstruct
  void prepare() {
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                Passwords.class.getResourceAsStream("/passwords/obvious.txt"),
                StandardCharsets.UTF_8))) {
      obvious =
          in.lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    nobody = hash(Ids.secret(24));
  }

  String hash(String password) {
    return atATime(() -> Password.hash(password).addRandomSalt().with(ARGON2).getResult());
  }

  /** Compares in the same time whether there is a hash to compare with or not. */
  boolean matches(String password, String hash) {
    var right = atATime(() -> Password.check(password, hash == null ? nobody : hash).with(ARGON2));
    return right && hash != null;
  }

  /** As many at once as there are processors: a crowd at the door must not take the house. */
  private <T> T atATime(Supplier<T> work) {
    try {
      if (!permits.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Problem(ProblemKind.TOO_MANY_ATTEMPTS, null, PATIENCE.multipliedBy(2));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(ProblemKind.TEMPORARILY_UNAVAILABLE, null, PATIENCE);
    }
    try {
      return work.get();
    } finally {
      permits.release();
    }
  }

  /**
   * Refuses what is guessed first: short, a well-known phrase, or the person's own name and
   * address.
   *
   * @throws Problem weak-password
   */
  void demand(String password, String... personal) {
    if (password == null || password.codePointCount(0, password.length()) < SHORTEST) {
      throw weak(
          "Use at least " + SHORTEST + " characters. A few words in a row are easy to remember.");
    }
    if (password.length() > LONGEST) throw weak("Use at most " + LONGEST + " characters.");
    var plain = password.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    if (plain.chars().distinct().count() < 5
        || obvious.stream()
            .anyMatch(word -> plain.equals(word) || plain.replaceAll("\\d+$", "").equals(word))) {
      throw weak("This password is on lists attackers try first. Choose another.");
    }
    for (var own : personal) {
      var known = own == null ? "" : own.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
      if (known.length() > 4 && plain.replaceAll("\\d+$", "").equals(known)) {
        throw weak("This is too close to your own name or address. Choose another.");
      }
    }
  }

  private static Problem weak(String detail) {
    return new Problem(
        ProblemKind.WEAK_PASSWORD, detail, List.of(new Problem.Fault("/password", "weak", detail)));
  }
}
