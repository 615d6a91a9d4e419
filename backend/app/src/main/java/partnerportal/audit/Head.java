package partnerportal.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.IntFunction;
import partnerportal.platform.MasterKeys;

/**
 * How far the chain had come at a moment, signed: as one line of the heads file.
 *
 * @param n the last link
 * @param hash its hash, in hex; it covers all links before
 * @param key the number of the master key it is signed under
 * @param signature HMAC-SHA-256, in hex
 */
record Head(long n, String hash, Instant at, int key, String signature) {

  /** The chain before its first link. */
  static final byte[] NOTHING = new byte[32];

  private static final String PURPOSE = "audit/head";
  private static final String FORM = "v1";

  static Head signed(long n, byte[] hash, Instant at, MasterKeys keys) {
    var key = keys.newest(at);
    var head = new Head(n, HexFormat.of().formatHex(hash), at, key, "");
    return new Head(n, head.hash, at, key, head.signatureBy(keys.derive(key, PURPOSE)));
  }

  /** Reads a line; empty when it is none of ours. */
  static Optional<Head> read(String line) {
    var parts = line.split(" ");
    if (parts.length != 6 || !parts[0].equals(FORM)) return Optional.empty();
    try {
      return Optional.of(
          new Head(
              Long.parseLong(parts[1]),
              parts[2],
              Instant.parse(parts[3]),
              Integer.parseInt(parts[4]),
              parts[5]));
    } catch (NumberFormatException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  String line() {
    return words() + " " + signature;
  }

  /**
   * Whether we signed it.
   *
   * @param keys master keys by number; null for one that is no longer there
   * @return empty when the key is no longer there to tell
   */
  Optional<Boolean> isOurs(IntFunction<byte[]> keys) {
    var master = keys.apply(key);
    if (master == null) return Optional.empty();
    var right = signatureBy(MasterKeys.derived(master, PURPOSE));
    return Optional.of(
        MessageDigest.isEqual(
            right.getBytes(StandardCharsets.US_ASCII),
            signature.getBytes(StandardCharsets.US_ASCII)));
  }

  boolean names(byte[] other) {
    return hash.equals(HexFormat.of().formatHex(other));
  }

  private String signatureBy(byte[] derived) {
    return HexFormat.of()
        .formatHex(MasterKeys.hmac(derived, words().getBytes(StandardCharsets.US_ASCII)));
  }

  private String words() {
    return FORM + " " + n + " " + hash + " " + at + " " + key;
  }
}
