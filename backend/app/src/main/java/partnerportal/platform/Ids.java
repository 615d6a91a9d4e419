package partnerportal.platform;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Keys made here rather than in the database: UUID version 7 (RFC 9562 §5.7), so that they sort by
 * time.
 */
public final class Ids {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** A new key. */
  public static UUID next() {
    var time = System.currentTimeMillis();
    var random = new byte[10];
    RANDOM.nextBytes(random);
    var high = time << 16 | 0x7000 | (random[0] & 0x0f) << 8 | random[1] & 0xff;
    long low = 0;
    for (var i = 2; i < 10; i++) low = low << 8 | random[i] & 0xff;
    return new UUID(high, low & 0x3fffffffffffffffL | 0x8000000000000000L);
  }

  /**
   * Random text for links, keys and nonces: {@code bytes} of entropy in base64url without padding.
   */
  public static String secret(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
