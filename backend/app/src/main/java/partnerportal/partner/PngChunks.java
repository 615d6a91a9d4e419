package partnerportal.partner;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import partnerportal.platform.Problem;

/** A PNG file as its chunks (ISO/IEC 15948, 5). */
final class PngChunks {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final String FIRST = "IHDR";
  private static final String LAST = "IEND";

  /** Header, palette, its transparency, pixels, end. */
  private static final Set<String> ESSENTIAL = Set.of(FIRST, "PLTE", "tRNS", "IDAT", LAST);

  /** Length, name and check sum of a chunk. */
  private static final int FRAME = 12;

  private PngChunks() {}

  static boolean begins(byte[] file) {
    return file.length >= SIGNATURE.length
        && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
  }

  /**
   * The chunks that make the picture; of an animation the first.
   *
   * @throws Problem unsupported-image
   */
  static ImageFile essentials(byte[] file) {
    var kept = new ByteArrayOutputStream(file.length);
    kept.write(file, 0, SIGNATURE.length);
    var at = SIGNATURE.length;
    for (var name = ""; !name.equals(LAST); ) {
      if (file.length - at < FRAME) throw ImageFile.cut();
      var length = ImageFile.four(file, at);
      name = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
      if (at == SIGNATURE.length && !name.equals(FIRST)) throw ImageFile.unreadable();
      if (length < 0 || length > file.length - at - FRAME) throw ImageFile.cut();
      if (ESSENTIAL.contains(name)) kept.write(file, at, length + FRAME);
      at += length + FRAME;
    }
    return new ImageFile("png", kept.toByteArray(), 1);
  }
}
