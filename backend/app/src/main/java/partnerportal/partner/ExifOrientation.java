package partnerportal.partner;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Which way up a camera was held (CIPA DC-008, 4.6.4). */
final class ExifOrientation {

  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int AS_IT_IS = 1;

  /** Bytes of an entry of a directory. */
  private static final int ENTRY = 12;

  private ExifOrientation() {}

  /**
   * Reads it from the TIFF structure of an EXIF segment.
   *
   * @return 1 to 8; 1 also when there is none, or none that can be
   */
  static int of(byte[] file, int from, int length) {
    if (length < 14) return AS_IT_IS;
    var tiff = ByteBuffer.wrap(file, from, length).slice();
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    var directory = tiff.getInt(4);
    if (directory < 8 || directory > length - 2) return AS_IT_IS;
    var entries = tiff.getShort(directory) & 0xffff;
    for (var i = 0; i < entries; i++) {
      var at = directory + 2 + ENTRY * i;
      if (at > length - ENTRY) return AS_IT_IS;
      if ((tiff.getShort(at) & 0xffff) == TAG && tiff.getShort(at + 2) == SHORT) {
        var said = tiff.getShort(at + 8);
        return said >= 1 && said <= 8 ? said : AS_IT_IS;
      }
    }
    return AS_IT_IS;
  }
}
