package partnerportal.identity;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/** Codes of RFC 6238 as every app makes them: six digits, thirty seconds, HMAC-SHA-1. */
final class TimeCodes {

  /** Seconds of one step. */
  static final Duration STEP = Duration.ofSeconds(30);

  /** Bytes of a secret: as long as the hash (RFC 4226 §4, R6). */
  static final int SECRET_BYTES = 20;

  /** Steps a clock may be ahead or behind. */
  private static final int DRIFT = 1;

  private TimeCodes() {}

  /** The code of a moment. */
  static String at(byte[] secret, Instant moment) {
    return of(secret, step(moment));
  }

  /** The step a code is of, where that is close enough to now; empty for a wrong code. */
  static OptionalLong step(byte[] secret, String code, Instant now) {
    var given = code.getBytes(StandardCharsets.UTF_8);
    var found = OptionalLong.empty();
    for (var step = step(now) - DRIFT; step <= step(now) + DRIFT; step++) {
      var right = of(secret, step).getBytes(StandardCharsets.US_ASCII);
      if (MessageDigest.isEqual(right, given)) found = OptionalLong.of(step);
    }
    return found;
  }

  private static long step(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), STEP.toSeconds());
  }

  private static String of(byte[] secret, long step) {
    try {
      return new HmacOneTimePasswordGenerator()
          .generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), step, Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
