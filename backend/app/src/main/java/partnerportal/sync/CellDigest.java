package partnerportal.sync;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over cells in their order, written so that anybody can do it again: per cell one line of
 * the record's id, the field, the length of the value in bytes of UTF-8 and the value itself, with
 * {@code |} between them and a line feed behind.
 */
final class CellDigest {

  private final MessageDigest sha256;

  CellDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds a cell; the value in canonical form, empty for none. */
  void cell(String record, String field, String canonical) {
    var value = canonical.getBytes(StandardCharsets.UTF_8);
    text(record + "|" + field + "|" + value.length + "|");
    sha256.update(value);
    text("\n");
  }

  /** Adds the digest of a part of the whole, named by where it ends. */
  void part(String end, String digest) {
    text(end + "|" + digest + "\n");
  }

  /** What was added so far, in hexadecimal digits; nothing can be added after it. */
  String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  private void text(String text) {
    sha256.update(text.getBytes(StandardCharsets.UTF_8));
  }
}
