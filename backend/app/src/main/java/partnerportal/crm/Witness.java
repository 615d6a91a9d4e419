package partnerportal.crm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;

/**
 * A record a CRM user made with the word we gave to the browser. Zoho stamps who made it and when,
 * and lets nobody set that; so it proves who the user is (zoho-crm v8 §8.3).
 *
 * @param word the record's name
 * @param clock Zoho's time when it was read; null when Zoho did not say
 */
record Witness(
    String word,
    String createdBy,
    Instant createdAt,
    String modifiedBy,
    Instant modifiedAt,
    Instant clock) {

  /** Zoho stamps whole seconds and its hosts differ a little. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  /** Why this record proves nothing; null when it does. Times are Zoho's own on both sides. */
  String doubt(String nonce, Duration life) {
    if (word == null || !same(word, nonce)) return "the record holds another word";
    if (createdBy == null || !createdBy.equals(modifiedBy))
      return "the record was changed by somebody else";
    if (createdAt == null || !createdAt.equals(modifiedAt))
      return "the record was changed after it was made";
    if (clock == null) return "the CRM did not say what time it is";
    if (createdAt.plus(life).isBefore(clock)) return "the record is too old";
    if (createdAt.isAfter(clock.plus(SKEW))) return "the record is from the future";
    return null;
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
