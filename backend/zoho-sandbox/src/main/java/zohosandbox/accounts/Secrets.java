package zohosandbox.accounts;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Words nobody can guess, in the shape of Zoho's codes and tokens. */
final class Secrets {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  static String next() {
    return "1000." + hex() + "." + hex();
  }

  private static String hex() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
