package partnerportal.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When signing keys come and go. A key is published before it signs, so that whoever verifies knows
 * it by then, and stays published until the last token it signed has ended.
 *
 * @param life how long a key signs
 * @param ahead how long before it signs a key is published
 * @param token life of a token
 */
record SigningKeyPlan(Duration life, Duration ahead, Duration token) {

  /** Keys are read anew so often, and others may keep them so long: together well below ahead. */
  Duration readEvery() {
    return ahead.dividedBy(5);
  }

  /**
   * The key to sign with.
   *
   * @param keys of any order
   */
  static <K extends Since> Optional<K> signing(List<K> keys, Instant now) {
    Comparator<K> byTime = Comparator.comparing(Since::signsFrom);
    return keys.stream()
        .filter(key -> !key.signsFrom().isAfter(now))
        .max(byTime)
        .or(() -> keys.stream().min(byTime)); // made a moment ago by a node whose clock is ahead
  }

  /** When a further key is to sign, if it has to be made by now. */
  Optional<Instant> another(List<? extends Since> keys, Instant now) {
    var newest = keys.stream().map(Since::signsFrom).max(Instant::compareTo);
    if (newest.isEmpty()) return Optional.of(now);
    var due = newest.get().plus(life).minus(ahead);
    return due.isAfter(now) ? Optional.empty() : Optional.of(now.plus(ahead));
  }

  /** Those whose last token has ended. */
  <K extends Since> List<K> over(List<K> keys, Instant now) {
    return keys.stream()
        .filter(
            key ->
                keys.stream()
                    .anyMatch(
                        next ->
                            next.signsFrom().isAfter(key.signsFrom())
                                && !next.signsFrom().plus(token).plus(ahead).isAfter(now)))
        .toList();
  }

  /** A key that signs from a moment on. */
  interface Since {
    Instant signsFrom();
  }
}
