package partnerportal.systems;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An app that makes codes for a second step, as RFC 6238 describes it; shares nothing with the
 * portal but the key somebody typed in.
 */
public final class Authenticator {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int STEP_SECONDS = 30;

  private final byte[] secret;

  /** Knows a key in base32. */
  public Authenticator(String key) {
    var bits = new StringBuilder();
    for (var letter : key.toCharArray()) {
      var five = Integer.toBinaryString(BASE32.indexOf(letter) | 32);
      bits.append(five.substring(1));
    }
    secret = new byte[bits.length() / 8];
    for (var i = 0; i < secret.length; i++)
      secret[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
  }

  /** The code of now. */
  public String code() {
    return code(0);
  }

  /** The code of so many steps of thirty seconds from now. */
  public String code(int steps) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      var counter = Instant.now().getEpochSecond() / STEP_SECONDS + steps;
      var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
      var number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fffffff;
      return String.format("%06d", number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
