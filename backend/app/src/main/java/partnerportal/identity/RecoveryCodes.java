package partnerportal.identity;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Codes for who has lost the app: each works once. Forty-nine bits, in letters nobody mistakes. */
final class RecoveryCodes {

  /** How many somebody gets. */
  static final int MANY = 10;

  /** Without those that look like another: i, l, o, 0, 1. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int HALF = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RecoveryCodes() {}

  /** Ten different ones, as people read them: {@code k3mfp-92hxa}. */
  static List<String> fresh() {
    return Stream.generate(RecoveryCodes::one).distinct().limit(MANY).toList();
  }

  /** A code however it was typed, as it is compared. */
  static String plain(String typed) {
    return typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static String one() {
    return half() + "-" + half();
  }

  private static String half() {
    var half = new StringBuilder();
    RANDOM.ints(HALF, 0, LETTERS.length()).forEach(at -> half.append(LETTERS.charAt(at)));
    return half.toString();
  }
}
