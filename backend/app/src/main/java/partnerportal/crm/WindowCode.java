package partnerportal.crm;

import java.security.SecureRandom;
import partnerportal.platform.Sha256;

/**
 * Six digits the panel shows and the window asks for, so that who is at Zoho is who looks at the
 * panel. Without them, whoever makes somebody else's browser go to Zoho would be let in as them.
 */
final class WindowCode {

  private static final SecureRandom RANDOM = new SecureRandom();

  private WindowCode() {}

  static String fresh() {
    return "%06d".formatted(RANDOM.nextInt(1_000_000));
  }

  /** What is kept of a code. The state is kept nowhere, so the hash alone cannot be tried out. */
  static byte[] hash(String state, String code) {
    return Sha256.of(state + ":" + code);
  }

  /** The digits of what somebody typed, however they parted them. */
  static String typed(String text) {
    return text == null ? "" : text.replaceAll("\\D", "");
  }
}
